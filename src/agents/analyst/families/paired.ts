import type { Assumption, Segment } from '../../../core/answer.ts';
import type { Family, Reading } from '../family.ts';
import { dataSql, filledSql, finiteSql } from '../python/data.ts';
import { type Pair, pairOf, pairScatter, pointsStep } from '../python/pair.ts';
import { program, pythonColumn } from '../python/program.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
  sqlOf,
  truthFormat,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import {
  alphaOf,
  asks,
  asksWhether,
  isNumeric,
  namedColumns,
  says,
  type Topic,
  tokensLike,
  topicOf,
} from '../python/topic.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { measuresOf } from './shared/columns.ts';
import { verdictSegments } from './verdict.ts';

/** "Are before and after different (paired)?", "Wilcoxon test of left and right", "t-test of x and y". */
export const paired: Family = {
  name: 'paired',
  about: 'whether two measures of the same rows differ: paired t-test, Wilcoxon, or Welch’s as two samples',
  examples: (schema) => {
    const [first, second] = measuresOf(schema);
    return first === undefined || second === undefined
      ? []
      : [`Paired t-test of ${first.name} and ${second.name}`];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (!asks(topic, asked) || asks(topic, /correlat|regress|relat|associat|predict|outlier/)) return [];
    const columns = namedColumns(topic);
    const [first, second] = columns;
    const areTwo = columns.length === 2 && columns.every((mark) => isNumeric(topic, mark));
    if (first === undefined || second === undefined || !areTwo) return [];
    return [readingOf(topic, [first, second])];
  },
};

const asked =
  /\bpaired\b|\bt[- ]?test|wilcoxon|signed[- ]rank|mann[- ]?whitney|\bsignifican[^.?]{0,60}\b(?:differ|chang)|\b(?:differ|chang)[^.?]{0,80}\bsignifican/;

const testWords =
  /^(paired|pairs?|wilcoxon|signed|matched|before|after|repeated|unpaired|changed?|changes|same)$/;

interface Test {
  readonly name: string;
  /** Rows with both values, or each column's own. */
  readonly isPaired: boolean;
  readonly call: string;
}

const pairedT: Test = { name: 'Paired t-test', isPaired: true, call: 'paired_t(first, second)' };
const tests: readonly (readonly [pattern: RegExp, test: Test])[] = [
  [
    /wilcoxon|signed[- ]rank/,
    { name: 'Wilcoxon signed-rank test', isPaired: true, call: 'wilcoxon(first, second)' },
  ],
  [/mann[- ]?whitney/, { name: 'Mann-Whitney U', isPaired: false, call: 'mann_whitney(first, second)' }],
  [
    /\b(?:independent|unpaired|two[- ]sample|welch)/,
    { name: 'Welch’s t-test', isPaired: false, call: 't_test(second, first, equal_variances=False)' },
  ],
];

function testOf(topic: Topic): Test {
  return tests.find(([pattern]) => says(topic, pattern))?.[1] ?? pairedT;
}

function readingOf(topic: Topic, marks: readonly [Mark, Mark]): Reading {
  const [first, second] = marks;
  const test = testOf(topic);
  const pair = pairOf(topic, first.column, second.column);
  const task = statisticTask({
    topic,
    what: `whether ${first.column.name} and ${second.column.name} differ (${test.name})`,
    columns: [first.column, second.column],
    assumptions: [assumptionOf(test, pair)],
    queries: test.isPaired ? [pointsStep(pair)] : [],
    python: {
      code: program(['significance', 'paired'], mainOf(topic, test, pair)),
      sql: test.isPaired ? dataSql(pair.ask) : loneValuesSql(pair),
    },
    answer: (findings) => {
      const points = sqlOf(findings);
      const python = pythonOf(findings);
      const chart =
        points === undefined || numberAt(python, ['p']) === undefined
          ? null
          : pairScatter(pair, points, {
              title: `${pair.y.name} against ${pair.x.name}, row by row`,
              subtitle: `${pair.y.name} against ${pair.x.name}`,
              scope: topic.scope.text,
            });
      return { ...answerOf(topic, test, pair, python), chart };
    },
  });
  return statisticReading(topic, task, marks, {
    words: tokensLike(topic, testWords).map(({ index }) => index),
    trust: asks(topic, /paired|test|wilcoxon|whitney/) ? 1 : 0.9,
    marks: topic.groups.flatMap((group) => group.marks),
  });
}

