import { isNote, isTotalWord } from '../row-words.ts';
import { inferReading } from './infer.ts';
import type { CsvRecord } from './records.ts';
import { isRuled } from './ruled.ts';
import { isProvenTotal } from './total-row.ts';

/** What stands under a table at the end of its file, line by line. */
export interface UnderTable {
  readonly record: CsvRecord;
  readonly what: 'blank line' | 'note' | 'total';
}

/** From this length on, words alone in a line are a sentence rather than a value. */
const sentenceLength = 40;
const sentenceWords = 5;

/**
 * The lines behind the last row: blank ones, notes, and totals that are the sums of the rows above them. `records` are
 * all behind the header, to the end of the file.
 */
export function underTable(records: readonly CsvRecord[], width: number): readonly UnderTable[] {
  if (width < 2) return [];
  const end = endOfRows(records, width);
  const rows = records.slice(0, end);
  const totals = totalsAtEnd(rows);
  return records.slice(end - totals).map((record, index) => ({
    record,
    what: index < totals ? 'total' : isEmpty(record) ? 'blank line' : 'note',
  }));
}

/** The last row, where it calls itself a total and is none that the rows above prove. */
export function doubtfulTotal(rows: readonly CsvRecord[]): CsvRecord | undefined {
  const last = rows.at(-1);
  return last !== undefined && rows.length > 2 && callsItselfTotal(last) ? last : undefined;
}

function endOfRows(records: readonly CsvRecord[], width: number): number {
  let end = records.length - closingLines(records);
  while (end > 0 && isBeside(records[end - 1], width)) end -= 1;
  if (end === 0) return records.length;
  const last = end;
  if (isForeign(records[last], records.slice(0, last))) return last;
  const hasSuchRows = records.slice(0, last).some(isLoneText);
  while (end < records.length && !opensNotes(records[end], width, hasSuchRows || end > last)) end += 1;
  return end;
}

/** Words where all above have a number or a date. */
function isForeign(record: CsvRecord | undefined, above: readonly CsvRecord[]): boolean {
  const [first = ''] = record?.cells ?? [];
  return isText(first) && isOfValues(above);
}

/** The first column holds numbers or dates. */
function isOfValues(rows: readonly CsvRecord[]): boolean {
  const texts = new Set(rows.map(({ cells }) => cells[0]?.trim() ?? '').filter((text) => text !== ''));
  return texts.size > 1 && inferReading(texts).reading.kind !== 'text';
}

/** As many lines may sum up an account at its end. */
const mostClosingLines = 5;

/** How many lines of words behind a blank one sum up rows that begin with numbers or dates. */
function closingLines(records: readonly CsvRecord[]): number {
  const last = records.findLastIndex((record) => !closes(record));
  const blank = records[last];
  const count = records.length - 1 - last;
  if (count > mostClosingLines || blank === undefined || !isEmpty(blank)) return 0;
  return isOfValues(records.slice(0, last)) ? count : 0;
}

/** Words and gaps: “Closing balance;;1,687.01”. */
function closes(record: CsvRecord): boolean {
  const [first = '', ...others] = record.cells;
  return isText(first) && others.some((cell) => cell.trim() === '') && !callsItselfTotal(record);
}

/** Empty, words alone in their line, or a few values where there should be many. */
function isBeside(record: CsvRecord | undefined, width: number): boolean {
  if (record === undefined) return false;
  return isEmpty(record) || isLoneText(record) || isRagged(record, width);
}

/** Where rows of the table hold one text alone too, no length of it tells a note. */
function opensNotes(record: CsvRecord | undefined, width: number, hasSuchRows: boolean): boolean {
  if (record === undefined || isEmpty(record)) return true;
  const text = record.cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
  if (isNote(text)) return true;
  if (hasSuchRows || width === 2) return false;
  return text.length > sentenceLength || text.split(/\s+/).length >= sentenceWords;
}

/** Or drawn of dashes. */
function isEmpty({ cells }: CsvRecord): boolean {
  return isRuled(cells) || cells.every((cell) => cell.trim() === '');
}

function isLoneText({ cells: [first = '', ...others] }: CsvRecord): boolean {
  return others.every((cell) => cell.trim() === '') && isText(first);
}

function isRagged({ cells }: CsvRecord, width: number): boolean {
  return cells.length <= width / 3 && cells.some(isText);
}

function isText(cell: string): boolean {
  const text = cell.trim();
  return text !== '' && inferReading(new Set([text])).reading.kind === 'text';
}

/** How many: a sum and an average, say. */
function totalsAtEnd(rows: readonly CsvRecord[]): number {
  const last = rows.findLastIndex((row) => !callsItselfTotal(row));
  const above = rows.slice(0, last + 1);
  const totals = rows.slice(last + 1);
  return totals.every((total) => isProvenTotal(total, above)) ? totals.length : 0;
}

function callsItselfTotal({ cells }: CsvRecord): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 1 && isTotalWord(filled[0] ?? '');
}
