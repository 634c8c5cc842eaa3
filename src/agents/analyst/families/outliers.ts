import type { Assumption, Segment, ValueFormat } from '../../../core/answer.ts';
import { cellText, numberOf } from '../../../core/cell.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import { quoteIdentifier } from '../../../core/dataset.ts';
import { cellAt } from '../../../core/result-set.ts';
import type { ColumnMark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { type DataAsk, fromLines, numberSql } from '../python/data.ts';
import { cellMetrics, countFormat, percentFormat, plainNumber, type SqlFinding } from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import {
  asksWhether,
  hasFewValues,
  isOfPopulation,
  says,
  soleNumber,
  type Topic,
  tokensLike,
  topicOf,
} from '../python/topic.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { expressionSql } from '../sql.ts';
import { type Grouping, measuresOf } from './shared.ts';

/** "outliers in fare", "outliers of price by z-score with threshold 3", "unusual amounts for each bank". */
export const outliers: Family = {
  name: 'outliers',
  about:
    'values far from the others, by the interquartile range, z-score or MAD, and what is left without them',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    return measure === undefined
      ? []
      : [`Are there outliers in ${measure.name}?`, `Outliers in ${measure.name} by z-score`];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (tokensLike(topic, /^(outliers?|anomal(y|ies|ous))$/).length === 0) return [];
    const target = soleNumber(topic);
    const [group, second] = topic.groups;
    if (target === undefined || second !== undefined) return [];
    return group === undefined || hasFewValues(group) ? [readingOf(topic, target, group)] : [];
  },
};

interface Rule {
  readonly method: 'iqr' | 'z-score' | 'mad';
  /** IQRs beyond the quartiles, standard deviations from the mean, or modified z-scores (Iglewicz and Hoaglin 1993). */
  readonly reach: number;
  readonly deviation: 'stddev_samp' | 'stddev_pop';
}

function ruleOf(topic: Topic): Rule {
  const method = methodOf(topic);
  const [said] = topic.numbers
    .map(({ number }) => Math.abs(number.value))
    .filter((value) => value >= 1 && value <= 10);
  return {
    method,
    reach: said ?? usualReach[method],
    deviation: isOfPopulation(topic) ? 'stddev_pop' : 'stddev_samp',
  };
}

const usualReach: Readonly<Record<Rule['method'], number>> = { iqr: 1.5, 'z-score': 3, mad: 3.5 };

function methodOf(topic: Topic): Rule['method'] {
  if (says(topic, /\biqr\b|interquartile/)) return 'iqr';
  if (says(topic, /\bmad\b|median absolute|modified z/)) return 'mad';
  return says(topic, /\bz[- ]?scores?\b|standard deviations?\b/) ? 'z-score' : 'iqr';
}

function readingOf(topic: Topic, target: ColumnMark, group: Grouping | undefined): Reading {
  const rule = ruleOf(topic);
  const ask: DataAsk = { table: topic.of.schema.table, numbers: [target.column], where: topic.scope.where };
  const by = group === undefined ? undefined : expressionSql(group.by);
  const suffix = group === undefined ? '' : ` by ${group.column.name}`;
  const task = statisticTask({
    topic,
    what: `the outliers of ${target.column.name} by ${ruleText(rule)}${suffix}`,
    columns: [target.column, ...(group === undefined ? [] : [group.column])],
    assumptions: assumptionsOf(topic, rule, target.column),
    queries: [
      {
        sql: summarySql(ask, target.column, rule, by, group?.column.name),
        purpose: `Bounds and outliers of ${target.column.name}${suffix}`,
      },
      ...(by === undefined
        ? [
            {
              sql: valuesSql(ask, target.column, rule),
              purpose: `Rows with an outlying ${target.column.name}`,
              rowLimit: 200,
            },
          ]
        : []),
    ],
    answer: (findings) => {
      const [summary, values] = findings.filter((finding) => finding.language === 'sql');
      if (summary === undefined) throw new Error('Outliers were composed without their result.');
      return group === undefined
        ? answerOf(topic, rule, target.column, summary, values)
        : groupsAnswer(topic, rule, target.column, group.column, summary);
    },
  });
  return statisticReading(topic, task, [target], { marks: group?.marks ?? [] });
}

/** What an outlier is, where the question leaves it open. */
function assumptionsOf(topic: Topic, rule: Rule, column: SchemaColumn): Assumption[] {
  if (rule.method !== 'iqr' || says(topic, /iqr|interquartile/)) return [];
  return [
    {
      text: `I took values more than ${rule.reach} interquartile ranges beyond the quartiles for outliers.`,
      alternatives: [
        { label: 'By z-score', question: `Outliers in ${column.name} by z-score` },
        { label: 'By MAD', question: `Outliers in ${column.name} by MAD` },
      ],
    },
  ];
}

function ruleText({ method, reach }: Rule): string {
  switch (method) {
    case 'iqr':
      return `the rule of ${reach} interquartile ranges`;
    case 'z-score':
      return `a z-score beyond ${reach}`;
    case 'mad':
      return `a modified z-score (by the median absolute deviation) beyond ${reach}`;
  }
}

// --- SQL ---------------------------------------------------------------------

