import type { Composition } from '../../../core/agent.ts';
import type { Segment } from '../../../core/answer.ts';
import { cellText } from '../../../core/cell.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import { quoteIdentifier } from '../../../core/dataset.ts';
import { cellAt } from '../../../core/result-set.ts';
import type { ColumnMark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { type DataAsk, dataSql, fromLines, numberSql } from '../python/data.ts';
import { program, pythonColumn } from '../python/program.ts';
import {
  boundCell,
  countFormat,
  type MetricLine,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
  type SqlFinding,
  sqlOf,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import {
  asksWhether,
  hasFewValues,
  isOfPopulation,
  numericColumns,
  says,
  soleNumber,
  type Topic,
  tokensLike,
  topicOf,
} from '../python/topic.ts';
import { type SchemaColumn, shown } from '../schema/schema.ts';
import { expressionSql } from '../sql.ts';
import { dimensionsOf, type Grouping, measuresOf } from './shared.ts';

/** "distribution of price", "skewness and kurtosis of fare", "distribution of banks". */
export const distribution: Family = {
  name: 'distribution',
  about:
    'how values spread: histogram, quartiles, skewness, kurtosis; how often each value of a category occurs',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension] = dimensionsOf(schema);
    return [
      ...(measure === undefined
        ? []
        : [`What is the distribution of ${measure.name}?`, `Skewness and kurtosis of ${measure.name}`]),
      ...(dimension === undefined ? [] : [`What is the distribution of ${dimension.name}?`]),
    ];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (asksForNormality(topic) || topic.groups.length > 1) return [];
    const target = soleNumber(topic);
    const [group] = topic.groups;
    const wantsShape = tokensLike(topic, /^(skew|skewed|skewness|kurtosis)$/).length > 0;
    const wantsSpread = tokensLike(topic, /^(distribut\w*|histogram|spread)$/).length > 0;
    if (!wantsShape && !wantsSpread) return [];
    if (target === undefined)
      return group === undefined && numericColumns(topic).length === 0 ? categoryReadings(topic) : [];
    if (group !== undefined) return hasFewValues(group) ? [groupedReading(topic, target, group)] : [];
    return [wantsShape ? momentsReading(topic, target) : spreadReading(topic, target)];
  },
};

function asksForNormality(topic: Topic): boolean {
  return says(topic, /normal(?:ly|ity)?\b(?! equation)|gaussian|shapiro|kolmogorov|anderson/);
}

function dataOf(topic: Topic, column: SchemaColumn): DataAsk {
  return { table: topic.of.schema.table, numbers: [column], where: topic.scope.where };
}

function momentsProgram(topic: Topic, column: SchemaColumn): string {
  const main = `results = moments(${pythonColumn(column.name)}, of_population=${isOfPopulation(topic) ? 'True' : 'False'})`;
  return program(['moments'], main);
}

// --- skewness and kurtosis ---------------------------------------------------

