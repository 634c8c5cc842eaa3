import { blocksOf, type Filled } from './blocks.ts';
import { type Area, SheetTooLarge } from './grid.ts';
import { headerRows, headerStart } from './header-rows.ts';
import { joinBlocks } from './join-blocks.ts';
import { isFootnote, isTotal, isUnitsRow } from './row-kinds.ts';
import { lookAt } from './rows.ts';
import type { Sheet } from './workbook.ts';

/** Where a table stands on its sheet. Rows and columns of the sheet, from 0. */
export interface TableArea {
  /** All that belongs to it, what is set aside too. */
  readonly area: Area;
  /** The rows that hold its header, from top to bottom; none when it has none. */
  readonly header: readonly number[];
  /** The row of units under the header. */
  readonly units: number | undefined;
  /** Rows above the header: titles, and what is said about the data. */
  readonly banner: readonly number[];
  readonly totals: readonly number[];
  readonly footnotes: readonly number[];
  /** The rows of data; blank ones are left out. */
  readonly rows: readonly number[];
}

const mostAreaCells = 200_000_000;

/** Finds the tables of a sheet, with what belongs to each. `headerLine` is a row that a person takes for the header, 0 for none. */
export function tablesOf(sheet: Sheet, filled: Filled, headerLine: number | undefined): readonly TableArea[] {
  const { grid } = sheet;
  const found = joinBlocks(grid, blocksOf(filled));
  if (found.some(isTooWide)) throw new SheetTooLarge('A table of few values in too many cells.');
  return found.map((area) => layOut(sheet, area, headerLine));
}

/** Most of its cells would be empty: a million rows and hundreds of columns are beyond what a sheet can be filled with here. */
function isTooWide({ top, bottom, left, right }: Area): boolean {
  return (bottom - top + 1) * (right - left + 1) > mostAreaCells;
}

function layOut(sheet: Sheet, area: Area, headerLine: number | undefined): TableArea {
  const { grid } = sheet;
  const filled: number[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    if (lookAt(grid, area, row).filled > 0) filled.push(row);
  }
  const chosen = headerLine === undefined ? -1 : filled.indexOf(headerLine - 1);
  const start = chosen === -1 ? headerStart(sheet, area, filled) : chosen;
  const banner = filled.slice(0, start);
  const found = chosen === -1 ? headerRows(sheet, area, filled.slice(start)) : filled.slice(start, start + 1);
  const header = headerLine === 0 ? [] : found;
  let body = filled.slice(start + header.length);
  const units = header.length > 0 && isUnitsRow(grid, area, body) ? body[0] : undefined;
  if (units !== undefined) body = body.slice(1);
  const footnotes = atEnd(body, (row) => isFootnote(grid, area, row));
  body = body.slice(0, body.length - footnotes.length);
  const totals = header.length > 0 ? atEnd(body, (row) => isTotal(grid, area, row)) : [];
  const rows = body.slice(0, body.length - totals.length);
  return { area, header, units, banner, totals, footnotes, rows };
}

function atEnd(rows: readonly number[], belongs: (row: number) => boolean): readonly number[] {
  let from = rows.length;
  while (from > 0 && belongs(rows[from - 1] ?? 0)) from -= 1;
  return rows.slice(from);
}
