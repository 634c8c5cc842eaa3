import { quoteIdentifier, type Table } from '../../core/dataset.ts';
import type { ResultSet } from '../../core/result-set.ts';
import { finiteNumberOf } from './aggregates.ts';
import { nameOf, type PlacedColumn } from './placed-column.ts';

/** How often the values of some columns repeat, counted and not estimated, and how many whole rows repeat among those. */
export interface Repeats {
  /** Values (NULL among them) that stand in more than one row. */
  readonly repeatedValueCount: number;
  readonly rowsWithRepeatedValue: number;
  /** Whole rows that repeat an earlier row. */
  readonly duplicateRowCount: number;
}

/** A row can only repeat another where it does in the anchor columns, so whole rows are compared only there. */
export function repeatsSql(
  table: Table,
  anchors: readonly PlacedColumn[],
  columns: readonly PlacedColumn[],
): string {
  const [anchor, from] = [anchorSql(anchors), quoteIdentifier(table.name)];
  return `WITH repeated AS MATERIALIZED (
    SELECT ${anchor} AS anchor, count(*) AS row_count FROM ${from} GROUP BY 1 HAVING count(*) > 1
  ), whole AS (
    SELECT count(*) AS row_count FROM ${from}
    WHERE ${anchor} IN (SELECT anchor FROM repeated WHERE anchor IS NOT NULL)${nullSql(anchors)}
    GROUP BY ${columns.map(nameOf).join(', ')}
  )
  SELECT (SELECT count(*) FROM repeated) AS repeated_values, (SELECT sum(row_count) FROM repeated) AS repeated_rows,
    (SELECT sum(row_count - 1) FROM whole) AS duplicate_rows`;
}

/** Rows that differ may share a hash: that costs a comparison, not the truth. */
function anchorSql(anchors: readonly PlacedColumn[]): string {
  const names = anchors.map(nameOf).join(', ');
  return anchors.length === 1 ? names : `hash(${names})`;
}

/** A hash is never NULL. */
function nullSql(anchors: readonly PlacedColumn[]): string {
  return anchors.length === 1 ? ` OR ${anchorSql(anchors)} IS NULL` : '';
}

export function readRepeats({ rows: [row] }: ResultSet): Repeats {
  const [repeatedValueCount = 0, rowsWithRepeatedValue = 0, duplicateRowCount = 0] = (row ?? []).map(
    (cell) => finiteNumberOf(cell) ?? 0,
  );
  return { repeatedValueCount, rowsWithRepeatedValue, duplicateRowCount };
}

/** All rows compared with all others: for tables where no columns come near to telling rows apart. */
export function duplicatesSql(table: Table, columns: readonly PlacedColumn[]): string {
  return `SELECT sum(row_count - 1) AS duplicate_rows FROM (
    SELECT count(*) AS row_count FROM ${quoteIdentifier(table.name)} GROUP BY ${columns.map(nameOf).join(', ')}
  )`;
}
