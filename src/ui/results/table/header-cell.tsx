import { ArrowDown, ArrowUp, ChevronDown, ListFilter } from 'lucide-react';
import { type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Condition, Ordering } from '../../../core/held-result.ts';
import { useWords } from '../../language/use-words.ts';
import { narrowest } from '../column-widths.ts';
import type { RowSource } from '../rows/row-source.ts';
import { nextDirection } from './changed-look.ts';
import { ColumnFiguresView } from './column-figures.tsx';
import { type ColumnActions, ColumnMenu } from './column-menu.tsx';
import { Floating } from './floating.tsx';
import type { PlacedColumn } from './placed-columns.ts';
import { resultsTableWords } from './words.ts';

/** Milliseconds that the pointer rests on a header before its figures are measured. */
const restMs = 450;

interface HeaderCellProps extends Omit<ColumnActions, 'onSort'> {
  readonly id: string;
  readonly placed: PlacedColumn;
  /** From 1, as screen readers count. */
  readonly place: number;
  readonly isActive: boolean;
  readonly direction: Ordering['direction'] | undefined;
  readonly condition: Condition | undefined;
  readonly source: RowSource;
  readonly canHide: boolean;
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
  /** `undefined`: as it came. `isMore` sorts by this column after those before. */
  readonly onSort: (direction: Ordering['direction'] | undefined, isMore: boolean) => void;
  readonly onResize: (width: number) => void;
}

/** A click sorts; the edge is dragged, or double-clicked to fit; resting on it tells what is in the column. */
export function HeaderCell(props: HeaderCellProps) {
  const { id, placed, place, isActive, direction, condition, source, isMenuOpen, onMenu, onSort } = props;
  const { column, isNumber } = placed.view;
  const words = useWords(resultsTableWords).column;
  const cell = useRef<HTMLTableCellElement>(null);
  const hint = useRest();
  const sort = (event: MouseEvent) => onSort(nextDirection(direction), event.shiftKey);
  return (
    <th
      ref={cell}
      id={id}
      scope="col"
      aria-colindex={place}
      aria-sort={direction}
      className={classesOf({ isNumber, isPinned: placed.isPinned, isActive })}
      style={placed.isPinned ? { left: placed.left } : undefined}
      onPointerEnter={hint.enter}
      onPointerLeave={hint.leave}
      onPointerDown={hint.leave}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(true);
      }}
    >
      <button type="button" tabIndex={-1} className="header-name" onClick={sort}>
        <span>{column.name}</span>
        {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
        {condition !== undefined && <ListFilter size={12} aria-hidden />}
      </button>
      <button
        type="button"
        tabIndex={-1}
        className="header-menu"
        aria-label={words.menu(column.name)}
        aria-expanded={isMenuOpen}
        onClick={() => onMenu(!isMenuOpen)}
      >
        <ChevronDown size={14} aria-hidden />
      </button>
      <ColumnEdge width={placed.width} onResize={props.onResize} onFit={props.onFit} />
      {isMenuOpen && cell.current && (
        <ColumnMenu
          {...props}
          anchor={cell.current}
          onSort={(chosen) => onSort(chosen, false)}
          onClose={() => onMenu(false)}
        />
      )}
      {hint.isShown && !isMenuOpen && cell.current && (
        <Floating label={words.about(column.name)} anchor={cell.current} kind="hint" onClose={hint.leave}>
          <ColumnFiguresView view={placed.view} source={source} />
        </Floating>
      )}
    </th>
  );
}

function classesOf(is: {
  readonly isNumber: boolean;
  readonly isPinned: boolean;
  readonly isActive: boolean;
}) {
  return [is.isNumber && 'is-number', is.isPinned && 'is-pinned', is.isActive && 'is-active']
    .filter(Boolean)
    .join(' ');
}

/** Whether a mouse has rested here for a while. */
function useRest() {
  const [isShown, setIsShown] = useState(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return {
    isShown,
    enter: ({ pointerType }: PointerEvent) => {
      if (pointerType === 'mouse') timer.current = window.setTimeout(() => setIsShown(true), restMs);
    },
    leave: () => {
      window.clearTimeout(timer.current);
      setIsShown(false);
    },
  };
}

interface ColumnEdgeProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
  readonly onFit: () => void;
}

function ColumnEdge({ width, onResize, onFit }: ColumnEdgeProps) {
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
    <span
      aria-hidden="true"
      className="column-edge"
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={onFit}
    />
  );
}
