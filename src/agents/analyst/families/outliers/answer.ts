import type { Segment, ValueFormat } from '../../../../core/answer.ts';
import { cellText, numberOf } from '../../../../core/cell.ts';
import type { ChartSpec } from '../../../../core/chart.ts';
import { cellAt } from '../../../../core/result-set.ts';
import {
  cellMetrics,
  countFormat,
  percentFormat,
  plainNumber,
  type SqlFinding,
  textFormat,
} from '../../python/result.ts';
import { whereText } from '../../python/task.ts';
import { asksWhether, says, type Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import type { Rule } from './rule.ts';

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

export function answerOf(
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
    metrics: cellMetrics(summary, [...lines, ...namesLine(summary)]),
    tableResultId: count > 0 ? (values?.id ?? summary.id) : summary.id,
    followUps: [
      `What is the distribution of ${column.name}?`,
      rule.method === 'iqr' ? `Outliers in ${column.name} by z-score` : `Outliers in ${column.name} by IQR`,
      `Is ${column.name} normally distributed?`,
    ],
  };
}

function namesLine(summary: SqlFinding): typeof lines {
  return cellAt(summary.result, 0, 'names') == null ? [] : [['Which', 'names', textFormat]];
}

const mostGroups = 12;

export function groupsAnswer(
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
