import type { Segment } from '../../../../core/answer.ts';
import type { ChartSpec } from '../../../../core/chart.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { type DataAsk, dataSql, fromLines, numberSql } from '../../python/data.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultMetrics,
  resultSegment,
  type SqlFinding,
  sqlOf,
} from '../../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../../python/task.ts';
import type { Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { dataOf, followUpsOf, leaning, meanCheck, momentsProgram } from './moments.ts';

const binCount = 20;

export function spreadReading(topic: Topic, target: ColumnMark): Reading {
  const { column } = target;
  const ask = dataOf(topic, column);
  const task = statisticTask({
    topic,
    what: `the distribution of ${column.name}`,
    columns: [column],
    queries: [{ sql: binsSql(ask, column), purpose: `Rows by range of ${column.name}` }],
    python: { code: momentsProgram(topic, column), sql: dataSql(ask) },
    answer: (findings) => spreadAnswer(topic, column, pythonOf(findings), sqlOf(findings)),
  });
  return statisticReading(topic, task, [target]);
}

/** Equal ranges from least to greatest; the last includes its end. */
function binsSql(ask: DataAsk, column: SchemaColumn): string {
  return [
    'WITH data AS (',
    `SELECT ${numberSql(column)} AS value`,
    ...fromLines(ask),
    '), ends AS (',
    `SELECT min(value) AS low, greatest(max(value) - min(value), 1e-300) / ${binCount} AS width FROM data`,
    ')',
    `SELECT low + bin * width AS "from", low + (bin + 1) * width AS "to", count(*) AS count`,
    'FROM (',
    `  SELECT low, width, least(floor((value - low) / width), ${binCount - 1}) AS bin FROM data, ends`,
    ')',
    'GROUP BY low, width, bin',
    'ORDER BY bin',
  ].join('\n');
}

function spreadAnswer(
  topic: Topic,
  column: SchemaColumn,
  python: PythonFinding,
  bins: SqlFinding | undefined,
) {
  const skewness = numberAt(python, ['skewness']) ?? 0;
  const text: Segment[] =
    numberAt(python, ['mean']) === undefined
      ? [{ text: `No row has a value of ${column.name}${whereText(topic)}.` }]
      : [
          { text: `${column.name} ${leaning(skewness)}`, strong: true },
          { text: `${whereText(topic)}: it goes from ` },
          resultSegment(python, ['min']),
          { text: ' to ' },
          resultSegment(python, ['max']),
          { text: ', with a median of ' },
          resultSegment(python, ['median']),
          { text: ' and a mean of ' },
          resultSegment(python, ['mean']),
          { text: '.' },
        ];
  return {
    text: [text],
    headline: null,
    metrics: resultMetrics(python, [
      ['Mean', ['mean']],
      ['Median', ['median']],
      ['Standard deviation', ['std']],
      ['Minimum', ['min']],
      ['Maximum', ['max']],
      ['Skewness', ['skewness']],
      ['Excess kurtosis', ['kurtosis']],
      ['Rows', ['n'], countFormat],
    ]),
    chart: bins === undefined ? null : histogramOf(topic, column, bins, leaning(skewness)),
    tableResultId: bins?.id ?? null,
    followUps: followUpsOf(column),
    crossChecks: meanCheck(topic, column, python),
  };
}

function histogramOf(topic: Topic, column: SchemaColumn, bins: SqlFinding, shape: string): ChartSpec {
  return {
    type: 'histogram',
    title: `${column.name} ${shape}`,
    subtitle: `rows by ${column.name}`,
    resultId: bins.id,
    style: 'count',
    from: 'from',
    to: 'to',
    count: 'count',
    ...(topic.scope.text === '' ? {} : { note: `Only rows where ${topic.scope.text}` }),
  };
}
