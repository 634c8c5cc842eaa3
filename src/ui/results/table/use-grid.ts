import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { TableLook } from '../../../state/results.ts';
import type { RowSource } from '../rows/row-source.ts';
import { directionOf, nextDirection, sortedBy } from './changed-look.ts';
import { type GridAct, gridAct } from './grid-keys.ts';
import { rowHeight } from './grid-scroll.ts';
import { type PlacedColumn, widthOfAll } from './placed-columns.ts';
import { blockOf, type Selected, type Spot } from './selection.ts';
import { useCopyCells } from './use-copy-cells.ts';
import type { GridScroll } from './use-grid-scroll.ts';

interface GridGiven {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly scroll: GridScroll;
  readonly source: RowSource;
  readonly placed: readonly PlacedColumn[];
  readonly look: TableLook;
  readonly onLook: (change: Partial<TableLook>) => void;
  readonly onSelect: ((selected: Selected | null) => void) | undefined;
}

export interface Grid {
  readonly selected: Selected | null;
  readonly select: (selected: Selected | null) => void;
  /** The column whose menu is open. */
  readonly menu: string | null;
  readonly setMenu: (column: string | null) => void;
  readonly isDetailOpen: boolean;
  readonly setIsDetailOpen: (isOpen: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
}

/** What is selected and open in the grid, and what its keys do. */
export function useGrid(given: GridGiven): Grid {
  const { scroller, scroll, source, placed, look, onLook } = given;
  const [selected, setSelected] = useState<Selected | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const [isDetailOpen, setIsDetailOpen] = useState(false);
  const copy = useCopyCells(source, placed);
  const bounds = {
    rows: source.rowCount,
    columns: placed.length,
    page: Math.max(1, Math.floor(scroll.extent.view / rowHeight) - 1),
  };
  const select = (next: Selected | null) => {
    setSelected(next);
    given.onSelect?.(next);
  };
  const goTo = (spot: Spot, isExtending: boolean) => {
    select({ anchor: isExtending && selected !== null ? selected.anchor : spot, head: spot });
    if (spot.row >= 0) scroll.showRow(spot.row);
    showColumn(scroller.current, placed[spot.column], placed);
  };
  const leave = () => {
    if (isDetailOpen) setIsDetailOpen(false);
    else select(null);
  };
  const name = placed[selected?.head.column ?? 0]?.view.column.name ?? '';
  const perform = (act: GridAct): void => {
    switch (act.act) {
      case 'go':
        goTo(act.to, act.isExtending);
        return;
      case 'select-all':
        select(everything(bounds));
        return;
      case 'copy':
        if (selected !== null) void copy(blockOf(selected), 'tsv');
        return;
      case 'menu':
        setMenu(name);
        return;
      case 'sort':
        onLook(sortedBy(look, name, nextDirection(directionOf(look, name)), act.isMore));
        return;
      case 'open':
        setIsDetailOpen(true);
        return;
      case 'leave':
        leave();
        return;
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const act = event.target === event.currentTarget ? gridAct(event, selected, bounds) : undefined;
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    perform(act);
  };
  return { selected, select, menu, setMenu, isDetailOpen, setIsDetailOpen, onKeyDown };
}

function everything({ rows, columns }: { readonly rows: number; readonly columns: number }): Selected | null {
  return rows === 0 ? null : { anchor: { row: 0, column: 0 }, head: { row: rows - 1, column: columns - 1 } };
}

/** Scrolls sideways no further than needed; pinned columns are always in view, and cover what is behind them. */
export function showColumn(
  scroller: HTMLElement | null,
  column: PlacedColumn | undefined,
  placed: readonly PlacedColumn[],
): void {
  if (scroller === null || column === undefined || column.isPinned) return;
  const covered = widthOfAll(placed.filter(({ isPinned }) => isPinned));
  const [from, to] = [column.left - covered, column.left + column.width - scroller.clientWidth];
  if (from < scroller.scrollLeft) scroller.scrollLeft = from;
  else if (to > scroller.scrollLeft) scroller.scrollLeft = to;
}
