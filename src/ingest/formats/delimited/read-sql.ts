import { quoteIdentifier, quoteText } from '../../../core/dataset.ts';
import type { Hold } from './hold.ts';
import type { ColumnPlan, Plan } from './plan.ts';
import { type Reading, textReading } from './reading.ts';

/** A mounted file that begins with its first row of data, and what of a plan concerns how DuckDB reads it. */
export interface MountedText {
  readonly path: string;
  readonly plan: Plan;
  /** Bytes of its longest line, where that is known. */
  readonly longestLine: number;
  readonly hold: Hold;
}

/** As the option wants them: with backslashes. */
const escapedLineEnds = { '\n': '\\n', '\r\n': '\\r\\n', '\r': '\\r' } as const;

/** The engine's own limit on a line, unless it is told another. */
const usualLineLimit = 2_000_000;

/**
 * What the engine reads at a time: short pieces let its first rows come soon, and are read for it while it is busy with
 * the one before. Of a file as large as those that are read in place, longer ones pile up before the browser collects
 * the buffers that they arrive in. Not less than the longest line.
 */
export const pieceBytes: Readonly<Record<Hold, number>> = { table: 8 * 2 ** 20, 'in place': 2 * 2 ** 20 };

export function createTableSql(tableName: string, file: MountedText): string {
  return `CREATE TABLE ${quoteIdentifier(tableName)} AS ${rowsSql(file)}`;
}

/** The same rows, read when they are asked for. */
export function createViewSql(tableName: string, file: MountedText): string {
  return `CREATE OR REPLACE VIEW ${quoteIdentifier(tableName)} AS ${rowsSql(file)}`;
}

function rowsSql(file: MountedText): string {
  const { columns } = file.plan;
  const types = columns.map((column) => readerTypeOf(column));
  const values = columns.map(
    (column, index) => `${valueSql(column, index)} AS ${quoteIdentifier(column.name)}`,
  );
  return `SELECT ${values.join(', ')} FROM ${readerSql(file, types)}${surplusGuard(file.plan)}`;
}

/** Behind the last delimiter of a line nothing may stand, in no line of the file. */
function surplusGuard({ hasTrailingDelimiter, columns }: Plan): string {
  if (!hasTrailingDelimiter) return '';
  const last = `c${columns.length}`;
  return ` WHERE CASE WHEN trim(coalesce(${last}, '')) = '' THEN true ELSE CAST(error('surplus') AS BOOLEAN) END`;
}

/** For each column that is not text, one row: how many texts do not fit its type, the first row with one (from 1), examples, and how many cells hold blanks alone. */
export function surveySql(file: MountedText): string {
  const columns = file.plan.columns.map((column, index) => ({ column, index }));
  const surveyed = columns.filter(({ column }) => column.reading.kind !== 'text');
  const types = columns.map(() => 'VARCHAR');
  const unfits = surveyed.map(
    ({ column, index }) =>
      `${unfitSql(column, index)} AS u${index}, c${index} <> '' AND trim(c${index}) = '' AS b${index}`,
  );
  const measures = surveyed.flatMap(({ index }) => [
    `count(u${index})`,
    `arg_min(n, n) FILTER (u${index} IS NOT NULL)`,
    `arg_min(u${index}, n) FILTER (u${index} IS NOT NULL)`,
    `approx_top_k(u${index}, 60)`,
    `count_if(b${index})`,
  ]);
  return `SELECT count(*), ${measures.join(', ')} FROM (SELECT row_number() OVER () AS n, ${unfits.join(', ')} FROM ${readerSql(file, types)})`;
}

function readerSql({ path, plan, longestLine, hold }: MountedText, types: readonly string[]): string {
  const { delimiter, quote, escapedBy } = plan.dialect;
  const all = plan.hasTrailingDelimiter ? [...types, 'VARCHAR'] : types;
  const columns = all.map((type, index) => `c${index}: '${type}'`);
  const options = [
    quoteText(path),
    'auto_detect = false',
    `delim = ${quoteText(delimiter)}`,
    `quote = ${quoteText(quote)}`,
    `escape = ${quoteText(escapedBy)}`,
    'header = false',
    `new_line = ${quoteText(escapedLineEnds[plan.lineEnd])}`,
    `columns = {${columns.join(', ')}}`,
    ...pieceOptions(longestLine, hold),
  ];
  return `read_csv(${options.join(', ')})`;
}

function pieceOptions(longestLine: number, hold: Hold): string[] {
  if (longestLine > usualLineLimit) return [`max_line_size = ${2 * longestLine}`];
  return [`buffer_size = ${pieceBytes[hold]}`];
}

function readerTypeOf(column: ColumnPlan): string {
  return trusted(column)?.type ?? 'VARCHAR';
}

/** Texts that mean "no value" must be seen as texts. */
function trusted({ reading, missing, isStumbledOver }: ColumnPlan): Reading['fromReader'] {
  return missing.length === 0 && isStumbledOver !== true ? reading.fromReader : undefined;
}

function valueSql(column: ColumnPlan, index: number): string {
  const { reading } = column;
  const fromReader = trusted(column);
  if (fromReader !== undefined) return fromReader.value(`c${index}`);
  return `CASE WHEN ${isMissing(column, index)} THEN NULL ELSE coalesce(${fitting(reading, index)}, error('unfit')) END`;
}

function unfitSql(column: ColumnPlan, index: number): string {
  return `CASE WHEN NOT (${isMissing(column, index)}) AND ${fitting(column.reading, index)} IS NULL THEN trim(c${index}) END`;
}

function isMissing({ missing }: ColumnPlan, index: number): string {
  const words = ['', ...missing].map((word) => quoteText(word));
  return `c${index} IS NULL OR trim(c${index}) IN (${words.join(', ')})`;
}

function fitting(reading: Reading, index: number): string {
  if (reading === textReading) return `c${index}`;
  const text = `trim(c${index})`;
  return `CASE WHEN regexp_full_match(${text}, ${quoteText(reading.pattern)}) THEN ${reading.fromText(text)} END`;
}
