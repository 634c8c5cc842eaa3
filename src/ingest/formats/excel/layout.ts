import { blocksOf, type Filled } from './blocks.ts';
import { type Area, cellKind, type Grid, SheetTooLarge } from './grid.ts';
import { couldBeNames, lookAt, textAt, usualKind } from './rows.ts';
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

/** Rows above a header that are looked through for it. */
const longestBanner = 30;
const mostHeaderRows = 3;
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

/** Blank lines stand between two tables, under a title, above a footnote, and within a table: which, its cells tell. */
function joinBlocks(grid: Grid, bands: readonly (readonly Area[])[]): readonly Area[] {
  const tables: Area[] = [];
  let open: Area[] = [];
  let prose: Area | undefined;
  for (const band of bands) {
    if (band.every((block) => isProse(grid, block))) {
      const block = wholeOf(band);
      if (isFarFrom(open, block)) continue;
      if (open.length === 0 || isTitleLike(grid, block, bands, band))
        prose = prose === undefined ? block : united(prose, block);
      else if (open.length > 0) open = extendLast(open, block);
      continue;
    }
    const joined =
      open.length > 0 &&
      band.length === open.length &&
      band.every((block, index) => goesOn(grid, open[index], block));
    if (joined && prose === undefined) {
      open = open.map((area, index) => united(area, band[index] ?? area));
      continue;
    }
    tables.push(...open);
    open = band.map((block, index) => (index === 0 && prose !== undefined ? united(prose, block) : block));
    prose = undefined;
  }
  tables.push(...open);
  if (prose !== undefined)
    return tables.length === 0 ? [prose] : [...tables.slice(0, -1), united(tables.at(-1) ?? prose, prose)];
  return tables;
}

/** Rows or columns between a table and a word that has nothing to do with it. */
const farAway = 500;

function isFarFrom(open: readonly Area[], block: Area): boolean {
  if (open.length === 0) return false;
  const { bottom, right } = wholeOf(open);
  return block.top - bottom > farAway || block.left - right > farAway;
}

function extendLast(open: readonly Area[], block: Area): Area[] {
  return open.map((area, index) => (index === 0 ? united(area, block) : area));
}

/** A cell to a row, of text: a title, a remark. */
function isProse(grid: Grid, block: Area): boolean {
  if (block.bottom - block.top > 20) return false;
  for (let row = block.top; row <= block.bottom; row += 1) {
    const { filled, texts } = lookAt(grid, block, row);
    if (filled > 1 || texts !== filled) return false;
  }
  return true;
}

/** Words between two tables are the title of the second when they are short and no note. */
function isTitleLike(
  grid: Grid,
  block: Area,
  bands: readonly (readonly Area[])[],
  band: readonly Area[],
): boolean {
  if (bands.at(-1) === band) return false;
  const { first } = lookAt(grid, block, block.top);
  const text = textAt(grid, block.top, first);
  return !isNote(text) && text.length <= 80;
}

/** Whether what stands under a blank row are more rows of the table above. */
function goesOn(grid: Grid, above: Area | undefined, block: Area): boolean {
  if (above === undefined) return false;
  if (isTotal(grid, block, block.top)) return true;
  if (isHeaderOf(grid, above, block)) return true;
  const isWithin = block.left >= above.left && block.right <= above.right;
  if (!isWithin) return false;
  const startsAnew = couldBeNames(grid, block, block.top) && block.bottom > block.top;
  if (!startsAnew) return true;
  if (lookAt(grid, block, block.top).filled < 2) return false;
  return !headsOther(grid, block) && looksAlike(grid, above, block);
}

/** Names alone, over a blank row and values: tables with rows that have names of their own are written so. */
function isHeaderOf(grid: Grid, above: Area, block: Area): boolean {
  if (above.bottom - above.top >= mostHeaderRows || block.right !== above.right) return false;
  if (block.left > above.left || above.left - block.left > mostHeaderRows) return false;
  for (let row = above.top; row <= above.bottom; row += 1) {
    if (!couldBeNames(grid, above, row) || lookAt(grid, above, row).filled < 2) return false;
  }
  return !couldBeNames(grid, block, block.top);
}

