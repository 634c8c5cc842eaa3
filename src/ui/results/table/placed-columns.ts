import type { TableLook } from '../../../state/results.ts';
import type { ColumnView } from '../../findings/cell-view.ts';

/** A column where it is drawn. */
export interface PlacedColumn {
  readonly view: ColumnView;
  readonly width: number;
  /** Pixels from the left edge of the table. */
  readonly left: number;
  readonly isPinned: boolean;
}

/** Columns beyond this many are drawn only where they are in view. */
const fewColumns = 24;
/** Pixels beyond the window that are drawn too. */
const ahead = 200;

/** The columns that are shown, the pinned ones first. The first column names the row: it is pinned until something else is. */
export function placeColumns(
  views: readonly ColumnView[],
  look: Pick<TableLook, 'hidden' | 'pinned' | 'widths'>,
  fitting: readonly number[],
  available: number,
): readonly PlacedColumn[] {
  const shown = views.filter(({ column }) => !look.hidden.includes(column.name));
  const isPinned = ({ column }: ColumnView): boolean => pinnedNames(views, look).includes(column.name);
  const placed: PlacedColumn[] = [];
  const stretch = stretchOf(shown, look.widths, fitting, available);
  for (const view of [...shown.filter(isPinned), ...shown.filter((each) => !isPinned(each))]) {
    const before = placed.at(-1);
    placed.push({
      view,
      width: look.widths[view.column.name] ?? Math.floor((fitting[view.index] ?? 120) * stretch),
      left: before === undefined ? 0 : before.left + before.width,
      isPinned: isPinned(view),
    });
  }
  return placed;
}

/** Columns that were not resized share what room is left over. */
function stretchOf(
  shown: readonly ColumnView[],
  widths: TableLook['widths'],
  fitting: readonly number[],
  available: number,
): number {
  const sum = (of: readonly (number | undefined)[]) =>
    of.reduce<number>((total, each) => total + (each ?? 0), 0);
  const free = shown.filter(({ column }) => widths[column.name] === undefined);
  const [given, wanted] = [
    sum(shown.map(({ column }) => widths[column.name])),
    sum(free.map(({ index }) => fitting[index])),
  ];
  return wanted === 0 ? 1 : Math.max(1, (available - given) / wanted);
}

export function pinnedNames(
  views: readonly ColumnView[],
  { pinned }: Pick<TableLook, 'pinned'>,
): readonly string[] {
  return pinned ?? views.slice(0, 1).map(({ column }) => column.name);
}

export function widthOfAll(columns: readonly PlacedColumn[]): number {
  const last = columns.at(-1);
  return last === undefined ? 0 : last.left + last.width;
}

/** What is drawn of the columns: all pinned ones, and those in the window; gaps keep the place of the others. */
export interface DrawnColumns {
  readonly pinned: readonly PlacedColumn[];
  readonly gapBefore: number;
  readonly others: readonly PlacedColumn[];
  readonly gapAfter: number;
}

export function drawnColumns(
  columns: readonly PlacedColumn[],
  scrollLeft: number,
  width: number,
): DrawnColumns {
  const pinned = columns.filter(({ isPinned }) => isPinned);
  const rest = columns.filter(({ isPinned }) => !isPinned);
  if (columns.length <= fewColumns) return { pinned, gapBefore: 0, others: rest, gapAfter: 0 };
  const others = rest.filter(
    (each) => each.left + each.width > scrollLeft - ahead && each.left < scrollLeft + width + ahead,
  );
  const [first, last] = [others[0], others.at(-1)];
  return {
    pinned,
    others,
    gapBefore: (first?.left ?? 0) - widthOfAll(pinned),
    gapAfter: widthOfAll(columns) - (last === undefined ? 0 : last.left + last.width),
  };
}