function momentsReading(topic: Topic, target: ColumnMark): Reading {
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

function leaning(skewness: number): string {
  if (Math.abs(skewness) < symmetricBelow) return 'is about symmetric';
  return skewness > 0 ? 'has a long tail of high values' : 'has a long tail of low values';
}

// --- spread of a number ------------------------------------------------------

const binCount = 20;

function spreadReading(topic: Topic, target: ColumnMark): Reading {
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

function followUpsOf(column: SchemaColumn): string[] {
  return [
    `Is ${column.name} normally distributed?`,
    `Are there outliers in ${column.name}?`,
    `What correlates most with ${column.name}?`,
  ];
}

function meanCheck(topic: Topic, column: SchemaColumn, python: PythonFinding): Composition['crossChecks'] {
  const expected = numberAt(python, ['mean']);
  if (expected === undefined) return [];
  const sql = [`SELECT favg(${numberSql(column)}) AS mean`, ...fromLines(dataOf(topic, column))].join('\n');
  return [{ name: 'mean computed by the database', sql, expected }];
}

// --- spread of a number by group ---------------------------------------------

const spreadColumns = ['mean', 'median', 'std', 'min', 'max', 'skewness', 'kurtosis', 'n'] as const;

function groupedReading(topic: Topic, target: ColumnMark, group: Grouping): Reading {
  const { column } = target;
  const task = statisticTask({
    topic,
    what: `the distribution of ${column.name} by ${group.column.name}`,
    columns: [column, group.column],
    queries: [
      { sql: groupedSql(topic, column, group), purpose: `Spread of ${column.name} by ${group.column.name}` },
    ],
    answer: (findings) => groupedAnswer(topic, column, group.column, sqlOf(findings)),
  });
  return statisticReading(topic, task, [target], { marks: group.marks });
}

function groupedSql(topic: Topic, column: SchemaColumn, group: Grouping): string {
  const value = numberSql(column);
  const suffix = isOfPopulation(topic) ? 'pop' : 'samp';
  return [
    `SELECT ${expressionSql(group.by)} AS ${quoteIdentifier(group.column.name)}, avg(${value}) AS mean,`,
    `  median(${value}) AS median, stddev_${suffix}(${value}) AS std, min(${value}) AS min, max(${value}) AS max,`,
    `  skewness(${value}) AS skewness, kurtosis(${value}) AS kurtosis, count(*) AS n`,
    ...fromLines(dataOf(topic, column)),
    'GROUP BY 1',
    'ORDER BY mean DESC',
  ].join('\n');
}

function groupedAnswer(
  topic: Topic,
  column: SchemaColumn,
  group: SchemaColumn,
  found: SqlFinding | undefined,
) {
  if (found === undefined) throw new Error('A distribution by group was composed without its result.');
  const { rows } = found.result;
  const name = (row: number) => cellText(cellAt(found.result, row, group.name)) || 'missing';
  const shown = rows
    .slice(0, 4)
    .flatMap((_, row) => spreadColumns.slice(0, 3).map((key) => [row, key] as const));
  const text: Segment[] =
    rows.length === 0
      ? [{ text: `No row has a value of ${column.name}${whereText(topic)}.` }]
      : [
          { text: `${column.name} is highest on average for ${name(0)}`, strong: true },
          { text: `${whereText(topic)}: mean ` },
          { bound: boundCell(found, 0, 'mean') },
          { text: ', median ' },
          { bound: boundCell(found, 0, 'median') },
          { text: ', standard deviation ' },
          { bound: boundCell(found, 0, 'std') },
          { text: '.' },
        ];
  return {
    text: [text],
    headline: null,
    metrics: shown.map(([row, key]) => ({
      name: `${name(row)} · ${key}`,
      value: boundCell(found, row, key),
      confidence: 'bound' as const,
    })),
    chart: rows.length < 2 ? null : meansOf(column, group, found, name(0)),
    tableResultId: found.id,
    followUps: [
      `What is the distribution of ${column.name}?`,
      `Does ${column.name} differ significantly by ${group.name}?`,
    ],
  };
}

function meansOf(column: SchemaColumn, group: SchemaColumn, found: SqlFinding, first: string): ChartSpec {
  return {
    type: 'bar',
    title: `${column.name} is highest on average for ${first}`,
    subtitle: `mean and median of ${column.name}`,
    resultId: found.id,
    style: 'number',
    x: group.name,
    y: ['mean', 'median'],
    arrangement: 'grouped',
  };
}

// --- how often each value occurs ---------------------------------------------

function categoryReadings(topic: Topic): Reading[] {
  const [target, second] = topic.columns;
  if (target === undefined || second !== undefined || target.column.number !== undefined) return [];
  const task = queryTask(topic.of, {
    intent: {
      kind: 'groups',
      table: topic.of.schema.table,
      by: [shown(target.column)],
      measures: [{ kind: 'count' }, { kind: 'share' }],
      ...(topic.scope.where === undefined ? {} : { where: topic.scope.where }),
      order: [{ by: 'measure', index: 0, descending: true }],
    },
    shape: { kind: 'groups', asked: 'all' },
    scope: topic.scope,
    what: `the distribution of ${target.column.name}`,
    columns: [target.column.name],
  });
  return [statisticReading(topic, task, [target])];
}
