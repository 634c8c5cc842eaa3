import { type Area, cellKind, type Grid } from './grid.ts';
import { couldBeNames, lookAt, textAt, usualKind } from './rows.ts';
import type { Sheet } from './workbook.ts';

/** Rows above a header that are looked through for it. */
const longestBanner = 30;

export const mostHeaderRows = 3;

/** Text over numbers. */
export function headsOther(grid: Grid, block: Area): boolean {
  for (let column = block.left; column <= block.right; column += 1) {
    const below = usualKind(grid, column, block.top + 1, block.bottom);
    if (
      grid.kindAt(block.top, column) === cellKind.text &&
      below !== cellKind.text &&
      below !== cellKind.empty
    )
      return true;
  }
  return false;
}

/** Place among the filled rows of the first that belongs to the table: the first that is about as full as the fullest. */
export function headerStart(sheet: Sheet, area: Area, filled: readonly number[]): number {
  const looks = filled.slice(0, longestBanner).map((row) => lookAt(sheet.grid, area, row));
  const fullest = Math.max(0, ...looks.map(({ filled: count }) => count));
  if (fullest < 2) return 0;
  const enough = Math.max(2, Math.ceil(fullest * 0.6));
  const found = Math.max(
    0,
    looks.findIndex(({ filled: count }) => count >= enough),
  );
  const above = filled[found - 1];
  if (above !== undefined && isGroupRow(sheet, area, above, filled[found])) {
    const further = filled[found - 2];
    return further !== undefined && isGroupRow(sheet, area, further, above) ? found - 2 : found - 1;
  }
  return found;
}

/** A row of a header that names groups of columns: merged over some but not all of them, right above the next row. */
function isGroupRow(sheet: Sheet, area: Area, row: number, next: number | undefined): boolean {
  if (next !== row + 1 || !couldBeNames(sheet.grid, area, row) || !couldBeNames(sheet.grid, area, next))
    return false;
  const width = area.right - area.left + 1;
  const spans = mergesIn(sheet, row, area).map(({ left, right }) => right - left + 1);
  if (spans.some((span) => span >= width)) return false;
  if (spans.some((span) => span > 1)) return true;
  const own = lookAt(sheet.grid, area, row).filled;
  const isSparser = own > 1 && own < lookAt(sheet.grid, area, next).filled;
  return isSparser && repeatsNames(sheet.grid, area, next) && !repeatsNames(sheet.grid, area, row);
}

function mergesIn({ merges }: Sheet, row: number, area: Area): readonly Area[] {
  return merges.filter(
    ({ top, bottom, left, right }) => top <= row && bottom >= row && right >= area.left && left <= area.right,
  );
}

function repeatsNames(grid: Grid, { left, right }: Area, row: number): boolean {
  const names = new Set<string>();
  for (let column = left; column <= right; column += 1) {
    const name = textAt(grid, row, column).toLowerCase();
    if (name !== '' && names.has(name)) return true;
    names.add(name);
  }
  return false;
}

export function headerRows(sheet: Sheet, area: Area, rows: readonly number[]): readonly number[] {
  const [first] = rows;
  if (first === undefined) return [];
  const header = [first];
  while (
    header.length < mostHeaderRows &&
    isGroupRow(sheet, area, header.at(-1) ?? first, rows[header.length])
  ) {
    header.push(rows[header.length] ?? first);
  }
  return isHeader(sheet.grid, area, header, rows.slice(header.length)) ? header : [];
}

/** Names that the columns below do not take for values. */
function isHeader(grid: Grid, area: Area, header: readonly number[], below: readonly number[]): boolean {
  if (!header.every((row) => couldBeNames(grid, area, row))) return false;
  if (header.length > 1) return true;
  const [row = 0] = header;
  const [top] = below;
  const width = area.right - area.left + 1;
  if (top === undefined) return width > 1 && lookAt(grid, area, row).texts > 1;
  if (width === 1)
    return (
      headsOther(grid, { ...area, top: row, bottom: below.at(-1) ?? row }) ||
      isShortName(grid, row, area.left)
    );
  return (
    !repeatsNames(grid, area, row) || headsOther(grid, { ...area, top: row, bottom: below.at(-1) ?? row })
  );
}

function isShortName(grid: Grid, row: number, column: number): boolean {
  const text = textAt(grid, row, column);
  return text.length <= 40 && !/[.!?:]$/.test(text) && grid.kindAt(row + 1, column) !== cellKind.empty;
}
