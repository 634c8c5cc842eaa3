import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PointerEvent, useRef } from 'react';
import type { ColumnView } from '../findings/cell-view.ts';
import { narrowest } from './column-widths.ts';
import type { Sorting } from './sorted-rows.ts';

interface HeaderCellProps {
  readonly view: ColumnView;
  readonly width: number;
  /** The width at which all values in sight fit. */
  readonly widthThatFits: () => number;
  readonly direction: Sorting['direction'] | undefined;
  readonly onSort: () => void;
  readonly onResize: (width: number) => void;
}

/** Click sorts; the edge is dragged, or double-clicked to fit. */
export function HeaderCell({ view, width, widthThatFits, direction, onSort, onResize }: HeaderCellProps) {
  const drag = useRef<number | null>(null);
  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = event.clientX - width;
  };
  const move = (event: PointerEvent) => {
    if (drag.current !== null) onResize(Math.max(narrowest, event.clientX - drag.current));
  };
  const end = () => {
    drag.current = null;
  };
  return (
    <th scope="col" className={view.isNumber ? 'is-number' : ''} aria-sort={direction}>
      <button type="button" onClick={onSort} title={`${view.column.name} · ${view.column.type}`}>
        <span>{view.column.name}</span>
        {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
      </button>
      <span
        aria-hidden="true"
        className="column-edge"
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onDoubleClick={() => onResize(widthThatFits())}
      />
    </th>
  );
}
