import type { Composition } from '../../../../core/agent.ts';
import type { Segment } from '../../../../core/answer.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { type DataAsk, dataSql, fromLines, numberSql } from '../../python/data.ts';
import { program, pythonColumn } from '../../python/program.ts';
import {
  countFormat,
  type MetricLine,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
} from '../../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../../python/task.ts';
import { asksWhether, isOfPopulation, says, type Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';

export function dataOf(topic: Topic, column: SchemaColumn): DataAsk {
  return { table: topic.of.schema.table, numbers: [column], where: topic.scope.where };
}

export function momentsProgram(topic: Topic, column: SchemaColumn): string {
  const main = `results = moments(${pythonColumn(column.name)}, of_population=${isOfPopulation(topic) ? 'True' : 'False'})`;
  return program(['moments'], main);
}

export function momentsReading(topic: Topic, target: ColumnMark): Reading {
  const { column } = target;
  const wants = (['skewness', 'kurtosis'] as const).filter((name) =>
    says(topic, new RegExp(name.slice(0, 4))),
  );
  const task = statisticTask({
    topic,
    what: `the ${wants.join(' and ')} of ${column.name}`,
    columns: [column],
    python: { code: momentsProgram(topic, column), sql: dataSql(dataOf(topic, column)) },
    answer: (findings) => {
      const python = pythonOf(findings);
      return {
        text: [shapeSentence(topic, column, python)],
        headline: asksWhether(topic)
          ? Math.abs(numberAt(python, ['skewness']) ?? 0) >= symmetricBelow
          : wants.length === 1
            ? resultAt(python, [wants[0] ?? 'skewness'])
            : wants.map((name) => resultAt(python, [name])),
        metrics: resultMetrics(python, momentLines),
        followUps: followUpsOf(column),
        crossChecks: meanCheck(topic, column, python),
      };
    },
  });
  return statisticReading(topic, task, [target]);
}

const momentLines: readonly MetricLine[] = [
  ['Skewness', ['skewness']],
  ['Excess kurtosis', ['kurtosis']],
  ['Mean', ['mean']],
  ['Median', ['median']],
  ['Standard deviation', ['std']],
  ['Rows', ['n'], countFormat],
];

function shapeSentence(topic: Topic, column: SchemaColumn, python: PythonFinding): Segment[] {
  const skewness = numberAt(python, ['skewness']);
  if (skewness === undefined)
    return [{ text: `${column.name} has too few different values to have a shape.` }];
  return [
    { text: `${column.name} ${leaning(skewness)}`, strong: true },
    { text: `${whereText(topic)}: its skewness is ` },
    resultSegment(python, ['skewness']),
    { text: ' and its excess kurtosis ' },
    resultSegment(python, ['kurtosis']),
    { text: '; a normal distribution has none of either.' },
  ];
}

/** A skewness smaller than this is commonly called none (Bulmer 1979). */
const symmetricBelow = 0.5;

export function leaning(skewness: number): string {
  if (Math.abs(skewness) < symmetricBelow) return 'is about symmetric';
  return skewness > 0 ? 'has a long tail of high values' : 'has a long tail of low values';
}

export function followUpsOf(column: SchemaColumn): string[] {
  return [
    `Is ${column.name} normally distributed?`,
    `Are there outliers in ${column.name}?`,
    `What correlates most with ${column.name}?`,
  ];
}

export function meanCheck(
  topic: Topic,
  column: SchemaColumn,
  python: PythonFinding,
): Composition['crossChecks'] {
  const expected = numberAt(python, ['mean']);
  if (expected === undefined) return [];
  const sql = [`SELECT favg(${numberSql(column)}) AS mean`, ...fromLines(dataOf(topic, column))].join('\n');
  return [{ name: 'mean computed by the database', sql, expected }];
}