/** `data`: the values (and their groups); `bounds`: one row, or one a group. */
function withBounds(ask: DataAsk, column: SchemaColumn, rule: Rule, by: string | undefined): string {
  const group = by === undefined ? '' : `, ${by} AS part`;
  const { low, high, from } = boundsSql(rule, by);
  return [
    `WITH data AS (`,
    `SELECT ${numberSql(column)} AS value${group}`,
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

function summarySql(
  ask: DataAsk,
  column: SchemaColumn,
  rule: Rule,
  by: string | undefined,
  groupName: string | undefined,
): string {
  const part =
    by === undefined || groupName === undefined ? '' : `data.part AS ${quoteIdentifier(groupName)}, `;
  const { deviation } = rule;
  return [
    withBounds(ask, column, rule, by),
    `SELECT ${part}count(*) FILTER (WHERE ${outside}) AS outliers,`,
    `  count(*) FILTER (WHERE ${outside}) / count(*) AS share, any_value(low) AS lower_bound, any_value(high) AS upper_bound,`,
    `  avg(value) FILTER (WHERE NOT (${outside})) AS mean_without, ${deviation}(value) FILTER (WHERE NOT (${outside})) AS std_without,`,
    `  avg(value) AS mean, ${deviation}(value) AS std, count(*) AS n,`,
    `  count(*) FILTER (WHERE NOT (${outside})) AS kept, ${rule.reach} AS reach`,
    by === undefined
      ? 'FROM data, bounds'
      : 'FROM data JOIN bounds ON data.part IS NOT DISTINCT FROM bounds.part',
    ...(by === undefined ? [] : ['GROUP BY data.part', 'ORDER BY outliers DESC, 1']),
  ].join('\n');
}

/** Whole rows, the most outlying first. */
function valuesSql(ask: DataAsk, column: SchemaColumn, rule: Rule): string {
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

// --- answer ------------------------------------------------------------------

const lines: readonly (readonly [name: string, column: string, format: ValueFormat])[] = [
  ['Outliers', 'outliers', countFormat],
  ['Share of rows', 'share', percentFormat],
  ['Lower bound', 'lower_bound', plainNumber],
  ['Upper bound', 'upper_bound', plainNumber],
  ['Mean without outliers', 'mean_without', plainNumber],
  ['Standard deviation without outliers', 'std_without', plainNumber],
  ['Mean of all', 'mean', plainNumber],
  ['Standard deviation of all', 'std', plainNumber],
  ['Rows', 'n', countFormat],
  ['Rows without outliers', 'kept', countFormat],
];

function bound(finding: SqlFinding, column: string, format: ValueFormat): Segment {
  const [metric] = cellMetrics(finding, [['', column, format]]);
  return metric === undefined ? { text: 'nothing' } : { bound: metric.value };
}

function ruleSegments(rule: Rule, summary: SqlFinding): Segment[] {
  const reach = bound(summary, 'reach', plainNumber);
  switch (rule.method) {
    case 'iqr':
      return [{ text: 'the rule of ' }, reach, { text: ' interquartile ranges' }];
    case 'z-score':
      return [{ text: 'a z-score beyond ' }, reach];
    case 'mad':
      return [{ text: 'a modified z-score (by the median absolute deviation) beyond ' }, reach];
  }
}

function answerOf(
  topic: Topic,
  rule: Rule,
  column: SchemaColumn,
  summary: SqlFinding,
  values: SqlFinding | undefined,
) {
  const count = numberOf(cellAt(summary.result, 0, 'outliers')) ?? 0;
  const asksIf = asksWhether(topic) && !says(topic, /how many|count|number of/);
  const lead: Segment[] = asksIf ? [{ text: count > 0 ? 'Yes: ' : 'No: ', strong: true }] : [];
  const text: Segment[] = [
    ...lead,
    bound(summary, 'outliers', countFormat),
    { text: ` of ` },
    bound(summary, 'n', countFormat),
    { text: ` values of ${column.name}${whereText(topic)} are outliers by ` },
    ...ruleSegments(rule, summary),
    { text: ': they lie outside ' },
    bound(summary, 'lower_bound', plainNumber),
    { text: ' to ' },
    bound(summary, 'upper_bound', plainNumber),
    { text: '. Without them the mean is ' },
    bound(summary, 'mean_without', plainNumber),
    { text: ' in place of ' },
    bound(summary, 'mean', plainNumber),
    { text: '.' },
  ];
  return {
    text: [text],
    headline: asksIf ? count > 0 : count,
    metrics: cellMetrics(summary, lines),
    tableResultId: count > 0 ? (values?.id ?? summary.id) : summary.id,
    followUps: [
      `What is the distribution of ${column.name}?`,
      rule.method === 'iqr' ? `Outliers in ${column.name} by z-score` : `Outliers in ${column.name} by IQR`,
      `Is ${column.name} normally distributed?`,
    ],
  };
}

const mostGroups = 12;

function groupsAnswer(
  topic: Topic,
  rule: Rule,
  column: SchemaColumn,
  group: SchemaColumn,
  summary: SqlFinding,
) {
  const { rows } = summary.result;
  const name = (row: number) => cellText(cellAt(summary.result, row, group.name) ?? 'missing');
  const shown = rows.slice(0, mostGroups);
  const text: Segment[] = [
    { text: `${group.name} ${name(0)} has the most outliers of ${column.name}`, strong: true },
    { text: `${whereText(topic)} by ` },
    ...ruleSegments(rule, summary),
    { text: ': ' },
    bound(summary, 'outliers', countFormat),
    { text: ' of ' },
    bound(summary, 'n', countFormat),
    { text: ' values.' },
  ];
  const chart: ChartSpec = {
    type: 'bar',
    title: `${name(0)} has the most outliers of ${column.name}`,
    subtitle: `outliers of ${column.name}`,
    resultId: summary.id,
    style: 'count',
    x: group.name,
    y: ['outliers'],
    arrangement: 'grouped',
  };
  return {
    text: [text],
    headline: rows.map((row) => row[1] ?? null),
    metrics: shown.flatMap((_, row) =>
      cellMetrics(summary, [[`Outliers, ${name(row)}`, 'outliers', countFormat]], row),
    ),
    chart,
    tableResultId: summary.id,
    followUps: [`Are there outliers in ${column.name}?`, `Average ${column.name} by ${group.name}`],
  };
}
