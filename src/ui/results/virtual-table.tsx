import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Cell } from '../../core/cell.ts';
import type { Selection } from '../../state/workspace.ts';
import type { ColumnView } from '../findings/cell-view.ts';
import { exactText, NoValue } from '../findings/plain-table.tsx';
import { formatCell } from '../format.ts';
import { fittingWidth } from './column-widths.ts';
import { HeaderCell } from './header-cell.tsx';
import { type Sorting, sortedPlaces } from './sorted-rows.ts';
import './virtual-table.css';

interface VirtualTableProps {
  readonly label: string;
  readonly views: readonly ColumnView[];
  readonly rows: readonly (readonly Cell[])[];
  /** The cell to be shown and marked. */
  readonly cell: Selection['cell'];
}

const rowHeight = 28;

/** Any number of rows, of which those in view are drawn. */
export function VirtualTable({ label, views, rows, cell }: VirtualTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [resized, setResized] = useState<Readonly<Record<number, number>>>({});
  const places = useMemo(() => sortedPlaces(rows, sorting), [rows, sorting]);
  const fitting = useMemo(() => views.map((view) => fittingWidth(view, rows)), [views, rows]);
  const virtualizer = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });

  useEffect(() => {
    if (cell !== null) bringIntoView(scroller.current, places.indexOf(cell.row), cell.column);
  }, [cell, places]);

  const drawn = virtualizer.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const widthOf = (view: ColumnView) => resized[view.index] ?? fitting[view.index] ?? 120;
  const fullWidth = views.reduce((sum, view) => sum + widthOf(view), 0);
  return (
    <div ref={scroller} className="virtual-table">
      <table aria-label={label} aria-rowcount={places.length + 1} style={{ width: fullWidth }}>
        <colgroup>
          {views.map((view) => (
            <col key={view.index} data-column={view.column.name} style={{ width: widthOf(view) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {views.map((view) => (
              <HeaderCell
                key={view.index}
                view={view}
                width={widthOf(view)}
                widthThatFits={() => fittingWidth(view, rows, 640)}
                direction={sorting?.by === view.index ? sorting.direction : undefined}
                onSort={() => setSorting(nextSorting(sorting, view.index))}
                onResize={(width) => setResized({ ...resized, [view.index]: width })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {drawn.map(({ index }) => (
            <Row key={index} index={index} place={places[index] ?? 0} views={views} rows={rows} cell={cell} />
          ))}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Pick<VirtualTableProps, 'views' | 'rows' | 'cell'> {
  readonly index: number;
  /** Place of the row in the result, before it was sorted. */
  readonly place: number;
}

function Row({ index, place, views, rows, cell }: RowProps) {
  return (
    <tr aria-rowindex={index + 2}>
      {views.map((view) => {
        const isMarked = cell?.row === place && cell.column === view.column.name;
        const value = rows[place]?.[view.index] ?? null;
        return (
          <td
            key={view.index}
            className={`${view.isNumber ? 'is-number' : ''} ${isMarked ? 'is-marked' : ''}`}
            title={exactText(value)}
            aria-current={isMarked ? 'true' : undefined}
          >
            {value === null ? <NoValue /> : formatCell(value, view.style)}
          </td>
        );
      })}
    </tr>
  );
}

/** First click ascending, second descending, third as the query gave it. */
function nextSorting(now: Sorting | null, by: number): Sorting | null {
  if (now?.by !== by) return { by, direction: 'ascending' };
  return now.direction === 'ascending' ? { by, direction: 'descending' } : null;
}

function bringIntoView(scroller: HTMLElement | null, index: number, column: string): void {
  if (scroller === null || index < 0) return;
  const columns = [...scroller.querySelectorAll('col')];
  const place = columns.findIndex((each) => each.dataset.column === column);
  const left = columns.slice(0, place).reduce((sum, each) => sum + each.getBoundingClientRect().width, 0);
  scroller.scrollTo({
    top: Math.max(0, index * rowHeight - scroller.clientHeight / 2),
    left: Math.max(0, left - scroller.clientWidth / 2),
  });
}
