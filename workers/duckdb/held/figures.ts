import { type Cell, type CellKind, isNumericKind, isTemporalKind, numberOf } from '../../../src/core/cell.ts';
import type { ColumnFigures } from '../../../src/core/held-result.ts';
import type { ResultSet } from '../../../src/core/result-set.ts';

const binCount = 16;
const topCount = 5;

type Query = (sql: string) => Promise<ResultSet>;

export interface Measured {
  readonly cell: string;
  readonly kind: CellKind;
}

/** Measures a column; `rows` is what stands behind FROM. */
export async function measureColumn(query: Query, rows: string, column: Measured): Promise<ColumnFigures> {
  const isNumber = isNumericKind(column.kind);
  const [row = []] = (await query(figuresSql(rows, column, isNumber))).rows;
  const [rowCount, present, distinct, min = null, max = null, mean, median] = row;
  const common = {
    rowCount: countOf(rowCount),
    missing: countOf(rowCount) - countOf(present),
    distinct: countOf(distinct),
    min,
    max,
    ...(isNumber ? numbers({ mean, median }) : {}),
  };
  if (!isNumber && !isTemporalKind(column.kind)) return { ...common, top: await topOf(query, rows, column) };
  const bins = await binsOf(query, rows, column);
  return bins === undefined ? common : { ...common, bins };
}

function figuresSql(rows: string, { cell, kind }: Measured, isNumber: boolean): string {
  const bounds = kind === 'nested' ? 'NULL, NULL' : `min(${cell}), max(${cell})`;
  const middle = isNumber ? `, avg(${cell}), CAST(median(${cell}) AS DOUBLE)` : '';
  return `SELECT count(*), count(${cell}), count(DISTINCT ${cell}), ${bounds}${middle} FROM ${rows}`;
}

async function topOf(
  query: Query,
  rows: string,
  { cell }: Measured,
): Promise<NonNullable<ColumnFigures['top']>> {
  const sql = `SELECT ${cell}, count(*) AS many FROM ${rows} WHERE ${cell} IS NOT NULL GROUP BY 1 ORDER BY many DESC, 1 LIMIT ${topCount}`;
  const result = await query(sql);
  return result.rows.map(([value = null, count]) => ({ value, count: countOf(count) }));
}

/** Infinite values and NaN lie in no bin. */
async function binsOf(
  query: Query,
  rows: string,
  { cell, kind }: Measured,
): Promise<readonly number[] | undefined> {
  const number = isNumericKind(kind)
    ? `CAST(${cell} AS DOUBLE)`
    : `CAST(epoch_ms(CAST(${cell} AS TIMESTAMP)) AS DOUBLE)`;
  const finite = `SELECT ${number} AS x FROM ${rows} WHERE ${cell} IS NOT NULL AND isfinite(${number})`;
  const bounds = `SELECT min(x) AS low, max(x) AS high FROM (${finite})`;
  const bin = `least(${binCount - 1}, CAST(floor((x - low) / (high - low) * ${binCount}) AS INTEGER))`;
  const sql = `SELECT ${bin} AS bin, count(*) FROM (${finite}), (${bounds}) WHERE high > low GROUP BY 1`;
  const counted = (await query(sql)).rows;
  if (counted.length === 0) return undefined;
  const counts = new Map(counted.map(([place, count]) => [countOf(place), countOf(count)]));
  return Array.from({ length: binCount }, (_, place) => counts.get(place) ?? 0);
}

function countOf(cell: Cell | undefined): number {
  return numberOf(cell) ?? 0;
}

function numbers(cells: {
  readonly mean: Cell | undefined;
  readonly median: Cell | undefined;
}): Pick<ColumnFigures, 'mean' | 'median'> {
  const [mean, median] = [numberOf(cells.mean), numberOf(cells.median)];
  return { ...(mean === undefined ? {} : { mean }), ...(median === undefined ? {} : { median }) };
}
