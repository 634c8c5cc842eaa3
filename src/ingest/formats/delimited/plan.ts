import type { ImportNote } from '../../../core/dataset.ts';
import { infoNote } from '../../../core/import-note.ts';
import type { ReadChoices } from '../../../core/import-report.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { nameColumns } from './column-names.ts';
import { detectDialect } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import { type Habits, habitsOf, type Inferred, inferReading } from './infer.ts';
import { type Layout, layOut } from './layout.ts';
import type { Reading } from './reading.ts';
import { type CsvRecord, type Dialect, readRecords } from './records.ts';
import type { Samples } from './samples.ts';
import { doubtfulNotes, underNotes, unitsNotes } from './under-notes.ts';

export interface ColumnPlan extends Inferred {
  readonly name: string;
  readonly reading: Reading;
  /** Distinct texts that were seen of it. */
  readonly texts: ReadonlySet<string>;
  /** The reader stumbles over cells of it that fit, such as those that hold blanks alone: they are read as texts first. */
  readonly isStumbledOver?: true;
}

/** All that is needed to read a file, before it is read. */
export interface Plan {
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  /** Records before the first row of data, blank lines counted. */
  readonly skipRecords: number;
  /** Records up to the last row of data; all, where nothing stands under the table. */
  readonly endRecords: number;
  /** Where these end, in bytes of UTF-8. */
  readonly endBytes: number;
  /** What `skipRecords` is in bytes of UTF-8. DuckDB's own way to skip can lose rows without a word when a name holds a line break. */
  readonly skipBytes: number;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly columns: readonly ColumnPlan[];
  /** True when each line ends with a delimiter that divides nothing. */
  readonly hasTrailingDelimiter: boolean;
  /** True when the samples were all of the file. */
  readonly isWhole: boolean;
  /** That of the file as it was dropped. */
  readonly originalDelimiter: string;
  readonly notes: readonly ImportNote[];
  readonly layout: Omit<Layout, 'rows' | 'width' | 'skipRecords'>;
  readonly choices: ReadChoices;
}

/** As many as a spreadsheet has. */
const mostColumns = 16_384;

/** Of one column; the reading itself finds what these do not show. */
const mostTexts = 4000;

export function planReading(samples: Samples, choices: ReadChoices): Plan {
  const head = samples.head;
  const dialect = detectDialect(head, samples.isWhole, choices.delimiter);
  const { records } = readRecords(head, dialect, { isEnd: samples.isWhole });
  refuseTooWide(records);
  const layout = layOut(head, records, { isWhole: samples.isWhole, ...choices });
  const endRecords = endOfRows(layout, records);
  const endOf = (limit: number) => readRecords(head, dialect, { isEnd: samples.isWhole, limit }).consumed;
  const rows = [
    ...layout.rows,
    ...samples.slices.flatMap((slice, index) =>
      rowsOfSlice(slice, index === samples.slices.length - 1, dialect, layout.width),
    ),
  ];
  const bytesTo = (place: number) =>
    samples.markBytes + new TextEncoder().encode(head.slice(0, place)).byteLength;
  const hasTrailingDelimiter = endsWithDelimiter(layout, rows);
  const width = hasTrailingDelimiter ? layout.width - 1 : layout.width;
  const { names, notes } = nameColumns(headerFor(layout, hasTrailingDelimiter), width);
  const texts = names.map((_, column) => textsOf(rows, column));
  return {
    encoding: samples.encoding,
    dialect,
    skipRecords: layout.skipRecords,
    skipBytes: bytesTo(endOf(layout.skipRecords)),
    endRecords,
    endBytes: Number.isFinite(endRecords) ? bytesTo(endOf(endRecords)) : Number.POSITIVE_INFINITY,
    lineEnd: lineEndBefore(head, endOf(1), dialect),
    columns: inferColumns(names, texts, { delimiter: dialect.delimiter, choices }),
    hasTrailingDelimiter,
    isWhole: samples.isWhole,
    originalDelimiter: dialect.delimiter,
    notes: [
      ...preambleNotes(layout),
      ...(dialect.isPadded === true ? [infoNote({ code: 'blanks-beside-values' })] : []),
      ...notes,
      ...unitsNotes(layout),
      ...underNotes(layout),
      ...doubtfulNotes(layout, rows),
    ],
    layout,
    choices,
  };
}

