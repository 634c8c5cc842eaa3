import type { Segment } from '../../../../core/answer.ts';
import { cellText } from '../../../../core/cell.ts';
import type { ChartSpec } from '../../../../core/chart.ts';
import { quoteIdentifier } from '../../../../core/dataset.ts';
import { cellAt } from '../../../../core/result-set.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { fromLines, numberSql } from '../../python/data.ts';
import { boundCell, type SqlFinding, sqlOf } from '../../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../../python/task.ts';
import { isOfPopulation, type Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { expressionSql } from '../../sql/expression.ts';
import type { Grouping } from '../shared/grouping.ts';
import { dataOf } from './moments.ts';

const spreadColumns = ['mean', 'median', 'std', 'min', 'max', 'skewness', 'kurtosis', 'n'] as const;

export function groupedReading(topic: Topic, target: ColumnMark, group: Grouping): Reading {
  const { column } = target;
  const task = statisticTask({
    topic,
    what: `the distribution of ${column.name} by ${group.column.name}`,
    columns: [column, group.column],
    queries: [
      { sql: groupedSql(topic, column, group), purpose: `Spread of ${column.name} by ${group.column.name}` },
    ],
    answer: (findings) => groupedAnswer(topic, column, group.column, sqlOf(findings)),
  });
  return statisticReading(topic, task, [target], { marks: group.marks });
}

function groupedSql(topic: Topic, column: SchemaColumn, group: Grouping): string {
  const value = numberSql(column);
  const suffix = isOfPopulation(topic) ? 'pop' : 'samp';
  return [
    `SELECT ${expressionSql(group.by)} AS ${quoteIdentifier(group.column.name)}, avg(${value}) AS mean,`,
    `  median(${value}) AS median, stddev_${suffix}(${value}) AS std, min(${value}) AS min, max(${value}) AS max,`,
    `  skewness(${value}) AS skewness, kurtosis(${value}) AS kurtosis, count(*) AS n`,
    ...fromLines(dataOf(topic, column)),
    'GROUP BY 1',
    'ORDER BY mean DESC',
  ].join('\n');
}

function groupedAnswer(
  topic: Topic,
  column: SchemaColumn,
  group: SchemaColumn,
  found: SqlFinding | undefined,
) {
  if (found === undefined) throw new Error('A distribution by group was composed without its result.');
  const { rows } = found.result;
  const name = (row: number) => cellText(cellAt(found.result, row, group.name)) || 'missing';
  const shown = rows
    .slice(0, 4)
    .flatMap((_, row) => spreadColumns.slice(0, 3).map((key) => [row, key] as const));
  const text: Segment[] =
    rows.length === 0
      ? [{ text: `No row has a value of ${column.name}${whereText(topic)}.` }]
      : [
          { text: `${column.name} is highest on average for ${name(0)}`, strong: true },
          { text: `${whereText(topic)}: mean ` },
          { bound: boundCell(found, 0, 'mean') },
          { text: ', median ' },
          { bound: boundCell(found, 0, 'median') },
          { text: ', standard deviation ' },
          { bound: boundCell(found, 0, 'std') },
          { text: '.' },
        ];
  return {
    text: [text],
    headline: null,
    metrics: shown.map(([row, key]) => ({
      name: `${name(row)} · ${key}`,
      value: boundCell(found, row, key),
      confidence: 'bound' as const,
    })),
    chart: rows.length < 2 ? null : meansOf(column, group, found, name(0)),
    tableResultId: found.id,
    followUps: [
      `What is the distribution of ${column.name}?`,
      `Does ${column.name} differ significantly by ${group.name}?`,
    ],
  };
}

function meansOf(column: SchemaColumn, group: SchemaColumn, found: SqlFinding, first: string): ChartSpec {
  return {
    type: 'bar',
    title: `${column.name} is highest on average for ${first}`,
    subtitle: `mean and median of ${column.name}`,
    resultId: found.id,
    style: 'number',
    x: group.name,
    y: ['mean', 'median'],
    arrangement: 'grouped',
  };
}
