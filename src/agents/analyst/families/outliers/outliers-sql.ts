import { quoteIdentifier } from '../../../../core/dataset.ts';
import { type DataAsk, fromLines, numberSql } from '../../python/data.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import type { Rule } from './rule.ts';

/** `data`: the values (and their groups); `bounds`: one row, or one a group. */
function withBounds(
  ask: DataAsk,
  column: SchemaColumn,
  rule: Rule,
  by: string | undefined,
  names?: SchemaColumn,
): string {
  const group = by === undefined ? '' : `, ${by} AS part`;
  const name = names === undefined ? '' : `, ${quoteIdentifier(names.name)}::VARCHAR AS name`;
  const { low, high, from } = boundsSql(rule, by);
  return [
    `WITH data AS (`,
    `SELECT ${numberSql(column)} AS value${group}${name}`,
    ...fromLines(ask),
    `), bounds AS (`,
    `SELECT ${by === undefined ? '' : 'part, '}${low} AS low, ${high} AS high`,
    `FROM ${from}${by === undefined ? '' : ' GROUP BY part'}`,
    `)`,
  ].join('\n');
}

interface BoundsSql {
  readonly low: string;
  readonly high: string;
  readonly from: string;
}

function boundsSql({ method, reach, deviation }: Rule, by: string | undefined): BoundsSql {
  switch (method) {
    case 'iqr': {
      const range = 'quantile_cont(value, 0.75) - quantile_cont(value, 0.25)';
      return {
        low: `quantile_cont(value, 0.25) - ${reach} * (${range})`,
        high: `quantile_cont(value, 0.75) + ${reach} * (${range})`,
        from: 'data',
      };
    }
    case 'z-score':
      return {
        low: `avg(value) - ${reach} * ${deviation}(value)`,
        high: `avg(value) + ${reach} * ${deviation}(value)`,
        from: 'data',
      };
    case 'mad':
      return madBoundsSql(reach, by);
  }
}

/**
 * A modified z-score is 0.6745 (x - median) / MAD; where more than half of the values are equal, and so the MAD is 0,
 * (x - median) / (1.253314 mean absolute deviation) takes its place (Iglewicz and Hoaglin 1993).
 */
function madBoundsSql(reach: number, by: string | undefined): BoundsSql {
  const middle = `median(value) OVER (${by === undefined ? '' : 'PARTITION BY part'})`;
  const spread =
    'coalesce(nullif(median(abs(value - middle)), 0) / 0.6745, 1.253314 * avg(abs(value - middle)))';
  return {
    low: `any_value(middle) - ${reach} * ${spread}`,
    high: `any_value(middle) + ${reach} * ${spread}`,
    from: `(SELECT *, ${middle} AS middle FROM data)`,
  };
}

const outside = 'value NOT BETWEEN low AND high';

/** Which rows are outlying, where they are no more than can be read in a line. */
const mostNamed = 20;

function namesSql(names: SchemaColumn | undefined): string {
  if (names === undefined) return '';
  const few = `count(*) FILTER (WHERE ${outside}) BETWEEN 1 AND ${mostNamed}`;
  return `,\n  CASE WHEN ${few} THEN string_agg(name, ', ' ORDER BY name) FILTER (WHERE ${outside}) END AS names`;
}

export function summarySql(
  ask: DataAsk,
  column: SchemaColumn,
  rule: Rule,
  by: string | undefined,
  groupName: string | undefined,
  names: SchemaColumn | undefined,
): string {
  const part =
    by === undefined || groupName === undefined ? '' : `data.part AS ${quoteIdentifier(groupName)}, `;
  const { deviation } = rule;
  return [
    withBounds(ask, column, rule, by, names),
    `SELECT ${part}count(*) FILTER (WHERE ${outside}) AS outliers,`,
    `  count(*) FILTER (WHERE ${outside}) / count(*) AS share, any_value(low) AS lower_bound, any_value(high) AS upper_bound,`,
    `  avg(value) FILTER (WHERE NOT (${outside})) AS mean_without, ${deviation}(value) FILTER (WHERE NOT (${outside})) AS std_without,`,
    `  avg(value) AS mean, ${deviation}(value) AS std, count(*) AS n,`,
    `  count(*) FILTER (WHERE NOT (${outside})) AS kept, ${rule.reach} AS reach${namesSql(names)}`,
    by === undefined
      ? 'FROM data, bounds'
      : 'FROM data JOIN bounds ON data.part IS NOT DISTINCT FROM bounds.part',
    ...(by === undefined ? [] : ['GROUP BY data.part', 'ORDER BY outliers DESC, 1']),
  ].join('\n');
}

/** Whole rows, the most outlying first. */
export function valuesSql(ask: DataAsk, column: SchemaColumn, rule: Rule): string {
  const number = numberSql(column);
  return [
    withBounds(ask, column, rule, undefined),
    `SELECT t.*`,
    `FROM ${quoteIdentifier(ask.table)} AS t, bounds`,
    ...fromLines(ask).slice(1),
    `  AND ${number} NOT BETWEEN low AND high`,
    `ORDER BY abs(${number} - (low + high) / 2) DESC`,
  ].join('\n');
}
