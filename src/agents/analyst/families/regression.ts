import type { Segment } from '../../../core/answer.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import { cellAt } from '../../../core/result-set.ts';
import type { ColumnMark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { dataSql } from '../python/data.ts';
import { type Pair, pairCheck, pairOf, pairScatter, pairSql, pointsStep } from '../python/pair.ts';
import { program, pythonColumn } from '../python/program.ts';
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
  truthFormat,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import { alphaOf, asksWhether, numericColumns, says, type Topic, topicOf } from '../python/topic.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { effectFirst, trustOfRegression } from './regression-words.ts';
import { measuresOf } from './shared/columns.ts';

/** "Linear regression of price on size", "how does age affect income?", "slope of the line through X and Y". */
export const regression: Family = {
  name: 'regression',
  about: 'a straight line through two numbers: slope, intercept, R², and whether the slope is significant',
  examples: (schema) => {
    const [cause, effect] = measuresOf(schema);
    return cause === undefined || effect === undefined
      ? []
      : [
          `Linear regression of ${effect.name} on ${cause.name}`,
          `How does ${cause.name} affect ${effect.name}?`,
        ];
  },
  read: (of) => {
    const topic = topicOf(of);
    const trust = trustOfRegression(topic);
    const columns = numericColumns(topic);
    const [first, second] = columns;
    if (trust === 0 || columns.length !== 2 || first === undefined || second === undefined) return [];
    if (topic.groups.length > 0) return [];
    return [
      effectFirst(topic, first, second)
        ? readingOf(topic, second, first, trust)
        : readingOf(topic, first, second, trust),
    ];
  },
};

function readingOf(topic: Topic, cause: ColumnMark, effect: ColumnMark, trust: number): Reading {
  const pair = pairOf(topic, cause.column, effect.column);
  const alpha = alphaOf(topic);
  const main = `
found = linear_regression(${pythonColumn(cause.column.name)}, ${pythonColumn(effect.column.name)})
significant = None if found["p"] is None else found["p"] < ${alpha}
results = {**found, "significant": significant, "alpha": ${alpha}}`;
  const task = statisticTask({
    topic,
    what: `the linear regression of ${effect.column.name} on ${cause.column.name}`,
    columns: [cause.column, effect.column],
    queries: [pointsStep(pair)],
    python: { code: program(['regression'], main), sql: dataSql(pair.ask) },
    simpler: plainLine(topic, pair),
    answer: (findings) => answerOf(topic, pair, pythonOf(findings), sqlOf(findings)),
  });
  return statisticReading(topic, task, [cause, effect], { trust });
}

/** The line alone, as the database has it. */
function plainLine(topic: Topic, pair: Pair) {
  const { x, y } = pair;
  return {
    sql: pairSql(pair, [
      ['regr_slope', 'slope'],
      ['regr_intercept', 'intercept'],
      ['regr_r2', 'r_squared'],
    ]),
    answer: (found: SqlFinding) => ({
      text: [
        [
          { text: `${y.name} changes by ` },
          { bound: boundCell(found, 0, 'slope') },
          { text: ` with each unit of ${x.name}${whereText(topic)}, starting from ` },
          { bound: boundCell(found, 0, 'intercept') },
          { text: '. Whether the slope is significant was not tested.' },
        ],
      ],
      headline: asksWhether(topic) ? null : (cellAt(found.result, 0, 'slope') ?? null),
      metrics: cellMetrics(found, [
        ['R²', 'r_squared'],
        ['Slope', 'slope'],
        ['Intercept', 'intercept'],
        ['Rows', 'n', countFormat],
      ]),
      tableResultId: found.id,
      followUps: [`What is the distribution of ${y.name}?`],
    }),
  };
}

function answerOf(topic: Topic, pair: Pair, python: PythonFinding, points: SqlFinding | undefined) {
  const { x: cause, y: effect } = pair;
  const slope = numberAt(python, ['slope']);
  const text = slope === undefined ? tooLittle(cause, effect) : sentence(topic, cause, effect, python);
  const wantsFit = says(topic, /squared|r²|determination|good(?:ness)? (?:of )?fit/);
  return {
    text: [text],
    headline: headlineOf(topic, python, wantsFit),
    metrics: resultMetrics(python, [
      ['R²', ['r_squared']],
      ['Slope', ['slope']],
      ['Intercept', ['intercept']],
      ['p-value of the slope', ['p']],
      ['Significant', ['significant'], truthFormat],
      ['RMSE', ['rmse']],
      ['Standard error of the slope', ['slope_error']],
      ['Rows', ['n'], countFormat],
    ]),
    chart: points === undefined || slope === undefined ? null : scatterOf(topic, pair, python, points),
    followUps: [
      `Is there a correlation between ${cause.name} and ${effect.name}?`,
      `What correlates most with ${effect.name}?`,
      `What is the distribution of ${effect.name}?`,
    ],
    crossChecks:
      slope === undefined ? [] : [pairCheck(pair, 'slope computed by the database', 'regr_slope', slope)],
  };
}

function headlineOf(topic: Topic, python: PythonFinding, wantsFit: boolean) {
  if (wantsFit) return resultAt(python, ['r_squared']);
  return asksWhether(topic) ? resultAt(python, ['significant']) : resultAt(python, ['slope']);
}

function tooLittle(cause: SchemaColumn, effect: SchemaColumn): Segment[] {
  return [
    {
      text: `No line can be drawn: too few rows have different values of ${cause.name} and a value of ${effect.name}.`,
    },
  ];
}

function sentence(topic: Topic, cause: SchemaColumn, effect: SchemaColumn, python: PythonFinding): Segment[] {
  const isSignificant = resultAt(python, ['significant']) === true;
  return [
    { text: `${effect.name} changes by ` },
    resultSegment(python, ['slope']),
    { text: ` with each unit of ${cause.name}${whereText(topic)}`, strong: true },
    { text: ', starting from ' },
    resultSegment(python, ['intercept']),
    { text: '. The line explains ' },
    resultSegment(python, ['r_squared'], { style: 'percent' }),
    { text: ` of the variation. The slope is ${isSignificant ? '' : 'not '}significant: p is ` },
    resultSegment(python, ['p']),
    { text: `, ${isSignificant ? 'below' : 'not below'} ` },
    resultSegment(python, ['alpha']),
    { text: ', over ' },
    resultSegment(python, ['n'], countFormat),
    { text: ' rows.' },
  ];
}

function scatterOf(topic: Topic, pair: Pair, python: PythonFinding, points: SqlFinding): ChartSpec {
  const slope = numberAt(python, ['slope']) ?? 0;
  const intercept = numberAt(python, ['intercept']) ?? 0;
  const words = {
    title: `${pair.y.name} ${slope >= 0 ? 'rises' : 'falls'} with ${pair.x.name}`,
    subtitle: `${pair.y.name} against ${pair.x.name}, with the fitted line`,
    scope: topic.scope.text,
  };
  return { ...pairScatter(pair, points, words), fit: { slope, intercept } };
}
