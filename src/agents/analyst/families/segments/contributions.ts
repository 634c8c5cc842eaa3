import { quoteIdentifier, quoteText } from '../../../../core/dataset.ts';
import type { Filter } from '../../intent.ts';
import { filterSql } from '../../sql/filter.ts';
import type { Dimension } from './axes.ts';

/** What is added up over rows, or averaged. */
export type Figure = 'average' | 'total';

export interface ContributionAsk {
  readonly table: string;
  readonly dimensions: readonly Dimension[];
  /** A number of each row. */
  readonly value: string;
  readonly figure: Figure;
  /** The rows that are asked about, and those that they are compared with; all others where nothing is said. */
  readonly inside: Filter;
  readonly outside: Filter | undefined;
  readonly limit: number;
}

/** A value of a dimension in fewer rows on both sides is not named. */
const fewestRows = 10;

/**
 * How much each value of each dimension adds to the difference between two sets of rows, the most first. The
 * contributions of a dimension add up to the difference. Each has two parts: what its own figure changed (`own`) and
 * what its share of the rows did (`mix`). `reversed` says that within every value the figure moved against the whole:
 * Simpson's paradox. `excess` is the part of the difference beyond what the segment's share of the rows lets expect.
 */
export function contributionsSql(ask: ContributionAsk): string {
  const { table, dimensions, value, figure, inside, outside, limit } = ask;
  const side = filterSql(inside, table);
  const keys = dimensions.map(({ sql }, at) => `${sql} AS d${at}`);
  const name = dimensions.map((one, at) => `WHEN grouping(d${at}) = 0 THEN ${quoteText(one.name)}`);
  const label = dimensions.map((one, at) => `WHEN grouping(d${at}) = 0 THEN ${one.label(`d${at}`)}`);
  const isAverage = figure === 'average';
  const weight = (side: 1 | 0): string => (isAverage ? `(n${side} / nullif(all${side}, 0))` : `n${side}`);
  const centre = isAverage ? 'whole0' : '0';
  return `WITH data AS (
  SELECT ${keys.join(', ')}, ${value} AS o, coalesce(${side}, false) AS inside
  FROM ${quoteIdentifier(table)}${outside === undefined ? '' : `\n  WHERE ${side} OR ${filterSql(outside, table)}`}
),
grouped AS (
  SELECT CASE ${name.join(' ')} END AS dimension, CASE ${label.join(' ')} END AS value,
    count(o) FILTER (WHERE inside) AS n1, count(o) FILTER (WHERE NOT inside) AS n0,
    avg(o) FILTER (WHERE inside) AS m1, avg(o) FILTER (WHERE NOT inside) AS m0
  FROM data
  GROUP BY GROUPING SETS (${dimensions.map((_, at) => `(d${at})`).join(', ')})
),
totals AS (
  SELECT *, sum(n1) OVER w AS all1, sum(n0) OVER w AS all0,
    sum(n1 * coalesce(m1, 0)) OVER w / ${isAverage ? 'nullif(sum(n1) OVER w, 0)' : '1'} AS whole1,
    sum(n0 * coalesce(m0, 0)) OVER w / ${isAverage ? 'nullif(sum(n0) OVER w, 0)' : '1'} AS whole0
  FROM grouped
  WINDOW w AS (PARTITION BY dimension)
),
parts AS (
  SELECT *, ${weight(1)} * (coalesce(m1, m0) - coalesce(m0, m1)) AS own,
    (${weight(1)} - ${weight(0)}) * (coalesce(m0, m1) - ${centre}) AS mix
  FROM totals
)
SELECT dimension || ' = ' || value AS segment, own + mix AS contribution,
  (own + mix) / nullif(whole1 - whole0, 0) - (n1 + n0) / nullif(all1 + all0, 0) AS excess, own, mix, m1 AS "now", m0 AS "before",
  n1 / nullif(all1, 0) AS share_now, n0 / nullif(all0, 0) AS share_before, whole1 AS whole_now, whole0 AS whole_before,
  coalesce(bool_and(sign(m1 - m0) = -sign(whole1 - whole0)) FILTER (WHERE n1 >= ${fewestRows} AND n0 >= ${fewestRows})
    OVER (PARTITION BY dimension), false) AS reversed,
  dimension, value
FROM parts
WHERE value IS NOT NULL
QUALIFY greatest(n1, n0) >= ${fewestRows}
ORDER BY reversed DESC, excess DESC NULLS LAST, segment
LIMIT ${limit}`;
}
