import { quoteIdentifier } from '../../../core/dataset.ts';
import type { Filter } from '../intent.ts';
import { measured, type SchemaColumn } from '../schema/schema.ts';
import { expressionSql } from '../sql/expression.ts';
import { filterSql } from '../sql/filter.ts';
import type { SqlFinding } from './result.ts';

/** A column as numbers: text that is a number is read as one. */
export function numberSql(column: SchemaColumn): string {
  return `(${expressionSql(measured(column))})::DOUBLE`;
}

/** A column as numbers under its own name; NaN and infinities become NULL. */
export function finiteSql(column: SchemaColumn): string {
  const number = numberSql(column);
  return `CASE WHEN isfinite(${number}) THEN ${number} END AS ${quoteIdentifier(column.name)}`;
}

/** A column as text under its own name. */
export function asTextSql({ name }: SchemaColumn): string {
  return `${quoteIdentifier(name)}::VARCHAR AS ${quoteIdentifier(name)}`;
}

/** The condition under which a row has a number in each of these columns; NaN and infinities are none. */
function presentSql(columns: readonly SchemaColumn[]): string[] {
  return columns.map((column) => `isfinite(${numberSql(column)})`);
}

export interface DataAsk {
  readonly table: string;
  /** Rows without a number in any of these are left out. */
  readonly numbers: readonly SchemaColumn[];
  /** Rows without a value in any of these are left out. */
  readonly categories?: readonly SchemaColumn[];
  readonly where: Filter | undefined;
}

/** The rows that a computation reads: its numbers, then its categories as text. */
export function dataSql({ table, numbers, categories = [], where }: DataAsk): string {
  const terms = [
    ...numbers.map((column) => `${numberSql(column)} AS ${quoteIdentifier(column.name)}`),
    ...categories.map(asTextSql),
  ];
  return [`SELECT ${terms.join(', ')}`, ...fromLines({ table, numbers, categories, where })].join('\n');
}

/** All rows of a scope, gaps and all. */
export function filledSql(terms: readonly string[], table: string, where: Filter | undefined): string {
  return [`SELECT ${terms.join(', ')}`, ...fromLines({ table, numbers: [], where })].join('\n');
}

/** `FROM` and `WHERE` of the rows that a computation reads. */
export function fromLines({ table, numbers, categories = [], where }: DataAsk): string[] {
  const conditions = [
    ...presentSql(numbers),
    ...categories.map((column) => `${quoteIdentifier(column.name)} IS NOT NULL`),
    ...(where === undefined ? [] : [filterSql(where, table)]),
  ];
  return [
    `FROM ${quoteIdentifier(table)}`,
    ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`]),
  ];
}

/** Enough points to see a cloud; the same ones each time. */
const pointLimit = 1_000;

export function pointsSql(ask: DataAsk): string {
  return `SELECT *\nFROM (\n${dataSql(ask)}\n)\nUSING SAMPLE reservoir(${pointLimit} ROWS) REPEATABLE (1)`;
}

/** What the points of a scatter are: all rows that count, or a sample of them; and under which filter. */
export function pointsNote(points: SqlFinding, scope: string): string {
  const count = points.result.rows.length;
  const shown = count < pointLimit ? `n = ${count}` : `A sample of ${count} rows`;
  return scope === '' ? shown : `${shown}, only rows where ${scope}`;
}
