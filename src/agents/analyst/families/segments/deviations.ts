import { quoteIdentifier, quoteText } from '../../../../core/dataset.ts';
import type { Filter } from '../../intent.ts';
import { filterSql } from '../../sql.ts';
import type { Dimension, Outcome } from './axes.ts';

export interface DeviationAsk {
  readonly table: string;
  readonly where: Filter | undefined;
  readonly dimensions: readonly Dimension[];
  readonly outcomes: readonly Outcome[];
  readonly limit: number;
}

/** A segment of fewer rows says little, however far it is from the rest. */
const fewestRows = 10;
/** Of a rate: cases that there would be if the segment were like all. */
const fewestCases = 5;
/** In standard deviations of the outcome; less is true of large tables and of no interest. */
const leastEffect = 0.05;
/** For all segments that are tried together. */
const alpha = 0.01;

/**
 * Segments whose average differs most from that of all other rows: one for each dimension and outcome, the strongest
 * first. Significance is corrected for the number of segments tried (Bonferroni); strength is the correlation of being
 * in the segment with the outcome, so that large and small segments can be compared.
 */
export function deviationsSql(ask: DeviationAsk): string {
  const { table, where, dimensions, outcomes, limit } = ask;
  const keys = dimensions.map(({ sql }, at) => `${sql} AS d${at}`);
  const values = outcomes.map(({ sql }, at) => `${sql} AS o${at}`);
  const statistics = outcomes.map(
    (_, at) => `count(o${at}) AS n${at}, avg(o${at}) AS m${at}, var_pop(o${at}) AS v${at}`,
  );
  const isKey = (at: number): string => `grouping(d${at}) = 0`;
  const dimension = dimensions.map(({ name }, at) => `WHEN ${isKey(at)} THEN ${quoteText(name)}`);
  const value = dimensions.map((_, at) => `WHEN ${isKey(at)} THEN d${at}`);
  const perOutcome = outcomes.map(
    ({ name, isRate }, at) =>
      `SELECT dimension, value, ${quoteText(name)} AS outcome, ${isRate} AS is_rate, n${at} AS n, m${at} AS m, v${at} AS v FROM grouped`,
  );
  return `WITH data AS (
  SELECT ${[...keys, ...values].join(', ')}
  FROM ${quoteIdentifier(table)}${where === undefined ? '' : `\n  WHERE ${filterSql(where, table)}`}
),
grouped AS (
  SELECT CASE ${dimension.join(' ')} END AS dimension,
    CASE ${value.join(' ')} END AS value,
    ${statistics.join(', ')}
  FROM data
  GROUP BY GROUPING SETS (${dimensions.map((_, at) => `(d${at})`).join(', ')})
),
long AS (
  ${perOutcome.join('\n  UNION ALL ')}
),
compared AS (
  SELECT *, total - n AS rest, (whole - n * m) / nullif(total - n, 0) AS other,
    sqrt(greatest(0, squares / nullif(total, 0) - (whole / nullif(total, 0)) ** 2)) AS deviation,
    whole / nullif(total, 0) AS overall, count(*) OVER () AS tried
  FROM (
    SELECT *, sum(n) OVER w AS total, sum(n * m) OVER w AS whole, sum(n * (v + m * m)) OVER w AS squares
    FROM long
    WHERE value IS NOT NULL AND n > 0 AND NOT (${sameColumn(dimensions, outcomes)})
    WINDOW w AS (PARTITION BY dimension, outcome)
  )
),
scored AS (
  SELECT *, (m - other) / nullif(deviation, 0) AS effect,
    abs(m - other) / nullif(deviation * sqrt(1 / n + 1 / nullif(rest, 0)), 0) AS z
  FROM compared
)
SELECT dimension || ' = ' || value AS segment, outcome, m AS average, other AS elsewhere, n AS "rows",
  abs(effect) * sqrt(n / total * (rest / total)) AS strength, dimension, value, is_rate
FROM scored
WHERE n >= ${fewestRows} AND rest >= ${fewestRows} AND abs(effect) >= ${leastEffect}
  AND (NOT is_rate OR n * least(overall, 1 - overall) >= ${fewestCases})
  AND NOT (is_rate AND abs(m - other) > 0.999)
  AND z > sqrt(2 * ln(tried / ${alpha}))
QUALIFY row_number() OVER (PARTITION BY dimension, outcome ORDER BY round(strength, 9) DESC, n) = 1
  AND row_number() OVER (PARTITION BY outcome, n, m ORDER BY dimension) = 1
ORDER BY strength DESC, segment, outcome
LIMIT ${limit}`;
}

/** A column divides its own values perfectly. */
function sameColumn(dimensions: readonly Dimension[], outcomes: readonly Outcome[]): string {
  const pairs = dimensions.flatMap((dimension) =>
    outcomes
      .filter(({ column }) => column === dimension.column)
      .map(({ name }) => `(dimension = ${quoteText(dimension.name)} AND outcome = ${quoteText(name)})`),
  );
  return pairs.length === 0 ? 'false' : pairs.join(' OR ');
}
