import type { Segment } from '../../../../core/answer.ts';
import { cellText } from '../../../../core/cell.ts';
import type { ChartSpec } from '../../../../core/chart.ts';
import { cellAt } from '../../../../core/result-set.ts';
import type { ColumnMark } from '../../annotate/mark.ts';
import type { Reading } from '../../family.ts';
import { dataSql } from '../../python/data.ts';
import { type Pair, pairCheck, pairOf, pairScatter, pairSql, pointsStep } from '../../python/pair.ts';
import { program, pythonColumn, pythonText } from '../../python/program.ts';
import {
  boundCell,
  cellMetrics,
  countFormat,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
  type SqlFinding,
  sqlOf,
  textFormat,
  truthFormat,
} from '../../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../../python/task.ts';
import { alphaOf, asksWhether, type Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import type { Grouping } from '../shared/grouping.ts';
import { coefficientNames, judgementOf, type Method, methodOf } from './method.ts';

export function pairReading(
  topic: Topic,
  left: ColumnMark,
  right: ColumnMark,
  trust: number,
  ignored?: Grouping,
): Reading {
  const method = methodOf(topic);
  const pair = pairOf(topic, left.column, right.column);
  const main = `
found = correlation(${pythonColumn(left.column.name)}, ${pythonColumn(right.column.name)}, ${pythonText(method)})
results = {**found, **${judgementOf(topic)}, "alpha": ${alphaOf(topic)}}`;
  const task = statisticTask({
    topic,
    what: `the correlation of ${left.column.name} and ${right.column.name}`,
    columns: [left.column, right.column],
    assumptions:
      ignored === undefined
        ? []
        : [{ text: `I took all rows together: each ${ignored.column.name} has too few.`, alternatives: [] }],
    queries: [pointsStep(pair)],
    python: { code: program(['correlation'], main), sql: dataSql(pair.ask) },
    ...(method === 'pearson' ? { simpler: plainCorrelation(topic, pair) } : {}),
    answer: (findings) => pairAnswer(topic, method, pair, pythonOf(findings), sqlOf(findings)),
  });
  return statisticReading(topic, task, [left, right], { trust, marks: ignored?.marks ?? [] });
}

/** The coefficient alone, as the database has it. */
function plainCorrelation(topic: Topic, pair: Pair) {
  const { x, y } = pair;
  return {
    sql: pairSql(pair, [['corr', 'coefficient']]),
    answer: (found: SqlFinding) => ({
      text: [
        [
          { text: `The correlation of ${x.name} and ${y.name}${whereText(topic)} is ` },
          { bound: boundCell(found, 0, 'coefficient') },
          { text: ' over ' },
          { bound: boundCell(found, 0, 'n', countFormat) },
          { text: ' rows. Whether it is significant was not tested.' },
        ],
      ],
      headline: asksWhether(topic) ? null : (cellAt(found.result, 0, 'coefficient') ?? null),
      metrics: cellMetrics(found, [
        ['Pearson r', 'coefficient'],
        ['Rows', 'n', countFormat],
      ]),
      tableResultId: found.id,
      followUps: [`What is the distribution of ${x.name}?`],
    }),
  };
}

function pairAnswer(
  topic: Topic,
  method: Method,
  pair: Pair,
  python: PythonFinding,
  points: SqlFinding | undefined,
) {
  const { x: left, y: right } = pair;
  const r = numberAt(python, ['coefficient']);
  const isSignificant = resultAt(python, ['significant']) === true;
  return {
    text: [
      r === undefined ? tooLittle(left, right) : pairSentence(topic, left, right, python, isSignificant),
    ],
    headline: asksWhether(topic) && r !== undefined ? isSignificant : (r ?? null),
    metrics: resultMetrics(python, [
      [coefficientNames[method], ['coefficient']],
      ['p-value', ['p']],
      ['Strength', ['strength'], textFormat],
      ['Direction', ['direction'], textFormat],
      ['Relationship', ['relationship'], textFormat],
      ['Significant', ['significant'], truthFormat],
      ['R²', ['r_squared']],
      ['Rows', ['n'], countFormat],
    ]),
    chart: points === undefined || r === undefined ? null : scatterOf(topic, pair, points, r),
    followUps: [
      `Linear regression of ${right.name} on ${left.name}`,
      `What correlates most with ${right.name}?`,
      `Are there outliers in ${left.name}?`,
    ],
    crossChecks:
      r === undefined || method !== 'pearson'
        ? []
        : [pairCheck(pair, 'correlation computed by the database', 'corr', r)],
  };
}

function tooLittle(left: SchemaColumn, right: SchemaColumn): Segment[] {
  return [
    {
      text: `There is no correlation to speak of: ${left.name} or ${right.name} has too few different values in the rows that have both.`,
    },
  ];
}

function pairSentence(
  topic: Topic,
  left: SchemaColumn,
  right: SchemaColumn,
  python: PythonFinding,
  isSignificant: boolean,
): Segment[] {
  const strength = cellText(resultAt(python, ['strength']));
  const direction = cellText(resultAt(python, ['direction']));
  const lead = asksWhether(topic) ? [{ text: isSignificant ? 'Yes: ' : 'No: ', strong: true }] : [];
  return [
    ...lead,
    {
      text: `${left.name} and ${right.name} have a ${strength} ${direction} correlation`,
      strong: lead.length === 0,
    },
    { text: `${whereText(topic)}, ` },
    resultSegment(python, ['coefficient']),
    { text: ` over ` },
    resultSegment(python, ['n'], countFormat),
    { text: ` rows. It is ${isSignificant ? '' : 'not '}significant: p is ` },
    resultSegment(python, ['p']),
    { text: `, ${isSignificant ? 'below' : 'not below'} ` },
    resultSegment(python, ['alpha']),
    { text: '.' },
  ];
}

function scatterOf(topic: Topic, pair: Pair, points: SqlFinding, r: number): ChartSpec {
  const tendency = Math.abs(r) < 0.1 ? 'does not go with' : r > 0 ? 'rises with' : 'falls with';
  return pairScatter(pair, points, {
    title: `${pair.y.name} ${tendency} ${pair.x.name}`,
    subtitle: `${pair.y.name} against ${pair.x.name}`,
    scope: topic.scope.text,
  });
}
