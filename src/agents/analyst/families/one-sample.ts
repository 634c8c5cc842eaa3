import type { Segment } from '../../../core/answer.ts';
import type { ColumnMark, NumberMark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { type DataAsk, dataSql } from '../python/data.ts';
import { program, pythonColumn } from '../python/program.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
  truthFormat,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import {
  alphaOf,
  asks,
  asksWhether,
  asOfMethod,
  isNumeric,
  namedColumns,
  type Topic,
  tokensLike,
  topicOf,
} from '../python/topic.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { measuresOf } from './shared/columns.ts';
import { verdictSegments } from './verdict.ts';

/** "Does the mean age differ significantly from 40?", "one-sample t-test of weight against 70". */
export const oneSample: Family = {
  name: 'one-sample',
  about: 'whether a mean differs from a given value by more than chance: one-sample t-test',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    return measure === undefined
      ? []
      : [`Does the mean ${measure.name} differ significantly from ${exampleValue(measure)}?`];
  },
  read: (of) => {
    const said = topicOf(of);
    const expected = asks(said, asked) ? expectedOf(said) : undefined;
    if (expected === undefined) return [];
    const topic = asOfMethod(said, [expected]);
    const [target, ...others] = namedColumns(topic);
    if (target === undefined || others.length > 0 || !isNumeric(topic, target)) return [];
    return [readingOf(topic, target, expected)];
  },
};

const asked =
  /\bone[- ]?sample|\bt[- ]?test|\bsignifican[^.?]{0,60}\b(?:differ|above|below|higher|lower|greater|less|more)|\bdiffer[^.?]{0,60}\bsignifican/;

function exampleValue({ profile }: SchemaColumn): number {
  const median = profile.numeric?.median ?? 0;
  return Number(median.toPrecision(1));
}

/** The number behind "from", "than" or "against"; no level of significance. */
function expectedOf(topic: Topic): NumberMark | undefined {
  const { tokens, marks } = topic.of;
  return marks.find((mark): mark is NumberMark => {
    if (mark.kind !== 'number' || topic.numbers.includes(mark)) return false;
    const near = tokens.slice(Math.max(0, mark.span.from - 3), mark.span.from);
    return near.some(({ word }) => /^(from|to|than|against|of|versus|vs|above|below|mu|equals?)$/.test(word));
  });
}

function readingOf(topic: Topic, target: ColumnMark, expected: NumberMark): Reading {
  const { column } = target;
  const { value } = expected.number;
  const alpha = alphaOf(topic);
  const ask: DataAsk = { table: topic.of.schema.table, numbers: [column], where: topic.scope.where };
  const main = `
values = ${pythonColumn(column.name)}
found = one_sample_t(values, ${value})
results = {
    **found,
    "significant": None if found["p"] is None else found["p"] < ${alpha},
    "alpha": ${alpha},
    "expected": ${value},
    "mean": statistics.fmean(values) if values else None,
    "n": len(values),
}`;
  const task = statisticTask({
    topic,
    what: `whether the mean of ${column.name} differs from ${value} (one-sample t-test)`,
    columns: [column],
    assumptions: [{ text: 'I tested the mean by Student’s t-test, two-sided.', alternatives: [] }],
    python: { code: program(['paired'], main), sql: dataSql(ask) },
    answer: (findings) => answerOf(topic, column, pythonOf(findings)),
  });
  return statisticReading(topic, task, [target], {
    words: tokensLike(topic, /^(sample|mu|against|versus)$/).map(({ index }) => index),
    trust: 0.97,
  });
}

function answerOf(topic: Topic, column: SchemaColumn, python: PythonFinding) {
  const p = numberAt(python, ['p']);
  return {
    text: [p === undefined ? tooLittle(column, topic) : sentence(topic, column, python)],
    headline: asksWhether(topic) ? resultAt(python, ['significant']) : (p ?? null),
    metrics: resultMetrics(python, [
      ['p-value', ['p']],
      ['t statistic', ['statistic']],
      ['Significant', ['significant'], truthFormat],
      [`Mean ${column.name}`, ['mean']],
      ['Mean, 95 % interval from', ['low_95']],
      ['Mean, 95 % interval to', ['high_95']],
      ['Effect size (Cohen’s d)', ['effect']],
      ['Rows', ['n'], countFormat],
    ]),
    followUps: [`Is ${column.name} normally distributed?`, `What is the distribution of ${column.name}?`],
  };
}

function tooLittle(column: SchemaColumn, topic: Topic): Segment[] {
  return [
    {
      text: `${column.name} has too few different values${whereText(topic)}: its mean cannot be tested.`,
    },
  ];
}

function sentence(topic: Topic, column: SchemaColumn, python: PythonFinding): Segment[] {
  return [
    ...verdictSegments(topic, 'One-sample t-test', python, {
      yes: `The mean of ${column.name} differs significantly from the value it was held against${whereText(topic)}`,
      no: `The mean of ${column.name} does not differ significantly from the value it was held against${whereText(topic)}`,
      counted: 'rows',
    }),
    { text: ' The mean is ' },
    resultSegment(python, ['mean']),
    { text: ', its 95 % interval ' },
    resultSegment(python, ['low_95']),
    { text: ' to ' },
    resultSegment(python, ['high_95']),
    { text: ', against ' },
    resultSegment(python, ['expected']),
    { text: '.' },
  ];
}
