import type { Cell } from '../../core/cell.ts';
import type { ColumnView } from '../findings/cell-view.ts';
import { formatCell } from '../format.ts';

const letterWidth = 7.3;
const padding = 28;
const looked = 100;
const longResult = 1000;
const roomyNumber = 10;
/** A name that is longer than this and than its values is cut: its menu shows it whole. */
const longestName = 24;

export const narrowest = 64;
const widest = 280;

/** Pixels that a column needs for its name and its first values, within bounds. */
export function fittingWidth(
  view: ColumnView,
  rows: readonly (readonly Cell[])[],
  most: number = widest,
): number {
  const longest = rows
    .slice(0, looked)
    .reduce((length, row) => Math.max(length, formatCell(row[view.index] ?? null, view.style).length), 0);
  // Numbers grow over a long result, and one that is cut off is a wrong one.
  const least = view.isNumber && rows.length >= longResult ? roomyNumber : 0;
  const letters = Math.max(longest, least, Math.min(longestName, view.column.name.length) + 2);
  return Math.round(Math.min(most, Math.max(narrowest, letters * letterWidth + padding)));
}
