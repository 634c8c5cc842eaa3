import type { Segment } from '../../../../core/answer.ts';
import { cellText } from '../../../../core/cell.ts';
import type { ChartSpec } from '../../../../core/chart.ts';
import { quoteIdentifier } from '../../../../core/dataset.ts';
import type { Finding } from '../../../../core/finding.ts';
import { cellAt } from '../../../../core/result-set.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { fromLines, numberSql } from '../../python/data.ts';
import { boundCell, type SqlFinding } from '../../python/result.ts';
import { type StatisticAnswer, statisticReading, statisticTask, whereText } from '../../python/task.ts';
import type { Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { expressionSql } from '../../sql/expression.ts';
import type { Grouping } from '../shared/grouping.ts';
import { dataOf } from './moments.ts';

/** "box plot of cost by ward": five figures of each group, and its rows for the boxes, which the engine measures. */
export function boxReading(topic: Topic, target: ColumnMark, group: Grouping | undefined): Reading {
  const { column } = target;
  const by = group === undefined ? '' : ` by ${group.column.name}`;
  const task = statisticTask({
    topic,
    what: `the spread of ${column.name}${by}`,
    columns: [column, ...(group === undefined ? [] : [group.column])],
    queries: [
      { sql: figuresSql(topic, column, group), purpose: `Quartiles of ${column.name}${by}` },
      { sql: rowsSql(topic, column, group), purpose: `${column.name} of each row` },
    ],
    answer: (findings) => boxAnswer(topic, column, group?.column, findings),
  });
  return statisticReading(topic, task, [target], group === undefined ? {} : { marks: group.marks });
}

function figuresSql(topic: Topic, column: SchemaColumn, group: Grouping | undefined): string {
  const value = numberSql(column);
  return [
    `SELECT ${keyOf(group)}count(*) AS n, min(${value}) AS min, quantile_cont(${value}, 0.25) AS q1,`,
    `  median(${value}) AS median, quantile_cont(${value}, 0.75) AS q3, max(${value}) AS max`,
    ...fromLines(dataOf(topic, column)),
    ...(group === undefined ? [] : ['GROUP BY 1', 'ORDER BY median DESC, 1']),
  ].join('\n');
}

function rowsSql(topic: Topic, column: SchemaColumn, group: Grouping | undefined): string {
  return [
    `SELECT ${keyOf(group)}${numberSql(column)} AS ${quoteIdentifier(column.name)}`,
    ...fromLines(dataOf(topic, column)),
  ].join('\n');
}

function keyOf(group: Grouping | undefined): string {
  return group === undefined ? '' : `${expressionSql(group.by)} AS ${quoteIdentifier(group.column.name)}, `;
}

function boxAnswer(
  topic: Topic,
  column: SchemaColumn,
  group: SchemaColumn | undefined,
  findings: readonly Finding[],
): StatisticAnswer {
  const [figures, rows] = findings.filter((finding): finding is SqlFinding => finding.language === 'sql');
  if (figures === undefined) throw new Error('A box plot was composed without its figures.');
  const isEmpty = cellAt(figures.result, 0, 'median') === null || figures.result.rows.length === 0;
  return {
    text: [
      isEmpty
        ? [{ text: `No row has a value of ${column.name}${whereText(topic)}.` }]
        : spreadSegments(topic, column, group, figures),
    ],
    headline: null,
    metrics: [],
    chart: isEmpty || rows === undefined ? null : chartOf(topic, column, group, figures, rows),
    tableResultId: figures.id,
    followUps: [
      `What is the distribution of ${column.name}?`,
      ...(group === undefined ? [] : [`Does ${column.name} differ significantly by ${group.name}?`]),
    ],
  };
}

function spreadSegments(
  topic: Topic,
  column: SchemaColumn,
  group: SchemaColumn | undefined,
  figures: SqlFinding,
): Segment[] {
  const lead = group === undefined ? `Half of the values of ${column.name}` : titleOf(column, group, figures);
  return [
    { text: `${lead}${whereText(topic)}`, strong: group !== undefined },
    ...(group === undefined
      ? []
      : [{ text: ': ' }, { bound: boundCell(figures, 0, 'median') }, { text: '. Half of its values' }]),
    { text: ' lie between ' },
    { bound: boundCell(figures, 0, 'q1') },
    { text: ' and ' },
    { bound: boundCell(figures, 0, 'q3') },
    ...(group === undefined
      ? [{ text: ', around a median of ' }, { bound: boundCell(figures, 0, 'median') }]
      : []),
    { text: ', all of them from ' },
    { bound: boundCell(figures, 0, 'min') },
    { text: ' to ' },
    { bound: boundCell(figures, 0, 'max') },
    { text: '.' },
  ];
}

function titleOf(column: SchemaColumn, group: SchemaColumn, { result }: SqlFinding): string {
  const first = cellText(cellAt(result, 0, group.name)) || 'missing';
  return result.rows.length === 1
    ? `${column.name} of ${first} has the median`
    : `The median of ${column.name} is highest for ${first}`;
}

function chartOf(
  topic: Topic,
  column: SchemaColumn,
  group: SchemaColumn | undefined,
  figures: SqlFinding,
  rows: SqlFinding,
): ChartSpec {
  return {
    type: 'box',
    title: group === undefined ? `The spread of ${column.name}` : titleOf(column, group, figures),
    subtitle: `${column.name}: quartiles, and what lies far from them`,
    resultId: rows.id,
    style: 'number',
    y: column.name,
    ...(group === undefined ? {} : { x: group.name }),
    ...(topic.scope.text === '' ? {} : { note: `Only rows where ${topic.scope.text}` }),
  };
}
