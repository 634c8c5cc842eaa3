import { type AmongRows, amongRows, strayOf } from './among-rows.ts';
import { modalWidth, namedDelimiter } from './dialect.ts';
import { inferReading } from './infer.ts';
import { acceptance } from './reading.ts';
import type { CsvRecord } from './records.ts';
import { isRuled } from './ruled.ts';
import { twoLineNames } from './two-line-names.ts';
import { isUnderNames } from './under-names.ts';
import { type UnderTable, underTable } from './under-table.ts';

/** Where the table stands in its file. */
export interface Layout {
  /** Cells in a row. */
  readonly width: number;
  /** The header's cells as they stand, or `undefined` when the file has none. */
  readonly header: readonly string[] | undefined;
  /** Place of the header among the records, blank lines counted. */
  readonly headerPlace: number | undefined;
  /** The second line of the names, where two make them together. */
  readonly secondNames?: CsvRecord;
  /** Of a row right under the header that holds units, or dashes. */
  readonly underNames?: CsvRecord;
  /** Records before the first row of data, blank lines counted. */
  readonly skipRecords: number;
  /** Lines above the header that do not belong to the table. */
  readonly preambleLines: number;
  readonly rows: readonly CsvRecord[];
  /** Of what stands among the rows and is none. */
  readonly among?: AmongRows;
  /** What stands under the rows, to the end of the file; empty where that was not looked for. */
  readonly under: readonly UnderTable[];
}

/** What of a file's head is known, and what was decided about it. */
export interface LayoutContext {
  /** The records are all of the file. */
  readonly isWhole: boolean;
  readonly headerLine?: number | undefined;
  readonly underNames?: 'left out' | 'rows' | undefined;
  readonly amongRows?: 'left out' | 'rows' | undefined;
  readonly underTable?: 'left out' | 'rows' | undefined;
}

/** How many lines of a title may stand above a table. */
const longestPreamble = 20;

export function layOut(head: string, all: readonly CsvRecord[], context: LayoutContext): Layout {
  const { headerLine } = context;
  const found = headerLine === undefined ? findLayout(head, all) : chosenLayout(head, all, headerLine);
  if (found.header === undefined) return found;
  const named = context.underNames === 'rows' ? found : withoutUnits(found, all);
  const layout = context.amongRows === 'rows' ? named : withoutStrays(named, all);
  return context.underTable === 'rows' || !context.isWhole ? layout : withoutUnder(layout, all);
}

function withoutUnits(layout: Layout, all: readonly CsvRecord[]): Layout {
  const [first, ...rows] = layout.rows;
  if (first === undefined || !isUnderNames(layout.rows)) return layout;
  return { ...layout, rows, underNames: first, skipRecords: all.indexOf(first) + 1 };
}

function withoutStrays(layout: Layout, all: readonly CsvRecord[]): Layout {
  const { header = [], headerPlace = 0, rows } = layout;
  const among = amongRows(header, all.slice(0, headerPlace), rows);
  if (among === undefined) return layout;
  return { ...layout, among, rows: rows.filter((row) => strayOf(row, among) === undefined) };
}

function withoutUnder(layout: Layout, all: readonly CsvRecord[]): Layout {
  const under = underTable(all.slice(layout.skipRecords), layout.width);
  const [first] = under;
  if (first === undefined) return layout;
  return { ...layout, under, rows: layout.rows.filter(({ line }) => line < first.record.line) };
}

function findLayout(head: string, all: readonly CsvRecord[]): Layout {
  const records = all.filter((record) => !isBlank(record));
  const afterName = namedDelimiter(head) === undefined ? 0 : 1;
  const width = modalWidth(records.slice(afterName).filter(({ cells }) => !isRuled(cells)));
  const start = startOfTable(records, afterName, width);
  const first = records[start];
  if (first === undefined) {
    const nothing = { header: undefined, headerPlace: undefined, preambleLines: 0 };
    return { width, ...nothing, skipRecords: 0, rows: [], under: [] };
  }
  const rest = records.slice(start + 1);
  const before = all.indexOf(first);
  const names = twoLineNames(first, rest, width);
  const preambleLines = start === 0 ? 0 : first.line - 1;
  const [second, ...below] = rest;
  if (names !== undefined && second !== undefined) {
    return {
      ...{ width, header: names, headerPlace: before, secondNames: second },
      ...{ skipRecords: all.indexOf(second) + 1, preambleLines, rows: below, under: [] },
    };
  }
  if (!isHeader(first, rest)) {
    const rows = [first, ...rest];
    return {
      ...{ width, header: undefined, headerPlace: undefined, skipRecords: before },
      ...{ preambleLines, rows, under: [] },
    };
  }
  return {
    width: Math.max(width, first.cells.length),
    header: first.cells,
    headerPlace: before,
    skipRecords: before + 1,
    preambleLines,
    rows: rest,
    under: [],
  };
}

/** `headerLine` is 0 when there is no header. */
function chosenLayout(head: string, all: readonly CsvRecord[], headerLine: number): Layout {
  const afterName = namedDelimiter(head) === undefined ? 0 : 1;
  const place = all.findIndex(({ line }) => line >= headerLine);
  const header = headerLine === 0 ? undefined : all[place];
  const first = headerLine === 0 ? afterName : place + 1;
  const rows = all.slice(first).filter((record) => !isBlank(record));
  const width = Math.max(modalWidth(rows), header?.cells.length ?? 0);
  const above = headerLine === 0 ? 0 : headerLine - 1;
  return {
    ...{ width, header: header?.cells, headerPlace: header === undefined ? undefined : place },
    ...{ skipRecords: first, preambleLines: above, rows, under: [] },
  };
}