function endOfRows({ under: [first] }: Layout, records: readonly CsvRecord[]): number {
  return first === undefined ? Number.POSITIVE_INFINITY : records.indexOf(first.record);
}

function refuseTooWide(records: readonly CsvRecord[]): void {
  const wide = records.find(({ cells }) => cells.length > mostColumns);
  if (wide === undefined) return;
  throw refusedFile({ code: 'wide-line', line: wide.line, values: wide.cells.length, most: mostColumns });
}

export function inferColumns(
  names: readonly string[],
  texts: readonly ReadonlySet<string>[],
  context: { readonly delimiter: string; readonly choices: ReadChoices },
): readonly ColumnPlan[] {
  const atFirst = texts.map((seen) => inferReading(seen));
  const habits = chosenHabits(habitsOf(atFirst, texts, context.delimiter), context.choices);
  return names.map((name, index) => {
    const seen = texts[index] ?? new Set<string>();
    const inferred = atFirst[index];
    const isSettled =
      inferred !== undefined && inferred.otherWay === undefined && inferred.isUndecided !== true;
    return { name, texts: seen, ...(isSettled ? inferred : inferReading(seen, habits)) };
  });
}

/** What the user says counts for more than what the rest of the file lets expect. */
function chosenHabits(habits: Habits, { dateOrder, decimalMark }: ReadChoices): Habits {
  const usesComma = decimalMark === ',';
  return {
    dateOrder: dateOrder ?? habits.dateOrder,
    usesDecimalComma: decimalMark === undefined ? habits.usesDecimalComma : usesComma,
    mayUseDecimalComma: decimalMark === undefined ? habits.mayUseDecimalComma : usesComma,
    seemsGrouped: habits.seemsGrouped,
  };
}

function lineEndBefore(text: string, position: number, dialect: Dialect): Plan['lineEnd'] {
  if (dialect.newline === '\r') return '\r';
  return text.slice(0, position).endsWith('\r\n') ? '\r\n' : '\n';
}

/** A header one cell short names all but the first column, which counts the rows; unless that is a delimiter too many. */
function headerFor(layout: Layout, hasTrailingDelimiter: boolean): readonly string[] | undefined {
  const { header, width, rows } = layout;
  const isShort = header?.length === width - 1 && rows[0]?.cells.length === width;
  return isShort && !hasTrailingDelimiter && header.length > 0 ? ['', ...header] : header;
}

function endsWithDelimiter({ header, width }: Layout, rows: readonly CsvRecord[]): boolean {
  if (header === undefined || width < 3 || rows.length === 0) return false;
  if (header.length === width && header[width - 1]?.trim() !== '') return false;
  return rows.every(({ cells }) => cells.length >= width - 1 && (cells[width - 1] ?? '').trim() === '');
}

function textsOf(rows: readonly CsvRecord[], column: number): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[column]?.trim() ?? '';
    if (text !== '') texts.add(text);
    if (texts.size >= mostTexts) break;
  }
  return texts;
}

/** A slice may begin within quotes: of both ways to read it, the one that makes more whole rows. */
export function rowsOfSlice(
  slice: string,
  isEnd: boolean,
  dialect: Dialect,
  width: number,
): readonly CsvRecord[] {
  const firstLine = slice.indexOf(dialect.newline) + 1;
  const outside = wholeRows(slice.slice(firstLine), isEnd, dialect, width);
  if (outside.share === 1 || dialect.quote === '') return outside.rows;
  const closing = slice.indexOf(dialect.quote + dialect.newline) + 2;
  const inside = wholeRows(slice.slice(closing), isEnd, dialect, width);
  const better = inside.share > outside.share ? inside : outside;
  return better.share > 0.5 ? better.rows : [];
}

function wholeRows(
  text: string,
  isEnd: boolean,
  dialect: Dialect,
  width: number,
): { rows: readonly CsvRecord[]; share: number } {
  const { records } = readRecords(text, dialect, { isEnd });
  const rows = records.filter((record) => record.cells.length === width);
  return { rows, share: records.length === 0 ? 0 : rows.length / records.length };
}

function preambleNotes({ preambleLines }: Layout): ImportNote[] {
  if (preambleLines === 0) return [];
  return [{ ...infoNote({ code: 'lines-above', lines: preambleLines }), line: 1 }];
}
