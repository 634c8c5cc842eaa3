import type { Cell } from '../../core/cell.ts';
import { quoteIdentifier, type Table } from '../../core/dataset.ts';
import type { ResultSet } from '../../core/result-set.ts';
import { finiteNumberOf } from './aggregates.ts';
import { nameOf, type PlacedColumn } from './placed-column.ts';

/** Most frequent values that are brought home per column; spellings are compared among them. */
export const valueLimit = 400;

export interface ValueCount {
  readonly value: Cell;
  readonly count: number;
}

/** The values of a column, most frequent first, then in order. `distinctCount` is exact even where the list was cut. */
export interface ValueCounts {
  readonly values: readonly ValueCount[];
  readonly nullCount: number;
  readonly distinctCount: number;
}

/** One scan per column, all in one statement. Each branch has its own value column, so that types stay as they are. */
export function valueCountsSql(table: Table, columns: readonly PlacedColumn[]): string {
  return columns.map((placed) => branchSql(table, placed)).join('\nUNION ALL BY NAME\n');
}

/** NULL first, so that the limit cannot cut it off. */
function branchSql(table: Table, placed: PlacedColumn): string {
  const value = `value_${placed.place}`;
  return `(WITH counted AS MATERIALIZED (
    SELECT ${nameOf(placed)} AS ${value}, count(*) AS row_count FROM ${quoteIdentifier(table.name)} GROUP BY 1
  )
  SELECT ${placed.place} AS place, ${value}, row_count, (SELECT count(${value}) FROM counted) AS distinct_count
  FROM counted ORDER BY ${value} IS NOT NULL, row_count DESC, ${value} LIMIT ${valueLimit + 1})`;
}

export function readValueCounts(result: ResultSet, { place }: PlacedColumn): ValueCounts {
  const at = (name: string) => result.columns.findIndex((column) => column.name === name);
  const [placeAt, valueAt, countAt, distinctAt] = [
    at('place'),
    at(`value_${place}`),
    at('row_count'),
    at('distinct_count'),
  ];
  const rows = result.rows.filter((row) => row[placeAt] === place);
  const counted = rows.map((row) => ({
    value: row[valueAt] ?? null,
    count: finiteNumberOf(row[countAt]) ?? 0,
  }));
  return {
    values: counted.filter(({ value }) => value !== null).slice(0, valueLimit),
    nullCount: counted.find(({ value }) => value === null)?.count ?? 0,
    distinctCount: finiteNumberOf(rows[0]?.[distinctAt]) ?? 0,
  };
}
