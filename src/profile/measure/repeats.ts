import { quoteIdentifier, quoteText, type Table } from '../../core/dataset.ts';
import type { ResultSet } from '../../core/result-set.ts';
import { cellText } from '../cell-text.ts';
import { finiteNumberOf } from './aggregates.ts';
import { nameOf, type PlacedColumn } from './placed-column.ts';
import type { ValueCount } from './value-counts.ts';

/** One column, or the hash of some. Rows that differ may share a hash: that costs a comparison, not the truth. */
function anchorSql(anchors: readonly PlacedColumn[]): string {
  const names = anchors.map(nameOf).join(', ');
  return anchors.length === 1 ? names : `hash(${names})`;
}

/** What stands in more than one row, NULL among it, and in how many rows. */
export function repeatedSql(table: Table, anchors: readonly PlacedColumn[]): string {
  return `SELECT ${anchorSql(anchors)} AS anchor, count(*) AS row_count
    FROM ${quoteIdentifier(table.name)} GROUP BY 1 HAVING count(*) > 1`;
}

export function readRepeated({ rows }: ResultSet): readonly ValueCount[] {
  return rows.map(([value = null, count]) => ({ value, count: finiteNumberOf(count) ?? 0 }));
}

/** Rows that repeat an earlier one among those whose anchor is one of `values`, or where these are too many, repeats. */
export function duplicatesAmongSql(
  table: Table,
  anchors: readonly PlacedColumn[],
  columns: readonly PlacedColumn[],
  values: readonly ValueCount[] | 'too many',
): string {
  const anchor = anchorSql(anchors);
  const listed = values === 'too many' ? repeatedValuesSql(table, anchors) : literals(values);
  const conditions = [
    ...(listed === '' ? [] : [`${anchor} IN (${listed})`]),
    ...(mayHoldNull(anchors, values) ? [`${anchor} IS NULL`] : []),
  ];
  return sumSql(conditions.map((condition) => `(${duplicatesSql(table, columns, `WHERE ${condition}`)})`));
}

function repeatedValuesSql(table: Table, anchors: readonly PlacedColumn[]): string {
  return `SELECT anchor FROM (${repeatedSql(table, anchors)}) WHERE anchor IS NOT NULL`;
}

/** Text stands for any value: the engine reads it as the column's type. */
function literals(values: readonly ValueCount[]): string {
  const present = values.filter(({ value }) => value !== null);
  return present.map(({ value }) => quoteText(cellText(value))).join(', ');
}

/** A hash is never NULL. */
function mayHoldNull(anchors: readonly PlacedColumn[], values: readonly ValueCount[] | 'too many'): boolean {
  return values === 'too many' ? anchors.length === 1 : values.some(({ value }) => value === null);
}

/** Apart, because the engine looks a value up in a list but compares it with each where an OR follows. */
function sumSql(counts: readonly string[]): string {
  return `SELECT ${counts.map((count) => `coalesce(${count}, 0)`).join(' + ')} AS duplicate_rows`;
}

/** Rows that repeat an earlier one in every column, all compared with all. */
export function duplicatesSql(table: Table, columns: readonly PlacedColumn[], where = ''): string {
  return `SELECT sum(row_count - 1) AS duplicate_rows FROM (
    SELECT count(*) AS row_count FROM ${quoteIdentifier(table.name)} ${where}
    GROUP BY ${columns.map(nameOf).join(', ')}
  )`;
}

export function readDuplicates({ rows: [row] }: ResultSet): number {
  return finiteNumberOf(row?.[0]) ?? 0;
}