type Mark = ReturnType<typeof namedColumns>[number];

function loneValuesSql({ x, y, ask }: Pair): string {
  return filledSql([finiteSql(x), finiteSql(y)], ask.table, ask.where);
}

function assumptionOf(test: Test, { x, y }: Pair): Assumption {
  const asTwo = { label: 'As two samples', question: `Welch’s t-test of ${x.name} and ${y.name}` };
  const byRanks = { label: 'By ranks', question: `Wilcoxon test of ${x.name} and ${y.name}` };
  const byMeans = { label: 'Paired', question: `Paired t-test of ${x.name} and ${y.name}` };
  if (!test.isPaired) {
    return {
      text: `I took ${x.name} and ${y.name} for two independent samples; equal variances are not assumed, and the test is two-sided.`,
      alternatives: [byMeans],
    };
  }
  return test === pairedT
    ? {
        text: `I took ${x.name} and ${y.name} as paired, since each row has both, and tested the mean of the differences, two-sided.`,
        alternatives: [byRanks, asTwo],
      }
    : { text: 'I took the values of a row as paired; the test is two-sided.', alternatives: [byMeans] };
}

function mainOf(topic: Topic, test: Test, { x, y }: Pair): string {
  const alpha = alphaOf(topic);
  return `
first = [value for value in ${pythonColumn(x.name)} if value is not None]
second = [value for value in ${pythonColumn(y.name)} if value is not None]
found = ${test.call} if first and second else {"statistic": None, "p": None}
results = {
    **found,
    "significant": None if found["p"] is None else found["p"] < ${alpha},
    "alpha": ${alpha},
    "mean_first": statistics.fmean(first) if first else None,
    "mean_second": statistics.fmean(second) if second else None,
    "n": ${test.isPaired ? 'len(first)' : 'len(first) + len(second)'},
}
if found["p"] is not None:
    results["difference"] = results["mean_second"] - results["mean_first"]${
      test === pairedT ? '\n    results["rank_p"] = wilcoxon(first, second)["p"]' : ''
    }`;
}

function answerOf(topic: Topic, test: Test, { x, y }: Pair, python: PythonFinding) {
  const p = numberAt(python, ['p']);
  return {
    text: [p === undefined ? tooLittle(x, y, topic) : sentence(topic, test, x, y, python)],
    headline: asksWhether(topic) ? resultAt(python, ['significant']) : (p ?? null),
    metrics: resultMetrics(python, [
      ['p-value', ['p']],
      [`${test.name} statistic`, ['statistic']],
      ['Significant', ['significant'], truthFormat],
      [`Mean ${x.name}`, ['mean_first']],
      [`Mean ${y.name}`, ['mean_second']],
      ['Difference of the means', ['difference']],
      ...(test === pairedT
        ? ([
            ['Difference, 95 % interval from', ['low_95']],
            ['Difference, 95 % interval to', ['high_95']],
            ['Effect size (Cohen’s d)', ['effect']],
            ['p-value by ranks (Wilcoxon)', ['rank_p']],
          ] as const)
        : []),
      [test.isPaired ? 'Pairs' : 'Values', ['n'], countFormat],
    ]),
    followUps: [
      `Is there a correlation between ${x.name} and ${y.name}?`,
      `Is ${x.name} normally distributed?`,
      `What is the distribution of ${y.name}?`,
    ],
  };
}

function tooLittle(x: SchemaColumn, y: SchemaColumn, topic: Topic): Segment[] {
  return [
    {
      text: `There are too few rows with both ${x.name} and ${y.name}, or all differ by the same${whereText(topic)}: nothing can be tested.`,
    },
  ];
}

function sentence(
  topic: Topic,
  test: Test,
  x: SchemaColumn,
  y: SchemaColumn,
  python: PythonFinding,
): Segment[] {
  return [
    ...verdictSegments(topic, test.name, python, {
      yes: `${y.name} differs significantly from ${x.name}${whereText(topic)}`,
      no: `${y.name} does not differ significantly from ${x.name}${whereText(topic)}`,
      counted: test.isPaired ? 'pairs' : 'values',
    }),
    { text: ' The means are ' },
    resultSegment(python, ['mean_first']),
    { text: ` (${x.name}) and ` },
    resultSegment(python, ['mean_second']),
    { text: ` (${y.name}), ` },
    resultSegment(python, ['difference']),
    { text: ' apart.' },
  ];
}
