import type { Composition } from '../../../core/agent.ts';
import type { Segment } from '../../../core/answer.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import type { ColumnMark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { type DataAsk, dataSql, fromLines, numberSql, pointsNote, pointsSql } from '../python/data.ts';
import { program, pythonColumn } from '../python/program.ts';
import {
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
import {
  alphaOf,
  asks,
  asksWhether,
  numericColumns,
  says,
  type Topic,
  tokensLike,
  topicOf,
} from '../python/topic.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { measuresOf } from './shared.ts';

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
    const trust = trustOfWords(topic);
    const columns = numericColumns(topic);
    const [first, second] = columns;
    if (trust === 0 || columns.length !== 2 || first === undefined || second === undefined) return [];
    if (topic.groups.length > 0) return [];
    const effectFirst = namesEffectFirst(topic, first, second);
    return [effectFirst ? readingOf(topic, second, first, trust) : readingOf(topic, first, second, trust)];
  },
};

function trustOfWords(topic: Topic): number {
  if (tokensLike(topic, /^(regress\w*|slope|intercept)$/).length > 0) return 1;
  if (asks(topic, /\br[- ]?(?:squared|²|2)\b|coefficient of determination|best fit|trend ?line/)) return 1;
  return asks(topic, /\b(?:affects?|effect of|influences?|depends? on|predicts?)\b/) ? 0.8 : 0;
}

/** "regression of Y on X", "predict Y from X", "Y depends on X": the first column is the one explained. */
function namesEffectFirst(topic: Topic, first: ColumnMark, second: ColumnMark): boolean {
  const { tokens } = topic.of;
  const between = tokens
    .slice(first.span.to, second.span.from)
    .map(({ word }) => word)
    .join(' ');
  const before = tokens
    .slice(0, first.span.from)
    .map(({ word }) => word)
    .join(' ');
  if (/\b(?:predicts?|affects?|influences?|explains?|and)\b/.test(between)) return false;
  if (/\b(?:on|from|by|depends?|against|based|using|as)\b/.test(between))
    return !/\b(?:effect|influence|impact)\b/.test(before);
  return /\bpredict(?:ing)?\b/.test(before);
}

function readingOf(topic: Topic, cause: ColumnMark, effect: ColumnMark, trust: number): Reading {
  const ask: DataAsk = {
    table: topic.of.schema.table,
    numbers: [cause.column, effect.column],
    where: topic.scope.where,
  };
  const alpha = alphaOf(topic);
  const main = `
found = linear_regression(${pythonColumn(cause.column.name)}, ${pythonColumn(effect.column.name)})
significant = None if found["p"] is None else found["p"] < ${alpha}
results = {**found, "significant": significant, "alpha": ${alpha}}`;
  const task = statisticTask({
    topic,
    what: `the linear regression of ${effect.column.name} on ${cause.column.name}`,
    columns: [cause.column, effect.column],
    queries: [
      {
        sql: pointsSql(ask),
        purpose: `Points of ${cause.column.name} and ${effect.column.name}`,
        rowLimit: 2_000,
      },
    ],
    python: { code: program(['distributions', 'regression'], main), sql: dataSql(ask) },
    answer: (findings) =>
      answerOf(topic, ask, cause.column, effect.column, pythonOf(findings), sqlOf(findings)),
  });
  return statisticReading(topic, task, [cause, effect], { trust });
}

function answerOf(
  topic: Topic,
  ask: DataAsk,
  cause: SchemaColumn,
  effect: SchemaColumn,
  python: PythonFinding,
  points: SqlFinding | undefined,
) {
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
    chart:
      points === undefined || slope === undefined ? null : scatterOf(topic, cause, effect, python, points),
    followUps: [
      `Is there a correlation between ${cause.name} and ${effect.name}?`,
      `What correlates most with ${effect.name}?`,
      `What is the distribution of ${effect.name}?`,
    ],
    crossChecks: slope === undefined ? [] : [slopeCheck(ask, cause, effect, slope)],
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

function scatterOf(
  topic: Topic,
  cause: SchemaColumn,
  effect: SchemaColumn,
  python: PythonFinding,
  points: SqlFinding,
): ChartSpec {
  const slope = numberAt(python, ['slope']) ?? 0;
  const intercept = numberAt(python, ['intercept']) ?? 0;
  return {
    type: 'scatter',
    title: `${effect.name} ${slope >= 0 ? 'rises' : 'falls'} with ${cause.name}`,
    subtitle: `${effect.name} against ${cause.name}, with the fitted line`,
    resultId: points.id,
    style: 'number',
    x: cause.name,
    y: effect.name,
    fit: { slope, intercept },
    note: pointsNote(points, topic.scope.text),
  };
}

function slopeCheck(
  ask: DataAsk,
  cause: SchemaColumn,
  effect: SchemaColumn,
  expected: number,
): Composition['crossChecks'][number] {
  const sql = `SELECT regr_slope(${numberSql(effect)}, ${numberSql(cause)}) AS slope`;
  return { name: 'slope computed by the database', sql: [sql, ...fromLines(ask)].join('\n'), expected };
}
