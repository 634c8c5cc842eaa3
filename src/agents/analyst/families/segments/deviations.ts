import { quoteIdentifier, quoteText } from '../../../../core/dataset.ts';
import type { Filter } from '../../intent.ts';
import { filterSql } from '../../sql/filter.ts';
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
  const values = outcomes.map(({ sql }, at) => `${sql} AS o${at}`);
  const from = `FROM ${quoteIdentifier(table)}${where === undefined ? '' : `\n  WHERE ${filterSql(where, table)}`}`;
  const chunks = chunksOf(dimensions);
  const perOutcome = outcomes.map(
    ({ name, isRate }, at) =>
      `SELECT dimension, value, ${quoteText(name)} AS outcome, ${isRate} AS is_rate, n${at} AS n, s${at} AS s, v${at} AS deviation FROM grouped, spread`,
  );
  const spreads = outcomes.map(
    ({ isRate, sql }, at) => `${isRate ? 'NULL' : `stddev_pop(${sql})`} AS v${at}`,
  );
  return `WITH spread AS (
  SELECT ${spreads.join(', ')}
  ${from}
),
${chunks.map((chunk, at) => `part${at} AS (\n  ${partSql(ask, chunk, values, from)}\n)`).join(',\n')},
grouped AS (
  ${chunks.map((chunk, at) => groupedSql(ask, chunk, `part${at}`)).join('\n  UNION ALL ')}
),
long AS (
  ${perOutcome.join('\n  UNION ALL ')}
),
compared AS (
  SELECT * REPLACE (coalesce(deviation, sqrt(overall * (1 - overall))) AS deviation), s / n AS m,
    total - n AS rest, (whole - s) / nullif(total - n, 0) AS other, count(*) OVER () AS tried
  FROM (
    SELECT *, sum(n) OVER w AS total, sum(s) OVER w AS whole, whole / nullif(total, 0) AS overall
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
  AND isfinite(z) AND z > sqrt(2 * ln(tried / ${alpha}))
QUALIFY row_number() OVER (PARTITION BY dimension, outcome ORDER BY round(strength, 9) DESC, n, value) = 1
  AND row_number() OVER (PARTITION BY outcome, n, round(m, 9) ORDER BY dimension) = 1
ORDER BY strength DESC, segment, outcome
LIMIT ${limit}`;
}

/** Combinations of values that are counted at once. More, and counting takes longer than another pass would. */
const mostCombinations = 20_000;

/** Places of dimensions that are counted together in one pass over the rows. */
function chunksOf(dimensions: readonly Dimension[]): readonly (readonly number[])[] {
  const chunks: { readonly places: number[]; size: number }[] = [];
  const bySize = dimensions.map(({ size }, at) => ({ size, at })).toSorted((a, b) => a.size - b.size);
  for (const { size, at } of bySize) {
    const chunk = chunks.find((one) => one.size * size <= mostCombinations);
    if (chunk === undefined) chunks.push({ places: [at], size });
    else {
      chunk.places.push(at);
      chunk.size *= size;
    }
  }
  return chunks.map(({ places }) => places);
}

/** Every combination of the values of some dimensions, with how many rows have an outcome and its sum. */
function partSql(
  { dimensions, outcomes }: DeviationAsk,
  places: readonly number[],
  values: readonly string[],
  from: string,
): string {
  const keys = places.map((at) => `${dimensions[at]?.sql ?? ''} AS d${at}`);
  const sums = outcomes.map((_, at) => `count(o${at}) AS n${at}, sum(o${at}) AS s${at}`);
  const names = places.map((at) => `d${at}`);
  return `SELECT ${[...names, ...sums].join(', ')}\n  FROM (SELECT ${[...keys, ...values].join(', ')} ${from})\n  GROUP BY ${names.join(', ')}`;
}

/** Each value of each of these dimensions. */
function groupedSql({ dimensions, outcomes }: DeviationAsk, places: readonly number[], part: string): string {
  const when = (at: number): string => `WHEN grouping(d${at}) = 0 THEN`;
  const named = places.map((at) => `${when(at)} ${quoteText(dimensions[at]?.name ?? '')}`);
  const labelled = places.map((at) => `${when(at)} ${dimensions[at]?.label(`d${at}`) ?? ''}`);
  const sums = outcomes.map((_, at) => `sum(n${at}) AS n${at}, sum(s${at}) AS s${at}`);
  return `SELECT CASE ${named.join(' ')} END AS dimension, CASE ${labelled.join(' ')} END AS value, ${sums.join(', ')}
  FROM ${part}
  GROUP BY GROUPING SETS (${places.map((at) => `(d${at})`).join(', ')})`;
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