function isBlank({ cells }: CsvRecord): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

function startOfTable(records: readonly CsvRecord[], from: number, width: number): number {
  if (width < 2) return from;
  const reach = Math.min(records.length, from + longestPreamble);
  for (let index = from; index < reach; index += 1) {
    const record = records[index];
    if (record === undefined || isTitle(record, records.slice(index + 1, reach), width)) continue;
    return namesBelow(records, index, width) ?? index;
  }
  return from;
}

/** Lines with gaps, of groups of columns or of whence a file comes, may stand above the names. */
const mostLinesWithGaps = 4;

/** The first full line of words below lines with gaps, where numbers or dates stand under most of its words. */
function namesBelow(records: readonly CsvRecord[], from: number, width: number): number | undefined {
  const isWhole = ({ cells }: CsvRecord): boolean =>
    cells.length === width && cells.every((cell) => cell.trim() !== '');
  const place = records.slice(from, from + mostLinesWithGaps + 1).findIndex(isWhole);
  const names = records[from + place];
  const [first, ...rest] = records.slice(from);
  if (first !== undefined && twoLineNames(first, rest, width) !== undefined) return undefined;
  if (place < 1 || width < 3 || names?.cells.every((cell) => isTextual(cell)) !== true) return undefined;
  const rows = records.slice(from + place + 1);
  const typed = names.cells.filter((_, column) => {
    const texts = textsBelow(rows, column);
    return texts.size > 0 && inferReading(texts).reading.kind !== 'text';
  });
  return rows.length > 1 && typed.length >= width / 2 ? from + place : undefined;
}

/** A line of a few words above the table, perhaps filled up with empty cells. */
function isTitle(record: CsvRecord, below: readonly CsvRecord[], width: number): boolean {
  const [next] = below;
  if (next === undefined) return false;
  if (record.cells.length < Math.max(2, width - 1)) return width > 2 || isAboveHeader(below);
  if (filledIn(record) > sparse(width)) return false;
  if (filledIn(record) !== 1 || filledIn(next) < full(width)) return isAboveNames(below, width);
  return width > 3 || next.cells.every((cell) => isTextual(cell) && cell.trim() !== '');
}

function filledIn({ cells }: CsvRecord): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** Cells that a title and what is said beside it fill in a row of so many. */
const sparse = (width: number): number => Math.max(1, width / 8);
/** Cells that the names of most columns fill. */
const full = (width: number): number => Math.max(3, width / 2);

/** Right above names, or above other lines of a few words that are. */
function isAboveNames(below: readonly CsvRecord[], width: number): boolean {
  const next = below.find((record) => filledIn(record) > sparse(width));
  if (next === undefined || filledIn(next) < full(width)) return false;
  return next.cells.every((cell) => isTextual(cell) || isYear(cell.trim()));
}

/** In a table of two columns, one cell alone may also name the second: then rows of data follow, not another header. */
function isAboveHeader(below: readonly CsvRecord[]): boolean {
  const first = below.find(({ cells }) => cells.length > 1);
  return first?.cells.every((cell) => isTextual(cell)) ?? false;
}

/** A first row is a header unless it looks like the rows below it. */
function isHeader(first: CsvRecord, rest: readonly CsvRecord[]): boolean {
  if (rest.length === 0) return first.cells.every((cell) => isTextual(cell));
  const isRepeated = rest.some(({ cells }) => cells.length > 1 && sameCells(cells, first.cells));
  if (isRepeated && first.cells.every((cell) => isTextual(cell))) return true;
  const isCount = isCounting(first.cells);
  const votes = first.cells.map((cell, column) =>
    isCount && /^\d+$/.test(cell.trim()) ? 0 : headerVote(cell.trim(), textsBelow(rest, column)),
  );
  const distinct = new Set(first.cells).size === first.cells.length ? 1 : 0;
  return votes.reduce((sum, vote) => sum + vote, distinct) >= 0;
}

function sameCells(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, index) => cell === other[index]);
}

/** Names, and then 1, 2, 3 and so on: a count of rounds or days heads columns too. */
function isCounting(cells: readonly string[]): boolean {
  const counts = cells.filter((cell) => /^\d+$/.test(cell.trim())).map(Number);
  const isRun = counts.every((count, index) => index === 0 || count === (counts[index - 1] ?? 0) + 1);
  return counts.length >= 3 && isRun && cells.some((cell) => isTextual(cell) && cell.trim() !== '');
}

function isTextual(cell: string): boolean {
  const text = cell.trim();
  return text === '' || inferReading(new Set([text])).reading.kind === 'text';
}

function textsBelow(rest: readonly CsvRecord[], column: number): ReadonlySet<string> {
  const texts = rest.slice(0, 1000).map((record) => record.cells[column]?.trim() ?? '');
  return new Set(texts.filter((text) => text !== ''));
}

/** Above 0 when the cell looks like a name of the column below it, under 0 when like one of its values. */
function headerVote(cell: string, below: ReadonlySet<string>): number {
  if (cell === '' || isYear(cell)) return 0;
  const { reading } = inferReading(below);
  if (reading.kind !== 'text') return acceptance(reading)(cell) ? -2 : 2;
  if (below.has(cell)) return -0.4;
  return isTextual(cell) ? 0.1 : 0;
}

/** Years often head columns of numbers. */
function isYear(cell: string): boolean {
  return /^(19|20)\d\d$/.test(cell);
}
