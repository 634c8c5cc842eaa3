import type { Segment } from '../../../core/answer.ts';
import { cellText } from '../../../core/cell.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import { cellAt } from '../../../core/result-set.ts';
import type { ColumnMark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { type DataAsk, dataSql, filledSql, finiteSql } from '../python/data.ts';
import { type Pair, pairCheck, pairOf, pairScatter, pairSql, pointsStep } from '../python/pair.ts';
import { program, pythonColumn, pythonText } from '../python/program.ts';
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
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import {
  alphaOf,
  asks,
  asksWhether,
  hasFewValues,
  numericColumns,
  says,
  type Topic,
  tokensLike,
  topicOf,
} from '../python/topic.ts';
import type { Parse } from '../read/parse.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { type Grouping, measuresOf } from './shared.ts';

/** "Is age correlated with income?", "correlation between X and Y for each region", "what correlates most with price?". */
export const correlation: Family = {
  name: 'correlation',
  about: 'how strongly numbers go together: Pearson or Spearman, with a test of significance',
  examples: (schema) => {
    const [left, right] = measuresOf(schema);
    if (left === undefined || right === undefined) return [];
    return [
      `Is there a correlation between ${left.name} and ${right.name}?`,
      `What correlates most with ${left.name}?`,
    ];
  },
  read: (of) => {
    const topic = topicOf(of);
    const trust = trustOfWords(topic);
    if (trust === 0) return [];
    const columns = numericColumns(topic);
    const [left, right] = columns;
    if (columns.length === 2 && left !== undefined && right !== undefined)
      return pairReadings(topic, left, right, trust);
    const isClear = tokensLike(topic, /^correlat/).length > 0;
    return isClear && topic.groups.length === 0 ? manyReadings(of, topic, columns, trust) : [];
  },
};

function trustOfWords(topic: Topic): number {
  if (tokensLike(topic, /^(regressions?|slope|intercept)$/).length > 0) return 0;
  if (tokensLike(topic, /^(correlat\w*|pearsons?|spearman)$/).length > 0) return 1;
  return asks(topic, /\b(?:relationship|relation|association|associated|related|linear)\b/) ? 0.9 : 0;
}

type Method = 'pearson' | 'spearman';
const methodNames: Readonly<Record<Method, string>> = { pearson: 'Pearson', spearman: 'Spearman' };

function methodOf(topic: Topic): Method {
  return says(topic, /spearman|rank correlation|monotonic/) ? 'spearman' : 'pearson';
}

/** Asked "linear or nonlinear?", a significant correlation counts as linear from 0.5 on, or from what is said. */
function linearity(topic: Topic): string {
  if (!says(topic, /non-?linear/)) return '';
  return `, linear_from=${/(?:absolute|\br\b)[^.;]{0,60}?(0\.\d+)/.exec(topic.text)?.[1] ?? '0.5'}`;
}

// --- two columns -------------------------------------------------------------

function pairReadings(topic: Topic, left: ColumnMark, right: ColumnMark, trust: number): Reading[] {
  const [group] = topic.groups;
  if (group === undefined) return [pairReading(topic, left, right, trust)];
  if (group.by.kind !== 'column' || topic.groups.length > 1) return [];
  if (isTooFine(topic, group.column)) return [pairReading(topic, left, right, trust, group)];
  if (!hasFewValues(group)) return [];
  return [groupedReading(topic, left, right, group.column, trust)];
}

/** Three rows are the least that a correlation can be tested on. */
function isTooFine({ of }: Topic, group: SchemaColumn): boolean {
  return group.profile.distinctCount * 3 > of.schema.rowCount;
}

function pairReading(
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
results = {**found, **judgement(found, ${alphaOf(topic)}${linearity(topic)}), "alpha": ${alphaOf(topic)}}`;
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

function dataOf(
  topic: Topic,
  numbers: readonly SchemaColumn[],
  categories: readonly SchemaColumn[] = [],
): DataAsk {
  return { table: topic.of.schema.table, numbers, categories, where: topic.scope.where };
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
      [`${methodNames[method]} ${method === 'pearson' ? 'r' : 'rho'}`, ['coefficient']],
      ['p-value', ['p']],
      ['Strength', ['strength'], textFormat],
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
      r === undefined || method === 'spearman'
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

// --- two columns, by group ---------------------------------------------------

function groupedReading(
  topic: Topic,
  left: ColumnMark,
  right: ColumnMark,
  group: SchemaColumn,
  trust: number,
): Reading {
  const method = methodOf(topic);
  const main = `
groups = {}
for name, x, y in zip(${pythonColumn(group.name)}, ${pythonColumn(left.column.name)}, ${pythonColumn(right.column.name)}):
    xs, ys = groups.setdefault(name, ([], []))
    xs.append(x)
    ys.append(y)
results = []
for name, (xs, ys) in groups.items():
    found = correlation(xs, ys, ${pythonText(method)})
    results.append({${pythonText(group.name)}: name, **found, **judgement(found, ${alphaOf(topic)}${linearity(topic)})})
results.sort(key=lambda row: -abs(row["coefficient"] or 0))`;
  const ask = dataOf(topic, [left.column, right.column], [group]);
  const task = statisticTask({
    topic,
    what: `the correlation of ${left.column.name} and ${right.column.name} by ${group.name}`,
    columns: [left.column, right.column, group],
    python: { code: program(['correlation'], main), sql: dataSql(ask) },
    answer: (findings) => listAnswer(topic, pythonOf(findings), [group.name], [left.column, right.column]),
  });
  return statisticReading(topic, task, [left, right], {
    trust,
    marks: topic.groups.flatMap(({ marks }) => marks),
  });
}

// --- many columns ------------------------------------------------------------

const mostColumns = 15;

/** Every pair of the named columns; of one column with all others; of all. */
function manyReadings(of: Parse, topic: Topic, named: readonly ColumnMark[], trust: number): Reading[] {
  const others = measuresOf(of.schema).slice(0, mostColumns);
  const [only] = named;
  const columns =
    named.length > 2
      ? named.map(({ column }) => column)
      : only === undefined
        ? others
        : [only.column, ...others.filter((column) => column !== only.column)];
  if (columns.length < 3) return [];
  const centre = named.length === 1 ? only?.column : undefined;
  return [manyReading(topic, named, columns, centre, named.length === 0 ? 0.85 * trust : trust)];
}

function manyReading(
  topic: Topic,
  named: readonly ColumnMark[],
  columns: readonly SchemaColumn[],
  centre: SchemaColumn | undefined,
  trust: number,
): Reading {
  const method = methodOf(topic);
  const pairs =
    centre === undefined
      ? 'itertools.combinations(columns, 2)'
      : `((${pythonText(centre.name)}, name) for name in list(columns)[1:])`;
  const main = `
results = []
for left, right in ${pairs}:
    both = [(x, y) for x, y in zip(columns[left], columns[right]) if x is not None and y is not None]
    found = correlation([x for x, _ in both], [y for _, y in both], ${pythonText(method)})
    results.append({"left": left, "right": right, **found, **judgement(found, ${alphaOf(topic)}${linearity(topic)})})
results.sort(key=lambda row: -abs(row["coefficient"] or 0))`;
  const code = `${centre === undefined ? 'import itertools\n' : ''}${program(['correlation'], main)}`;
  const task = statisticTask({
    topic,
    what: centre === undefined ? 'the correlations of the numeric columns' : `what goes with ${centre.name}`,
    columns,
    python: { code, sql: loosePairsSql(topic, columns) },
    answer: (findings) =>
      listAnswer(topic, pythonOf(findings), centre === undefined ? ['left', 'right'] : ['right'], columns),
  });
  return statisticReading(topic, task, named, { trust });
}

/** All rows: each pair leaves out its own missing values. */
function loosePairsSql(topic: Topic, columns: readonly SchemaColumn[]): string {
  return filledSql(columns.map(finiteSql), topic.of.schema.table, topic.scope.where);
}

function strongestName(labels: readonly string[], first: SchemaColumn | undefined, label: string): string {
  return labels.length === 1 && labels[0] === 'right' ? `${first?.name ?? ''} and ${label}` : label;
}

function strongestSentence(topic: Topic, python: PythonFinding, name: string): Segment[] {
  if (numberAt(python, [0, 'coefficient']) === undefined) {
    return [
      {
        text: `There are too few rows, or too few different values, for any correlation${whereText(topic)}.`,
      },
    ];
  }
  return [
    { text: `The strongest correlation${whereText(topic)} is that of ` },
    { text: name, strong: true },
    { text: ': ' },
    resultSegment(python, [0, 'coefficient']),
    { text: ', p ' },
    resultSegment(python, [0, 'p']),
    { text: '.' },
  ];
}

const mostMetrics = 6;

function listAnswer(
  topic: Topic,
  python: PythonFinding,
  labels: readonly string[],
  columns: readonly SchemaColumn[],
) {
  const rows = python.result.table?.rows.length ?? 0;
  const label = (row: number) => labels.map((name) => cellText(resultAt(python, [row, name]))).join(' and ');
  const shown = Array.from({ length: Math.min(rows, mostMetrics) }, (_, row) => row);
  const [first, second] = columns;
  return {
    text: [strongestSentence(topic, python, strongestName(labels, first, label(0)))],
    headline:
      labels.length === 2
        ? labels.map((name) => resultAt(python, [0, name]))
        : resultAt(python, [0, labels[0] ?? '']),
    metrics: resultMetrics(
      python,
      shown.flatMap((row) => [
        [label(row), [row, 'coefficient']] as const,
        [`${label(row)}, p-value`, [row, 'p']] as const,
      ]),
    ),
    chart: chartOfList(python, labels),
    tableResultId: python.id,
    followUps:
      first === undefined || second === undefined
        ? []
        : [`Is there a correlation between ${first.name} and ${second.name}?`],
  };
}

function chartOfList(python: PythonFinding, labels: readonly string[]): ChartSpec | null {
  const x = labels.at(-1);
  if (x === undefined || labels.length > 1 || python.result.table === null) return null;
  const common = {
    title: 'Correlations, strongest first',
    subtitle: 'correlation coefficient',
    resultId: python.id,
  };
  return { type: 'bar', ...common, style: 'number', x, y: ['coefficient'], arrangement: 'grouped' };
}
