import type { Segment } from '../../../core/answer.ts';
import type { ColumnMark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { dataSql } from '../python/data.ts';
import { program, pythonColumn, pythonText } from '../python/program.ts';
import {
  countFormat,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import { asks, says, soleNumber, type Topic, tokensLike, topicOf } from '../python/topic.ts';
import { cues } from '../read/parse.ts';
import { measuresOf } from './shared/columns.ts';

/** "the quartiles of price by the exclusive method", "90th percentile of age by nearest rank". */
export const quantileDefinition: Family = {
  name: 'quantile definition',
  about: 'percentiles by a definition that is asked for: exclusive, inclusive, nearest rank, types 1 to 9',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    return measure === undefined ? [] : [`Quartiles of ${measure.name} by the exclusive method`];
  },
  read: (of) => {
    const topic = topicOf(of);
    const definition = definitions.find(({ said }) => says(topic, said));
    const target = soleNumber(topic);
    const shares = sharesOf(topic);
    const isAsked = asks(topic, /\b(?:percentiles?|quantiles?|quartiles?|deciles?)\b|\bq[13]\b/);
    if (!isAsked || definition === undefined || target === undefined || shares.length === 0) return [];
    return topic.groups.length > 0 ? [] : [readingOf(topic, target, definition, shares)];
  },
};

interface Definition {
  readonly said: RegExp;
  readonly name: string;
  readonly type: number | 'lower' | 'higher' | 'midpoint';
}

/** Hyndman and Fan's types, by the names that they have in other programs. */
const definitions: readonly Definition[] = [
  { said: /\btype 2\b|averaged.inverted/, name: 'type 2, steps with means', type: 2 },
  { said: /\btype 1\b|nearest[- ]rank|inverted.cdf/, name: 'nearest rank (type 1)', type: 1 },
  { said: /\btype 3\b|closest.observation/, name: 'closest observation (type 3)', type: 3 },
  { said: /\btype 4\b/, name: 'type 4', type: 4 },
  { said: /\btype 5\b|\bhazen\b/, name: 'Hazen (type 5)', type: 5 },
  {
    said: /\btype 6\b|\bexclusive\b|\bweibull\b|percentile\.exc|quartile\.exc/,
    name: 'exclusive (type 6)',
    type: 6,
  },
  { said: /\btype 7\b|\binclusive\b|percentile\.inc|quartile\.inc/, name: 'inclusive (type 7)', type: 7 },
  { said: /\btype 8\b|median.unbiased/, name: 'median-unbiased (type 8)', type: 8 },
  { said: /\btype 9\b|normal.unbiased/, name: 'normal-unbiased (type 9)', type: 9 },
  { said: /\blower (?:method|interpolation)|interpolation\W+lower/, name: 'lower value', type: 'lower' },
  { said: /\bhigher (?:method|interpolation)|interpolation\W+higher/, name: 'higher value', type: 'higher' },
  { said: /\bmidpoint\b/, name: 'midpoint', type: 'midpoint' },
];

/** Fractions, in the order in which they are said. */
function sharesOf({ question }: Topic): readonly number[] {
  if (/\bquartiles\b/.test(question)) return [0.25, 0.5, 0.75];
  if (/\bdeciles\b/.test(question)) return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => tenth / 10);
  const named = [
    ...(/\b(?:first|lower) quartile\b|\bq1\b/.test(question) ? [0.25] : []),
    ...(/\b(?:third|upper) quartile\b|\bq3\b/.test(question) ? [0.75] : []),
  ];
  const percents = [...question.matchAll(/\b(\d+(?:\.\d+)?)(?:st|nd|rd|th|\s*%)/g)].map(
    ([, said]) => Number(said) / 100,
  );
  const fractions = [...question.matchAll(/\b(0?\.\d+)\b(?!\s*%)/g)].map(([, said]) => Number(said));
  return [...named, ...percents, ...fractions].filter((share) => share >= 0 && share <= 1);
}

function readingOf(
  topic: Topic,
  target: ColumnMark,
  definition: Definition,
  shares: readonly number[],
): Reading {
  const { column } = target;
  const type = typeof definition.type === 'number' ? String(definition.type) : pythonText(definition.type);
  const main = `
values = ${pythonColumn(column.name)}
found = [{"share": share, "value": quantile(values, share, ${type})} for share in [${shares.join(', ')}]]
results = {"quantiles": found, "n": len(values)}`;
  const where = topic.scope.where;
  const task = statisticTask({
    topic,
    what: `${shares.map(labelOf).join(', ')} of ${column.name} (${definition.name})`,
    columns: [column],
    assumptions: [
      {
        text: `I took quantiles by the definition “${definition.name}” of Hyndman and Fan.`,
        alternatives: [],
      },
    ],
    python: {
      code: program(['definitions'], main),
      sql: dataSql({ table: topic.of.schema.table, numbers: [column], where }),
    },
    answer: (findings) => answerOf(topic, target, definition, shares, pythonOf(findings)),
  });
  const marks = topic.of.free.filter(({ kind }) => kind === 'number');
  return statisticReading(topic, task, [target], {
    marks: [...marks, ...cues(topic.of, 'percentile')],
    words: tokensLike(topic, methodWords).map(({ index }) => index),
  });
}

const methodWords =
  /^(percentiles?|quantiles?|quartiles?|deciles?|q[13]|exclusive|inclusive|nearest|rank|type|hazen|weibull|lower|higher|upper|first|third|midpoint|interpolation|inverted|cdf|definition|by|exc|inc|unbiased|closest|observation)$/;

/** `25th percentile`. */
function labelOf(share: number): string {
  const percent = Number((share * 100).toPrecision(6));
  const last = percent % 100 > 10 && percent % 100 < 20 ? 0 : percent % 10;
  return `${percent}${['th', 'st', 'nd', 'rd'][last] ?? 'th'} percentile`;
}

function answerOf(
  topic: Topic,
  { column }: ColumnMark,
  definition: Definition,
  shares: readonly number[],
  python: PythonFinding,
) {
  const values = shares.map((_, at) => resultAt(python, ['quantiles', at, 'value']));
  const parts = shares.flatMap((share, at): Segment[] => [
    { text: `${at === 0 ? '' : ', '}the ${labelOf(share)} is ` },
    resultSegment(python, ['quantiles', at, 'value']),
  ]);
  return {
    text: [
      [{ text: `Of ${column.name}${whereText(topic)}, by ${definition.name}: ` }, ...parts, { text: '.' }],
    ],
    headline: values.length === 1 ? (values[0] ?? null) : values,
    metrics: resultMetrics(python, [
      ...shares.map((share, at) => [labelOf(share), ['quantiles', at, 'value']] as const),
      ['Rows', ['n'], countFormat],
    ]),
    followUps: [`What is the distribution of ${column.name}?`, `What are the quartiles of ${column.name}?`],
  };
}
