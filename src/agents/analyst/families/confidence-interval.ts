import type { Segment, ValueFormat } from '../../../core/answer.ts';
import { quoteIdentifier } from '../../../core/dataset.ts';
import type { ColumnMark, Mark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { fromLines, numberSql } from '../python/data.ts';
import { program, pythonText } from '../python/program.ts';
import {
  countFormat,
  type PythonFinding,
  percentFormat,
  plainNumber,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import { asks, hasFewValues, soleNumber, type Topic, tokensLike, topicOf } from '../python/topic.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { filterSql } from '../sql/filter.ts';
import { measuresOf } from './shared/columns.ts';

/** "95 % confidence interval of the mean price by shop", "confidence interval for the share of returned". */
export const confidenceInterval: Family = {
  name: 'confidence interval',
  about: 'how sure a mean or a share is: its confidence interval, overall or by group',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    return measure === undefined ? [] : [`95 % confidence interval of the mean ${measure.name}`];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (!asks(topic, asked) || topic.groups.length > 1) return [];
    const [group] = topic.groups;
    const isOfColumn = group === undefined || (group.by.kind === 'column' && hasFewValues(group));
    const figure = isOfColumn ? (shareOf(topic) ?? meanOf(topic)) : undefined;
    return figure === undefined ? [] : [readingOf(topic, figure, group?.column)];
  },
};

const asked = /\bconfidence (?:intervals?|limits?|bounds?)\b|\bmargin of error\b/;

/** What the interval is of. */
interface Figure {
  readonly kind: 'mean' | 'share';
  /** "the mean of price". */
  readonly name: string;
  /** `count`, and `mean` and `deviation` or `found`, of a group of rows. */
  readonly sql: string;
  readonly columns: readonly SchemaColumn[];
  readonly named: readonly ColumnMark[];
  readonly marks: readonly Mark[];
  readonly topic: Topic;
}

/** Medians, sums and other figures have intervals of other kinds. */
function meanOf(topic: Topic): Figure | undefined {
  const target = soleNumber(topic);
  const isOther = cues(topic.of, 'aggregate').some(({ cue }) => cue.how !== 'mean');
  if (target === undefined || isOther) return undefined;
  const value = numberSql(target.column);
  return {
    kind: 'mean',
    name: `the mean of ${target.column.name}`,
    sql: `count(*) AS n, avg(${value}) AS mean, stddev_samp(${value}) AS deviation`,
    columns: [target.column],
    named: [target],
    marks: [],
    topic,
  };
}

/** "the share of returned": of the rows under all other conditions. */
function shareOf(topic: Topic): Figure | undefined {
  const { scope, of } = topic;
  const rates = cues(of, 'rate');
  const [numerator] = scope.conditions;
  if (rates.length === 0 || numerator === undefined) return undefined;
  return {
    kind: 'share',
    name: `the share of rows where ${numerator.text}`,
    sql: `count(*) AS n, count(*) FILTER (WHERE ${filterSql(numerator.filter, of.schema.table)}) AS found`,
    columns: numerator.columns,
    named: [],
    marks: [...rates, ...numerator.marks],
    topic: { ...topic, scope: scopeOf(scope.conditions.filter((one: Condition) => one !== numerator)) },
  };
}

function readingOf(said: Topic, figure: Figure, group: SchemaColumn | undefined): Reading {
  const { topic } = figure;
  const level = levelOf(said);
  const call =
    figure.kind === 'mean'
      ? 'mean_interval(row["mean"], row["deviation"], row["n"], level)'
      : 'share_interval(row["found"], row["n"], level)';
  const main =
    group === undefined
      ? `level = ${level}\nresults = [${call} for row in rows()][0]`
      : `level = ${level}\nresults = [{${pythonText(group.name)}: row["name"], **${call}} for row in rows()]`;
  const name = `${level * 100} % confidence interval of ${figure.name}`;
  const task = statisticTask({
    topic,
    what: `the ${name}${group === undefined ? '' : ` by ${group.name}`}`,
    columns: [...figure.columns, ...(group === undefined ? [] : [group])],
    mayBeSampled: false,
    assumptions: [{ text: methods[figure.kind], alternatives: [] }],
    python: { code: program(['intervals'], main), sql: rowsSql(figure, group) },
    answer: (findings) =>
      group === undefined
        ? oneAnswer(figure, name, pythonOf(findings))
        : groupsAnswer(figure, name, group, pythonOf(findings)),
  });
  return statisticReading(topic, task, figure.named, {
    marks: [...figure.marks, ...topic.groups.flatMap(({ marks }) => marks), ...cues(topic.of, 'aggregate')],
    words: tokensLike(topic, /^(margin|error|limits?|bounds?|intervals?|ci)$/).map(({ index }) => index),
  });
}

const methods = {
  mean: 'I took Student’s interval of the mean, which holds where the rows are a random sample.',
  share: 'I took Wilson’s interval of the share, which holds where the rows are a random sample.',
};

/** As a fraction; 0.95 where nothing is said. */
function levelOf({ text }: Topic): number {
  const percent = /(\d{2}(?:\.\d+)?)\s*(?:%|per ?cent)/.exec(text)?.[1];
  const fraction = /confidence[^.]{0,30}\b(0?\.\d+)|\b(0?\.\d+)\s+confidence/.exec(text);
  const level =
    percent === undefined ? Number(fraction?.[1] ?? fraction?.[2] ?? 0.95) : Number(percent) / 100;
  return level > 0.5 && level < 1 ? level : 0.95;
}

function rowsSql({ sql, kind, columns, topic }: Figure, group: SchemaColumn | undefined): string {
  const key = group === undefined ? [] : [`${quoteIdentifier(group.name)}::VARCHAR AS name`];
  const lines = fromLines({
    table: topic.of.schema.table,
    numbers: kind === 'mean' ? columns : [],
    categories: group === undefined ? [] : [group],
    where: topic.scope.where,
  });
  const grouping = group === undefined ? [] : ['GROUP BY 1', 'ORDER BY 1'];
  return [`SELECT ${[...key, sql].join(', ')}`, ...lines, ...grouping].join('\n');
}

function formatOf({ kind }: Figure): ValueFormat {
  return kind === 'share' ? percentFormat : plainNumber;
}

function oneAnswer(figure: Figure, name: string, python: PythonFinding) {
  const format = formatOf(figure);
  const isFound = resultAt(python, ['low']) !== null;
  const text: Segment[] = isFound
    ? [
        { text: `The ${name}${whereText(figure.topic)} is ` },
        resultSegment(python, ['low'], format),
        { text: ' to ' },
        resultSegment(python, ['high'], format),
        { text: ', around ' },
        resultSegment(python, ['estimate'], format),
        { text: ', over ' },
        resultSegment(python, ['n'], countFormat),
        { text: ' rows.' },
      ]
    : [{ text: `There are too few rows${whereText(figure.topic)} for an interval.` }];
  return {
    text: [text],
    headline: isFound ? [resultAt(python, ['low']), resultAt(python, ['high'])] : null,
    metrics: resultMetrics(python, [
      ['From', ['low'], format],
      ['To', ['high'], format],
      [figure.kind === 'mean' ? 'Mean' : 'Share', ['estimate'], format],
      ['Rows', ['n'], countFormat],
    ]),
    followUps: figure.columns.map((column) => `What is the distribution of ${column.name}?`),
  };
}

const mostSaid = 6;

function groupsAnswer(figure: Figure, name: string, group: SchemaColumn, python: PythonFinding) {
  const results = resultAt(python, []);
  const count = Array.isArray(results) ? results.length : 0;
  const format = formatOf(figure);
  const rows = Array.from({ length: Math.min(count, mostSaid) }, (_, row) => row);
  const text = rows.flatMap((row): Segment[] => [
    { text: row === 0 ? `The ${name}${whereText(figure.topic)} by ${group.name}: ` : '; ' },
    resultSegment(python, [row, group.name], { style: 'text' }),
    { text: ' ' },
    resultSegment(python, [row, 'low'], format),
    { text: ' to ' },
    resultSegment(python, [row, 'high'], format),
  ]);
  return {
    text: [[...text, { text: count > mostSaid ? ' and more.' : '.' }]],
    headline: null,
    metrics: [],
    tableResultId: python.id,
    followUps: figure.columns.map((column) => `Does ${column.name} differ significantly by ${group.name}?`),
  };
}