/** Text over numbers. */
function headsOther(grid: Grid, block: Area): boolean {
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

function looksAlike(grid: Grid, above: Area, block: Area): boolean {
  for (let column = above.left; column <= above.right; column += 1) {
    const one = usualKind(grid, column, above.top + 1, above.bottom);
    const other = usualKind(grid, column, block.top, block.bottom);
    if (one !== cellKind.empty && other !== cellKind.empty && one !== other) return false;
  }
  return true;
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

/** Place among the filled rows of the first that belongs to the table: the first that is about as full as the fullest. */
function headerStart(sheet: Sheet, area: Area, filled: readonly number[]): number {
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

function headerRows(sheet: Sheet, area: Area, rows: readonly number[]): readonly number[] {
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

const unitWords =
  /^([[(].{1,24}[\])]|[%‰°#$€£¥₹]|°[CFK]|[kmcµnMG]?(m|g|l|L|W|Wh|V|A|Hz|B|Pa|N|J|s|t)|(k|c|m|d)?m[²³23]|ha|km\/h|m\/s|mph|h|hrs?|min|sec|days?|years?|pcs|units?|USD|EUR|GBP|CHF|JPY|CNY|(in )?(k|m|bn|mio\.?|thousands?|millions?|tsd\.?) ?(USD|EUR|GBP|CHF|[$€£])?|[$€£]? ?(k|m|mn|bn|000s?))$/i;

/** Words over numbers, in the row under the names, of which most are units. */
function isUnitsRow(grid: Grid, area: Area, body: readonly number[]): boolean {
  const [row, next] = body;
  if (row === undefined || next === undefined) return false;
  const { filled, texts } = lookAt(grid, area, row);
  if (filled === 0 || texts !== filled) return false;
  let overNumbers = 0;
  for (let column = area.left; column <= area.right; column += 1) {
    const text = textAt(grid, row, column);
    if (text === '' || text === '-') continue;
    const below = usualKind(grid, column, next, body.at(-1) ?? next);
    if (below === cellKind.number && unitWords.test(text)) overNumbers += 1;
    else if (!unitWords.test(text) && below !== cellKind.text) return false;
  }
  return overNumbers > 0 && overNumbers >= filled / 2;
}

const totalWords =
  /^(grand |sub-?|overall )?(totals?|sum|summe|gesamt(summe)?|zwischensumme|insgesamt|total général|totaal|totale|suma|итого|всего|合計|总计|合计|average|mean|mittelwert|durchschnitt)\b|^(итого|всего|合計|总计|合计)/i;

function isTotal(grid: Grid, area: Area, row: number): boolean {
  const { first, filled, texts } = lookAt(grid, area, row);
  return filled > texts && totalWords.test(textAt(grid, row, first));
}

function isNote(text: string): boolean {
  return /^([*†‡¹²³⁴§]|\(?\d\)|\[\d\]|notes?\b|source|sources\b|quelle|hinweis|anmerkung|nota|fuente|remarks?\b|as of\b|stand:?\b|©)/i.test(
    text,
  );
}

/** A cell of words alone in its row, under a table of more columns. */
function isFootnote(grid: Grid, area: Area, row: number): boolean {
  const { filled, texts, first } = lookAt(grid, area, row);
  if (filled !== 1 || texts !== 1 || area.right === area.left) return false;
  const text = textAt(grid, row, first);
  return (
    isNote(text) ||
    text.length > 40 ||
    (text.split(/\s+/).length > 4 && area.right - area.left > 1) ||
    isAfterBlank(grid, area, row)
  );
}

function isAfterBlank(grid: Grid, area: Area, row: number): boolean {
  return row > area.top && lookAt(grid, area, row - 1).filled === 0 && area.right - area.left > 1;
}

function wholeOf(areas: readonly Area[]): Area {
  return areas.reduce(united);
}

function united(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
  };
}
