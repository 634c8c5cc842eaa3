import { type Cell, numberOf } from '../../../src/core/cell.ts';
import { type Boxes, type BoxFigures, mostBoxes, mostOutliers } from '../../../src/core/held-result.ts';
import type { ResultSet } from '../../../src/core/result-set.ts';

type Query = (sql: string) => Promise<ResultSet>;

/** What stands for the two columns in a query: `group` is NULL where all rows are one. */
export interface BoxColumns {
  readonly value: string;
  readonly group: string;
}

/** Measures the spread of each group; `rows` is what stands behind FROM. */
export async function measureBoxes(query: Query, rows: string, columns: BoxColumns): Promise<Boxes> {
  const found = (await query(boxesSql(rows, columns))).rows;
  const apart = (await query(outliersSql(rows, columns))).rows;
  return {
    groupCount: numberOf(found[0]?.[1]) ?? 0,
    boxes: found.map((row) => boxOf(row, apart)),
  };
}

function boxOf(row: readonly Cell[], apart: readonly (readonly Cell[])[]): BoxFigures {
  const [place, , group = null, ...figures] = row;
  const [count = 0, q1 = 0, median = 0, q3 = 0, low = q1, high = q3, outlierCount = 0] = figures.map((cell) =>
    numberOf(cell),
  );
  const outliers = apart.filter(([of]) => of === place).map(([, value]) => numberOf(value) ?? 0);
  return { group, count, q1, median, q3, low, high, outlierCount, outliers };
}

function boxesSql(rows: string, columns: BoxColumns): string {
  return `WITH ${fencedSql(rows, columns)}
SELECT place, any_value(groups), any_value(fences.g), any_value(many), any_value(q1), any_value(median), any_value(q3),
  min(x) FILTER (x >= low), max(x) FILTER (x <= high), count(*) FILTER (x < low OR x > high)
FROM fences JOIN finite ON finite.g IS NOT DISTINCT FROM fences.g
GROUP BY place ORDER BY place`;
}

/** From each group the least and the greatest, and between them every so many. */
function outliersSql(rows: string, columns: BoxColumns): string {
  return `WITH ${fencedSql(rows, columns)},
apart AS (
  SELECT place, x, row_number() OVER (PARTITION BY place ORDER BY x) AS rank, count(*) OVER (PARTITION BY place) AS many
  FROM fences JOIN finite ON finite.g IS NOT DISTINCT FROM fences.g WHERE x < low OR x > high
)
SELECT place, x FROM apart WHERE rank = many OR (rank - 1) % CAST(ceil(many / ${mostOutliers - 1}.0) AS BIGINT) = 0 ORDER BY place, x`;
}

/** `finite`: group and value of each row; `fences`: the largest groups, with how far their whiskers may reach. */
function fencedSql(rows: string, { value, group }: BoxColumns): string {
  return `finite AS (
  SELECT ${group} AS g, CAST(${value} AS DOUBLE) AS x FROM ${rows}
  WHERE ${value} IS NOT NULL AND isfinite(CAST(${value} AS DOUBLE))
),
measured AS (
  SELECT g, count(*) AS many, quantile_cont(x, [0.25, 0.5, 0.75]) AS q, count(*) OVER () AS groups
  FROM finite GROUP BY g ORDER BY many DESC, g LIMIT ${mostBoxes}
),
fences AS (
  SELECT g, many, groups, q[1] AS q1, q[2] AS median, q[3] AS q3, q1 - 1.5 * (q3 - q1) AS low,
    q3 + 1.5 * (q3 - q1) AS high, row_number() OVER (ORDER BY many DESC, g) AS place
  FROM measured
)`;
}
