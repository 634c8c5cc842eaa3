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

/** Rows that repeat an earlier one among those whose anchor is one of `values`, or where `values` were too many, repeats. */
export function duplicatesAmongSql(
  table: Table,
  anchors: readonly PlacedColumn[],
  columns: readonly PlacedColumn[],
  values: readonly ValueCount[] | 'too many',
): string {
  const anchor = anchorSql(anchors);
  const listed =
    values === 'too many'
      ? `SELECT anchor FROM (${repeatedSql(table, anchors)})`
      : values.map(({ value }) => quoteText(cellText(value))).join(', ');
  return duplicatesSql(table, columns, `WHERE ${anchor} IN (${listed}) OR ${anchor} IS NULL`);
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
