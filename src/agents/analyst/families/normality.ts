import type { Assumption, Segment } from '../../../core/answer.ts';
import { cellText } from '../../../core/cell.ts';
import type { ColumnMark } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { type DataAsk, dataSql } from '../python/data.ts';
import { program, pythonColumn, pythonText } from '../python/program.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
  textFormat,
  truthFormat,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import {
  alphaOf,
  asks,
  asksWhether,
  hasFewValues,
  isOfPopulation,
  says,
  soleNumber,
  type Topic,
  topicOf,
} from '../python/topic.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { measuresOf } from './shared/columns.ts';

/** "Is age normally distributed?", "Shapiro-Wilk test of price". */
export const normality: Family = {
  name: 'normality',
  about:
    'whether values follow a normal distribution: Shapiro-Wilk, D’Agostino, Anderson-Darling, Kolmogorov-Smirnov, Jarque-Bera',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    return measure === undefined ? [] : [`Is ${measure.name} normally distributed?`];
  },
  read: (of) => {
    const topic = topicOf(of);
    const target = soleNumber(topic);
    if (!asks(topic, asked) || target === undefined || topic.groups.length > 1) return [];
    const [group] = topic.groups;
    if (group === undefined) return [readingOf(topic, target)];
    return group.by.kind === 'column' && hasFewValues(group)
      ? [groupedReading(topic, target, group.column)]
      : [];
  },
};

const asked =
  /\bnormal(?:ly|ity)\b|\bnormal distribution\b|\bgaussian\b|shapiro|kolmogorov|anderson|jarque|d.agostino/;

interface Test {
  readonly name: string;
  readonly call: string;
}

const tests: readonly (readonly [pattern: RegExp, test: Test])[] = [
  [/kolmogorov|\bks test/, { name: 'Kolmogorov-Smirnov', call: 'kolmogorov_smirnov' }],
  [/anderson/, { name: 'Anderson-Darling', call: 'anderson_darling' }],
  [/jarque/, { name: 'Jarque-Bera', call: 'jarque_bera' }],
  [/d.agostino|normaltest/, { name: 'D’Agostino-Pearson', call: 'dagostino' }],
];

const usual: Test = { name: 'Shapiro-Wilk', call: 'shapiro_wilk' };

function testOf(topic: Topic): Test {
  return tests.find(([pattern]) => says(topic, pattern))?.[1] ?? usual;
}

function judged(alpha: number): string {
  return `
def judged(found):
    normal = None if found["p"] is None else found["p"] >= ${alpha}
    conclusion = {None: "unknown", True: "normal", False: "not normal"}[normal]
    return {**found, "is_normal": normal, "conclusion": conclusion, "alpha": ${alpha}}`.trim();
}

function dataOf(topic: Topic, column: SchemaColumn, categories: readonly SchemaColumn[]): DataAsk {
  return { table: topic.of.schema.table, numbers: [column], categories, where: topic.scope.where };
}

function readingOf(topic: Topic, target: ColumnMark): Reading {
  const { column } = target;
  const test = testOf(topic);
  const main = `${judged(alphaOf(topic))}\n\n\nvalues = ${pythonColumn(column.name)}
shape = moments(values, of_population=${isOfPopulation(topic) ? 'True' : 'False'})
results = {**judged(${test.call}(values)), "skewness": shape.get("skewness"), "kurtosis": shape.get("kurtosis")}`;
  const task = statisticTask({
    topic,
    what: `whether ${column.name} is normally distributed (${test.name})`,
    columns: [column],
    assumptions: testAssumptions(topic, test, column),
    python: { code: program(['normality', 'moments'], main), sql: dataSql(dataOf(topic, column, [])) },
    answer: (findings) => answerOf(topic, test, column, pythonOf(findings)),
  });
  return statisticReading(topic, task, [target]);
}

/** Up to so many values the p-value of Shapiro and Wilk's test is known well. */
const shapiroLimit = 5_000;

function testAssumptions(topic: Topic, test: Test, column: SchemaColumn): Assumption[] {
  const alternatives = [
    {
      label: 'By D’Agostino-Pearson',
      question: `Is ${column.name} normally distributed by the D’Agostino test?`,
    },
  ];
  const chosen = says(topic, /shapiro/)
    ? []
    : [{ text: 'I tested with Shapiro and Wilk’s test.', alternatives }];
  const isLarge = topic.of.schema.rowCount > shapiroLimit;
  const text = 'With so many rows the p-value is a rough one, and the smallest deviation is significant.';
  return test === usual ? [...chosen, ...(isLarge ? [{ text, alternatives }] : [])] : [];
}

function answerOf(topic: Topic, test: Test, column: SchemaColumn, python: PythonFinding) {
  const p = numberAt(python, ['p']);
  return {
    text: [p === undefined ? tooLittle(column) : sentence(topic, test, column, python)],
    headline: asksWhether(topic) ? resultAt(python, ['is_normal']) : (p ?? null),
    metrics: resultMetrics(python, [
      ['p-value', ['p']],
      [`${test.name} statistic`, ['statistic']],
      ['Normal', ['is_normal'], truthFormat],
      ['Conclusion', ['conclusion'], textFormat],
      ['Skewness', ['skewness']],
      ['Excess kurtosis', ['kurtosis']],
      ['Rows', ['n'], countFormat],
    ]),
    followUps: [
      `What is the distribution of ${column.name}?`,
      `Skewness and kurtosis of ${column.name}`,
      `Are there outliers in ${column.name}?`,
    ],
  };
}

function tooLittle(column: SchemaColumn): Segment[] {
  return [{ text: `${column.name} has too few different values for a test of normality.` }];
}

function sentence(topic: Topic, test: Test, column: SchemaColumn, python: PythonFinding): Segment[] {
  const isNormal = resultAt(python, ['is_normal']) === true;
  return [
    ...(asksWhether(topic)
      ? [{ text: isNormal ? 'Yes, as far as the test can tell: ' : 'No: ', strong: true }]
      : []),
    {
      text: `${column.name}${whereText(topic)} ${isNormal ? 'does not differ significantly from' : 'does not follow'} a normal distribution`,
      strong: !asksWhether(topic),
    },
    { text: `. The ${test.name} statistic over ` },
    resultSegment(python, ['n'], countFormat),
    { text: ' values is ' },
    resultSegment(python, ['statistic']),
    { text: ', p is ' },
    resultSegment(python, ['p']),
    { text: `, ${isNormal ? 'not below' : 'below'} ` },
    resultSegment(python, ['alpha']),
    { text: '.' },
  ];
}

const mostGroups = 6;

function groupedReading(topic: Topic, target: ColumnMark, group: SchemaColumn): Reading {
  const { column } = target;
  const test = testOf(topic);
  const main = `${judged(alphaOf(topic))}


groups = {}
for name, value in zip(${pythonColumn(group.name)}, ${pythonColumn(column.name)}):
    groups.setdefault(name, []).append(value)
results = [{${pythonText(group.name)}: name, **judged(${test.call}(values))} for name, values in sorted(groups.items())]`;
  const task = statisticTask({
    topic,
    what: `whether ${column.name} is normally distributed by ${group.name} (${test.name})`,
    columns: [column, group],
    python: { code: program(['normality'], main), sql: dataSql(dataOf(topic, column, [group])) },
    answer: (findings) => groupsAnswer(topic, test, column, group, pythonOf(findings)),
  });
  return statisticReading(topic, task, [target], { marks: topic.groups.flatMap(({ marks }) => marks) });
}

function groupsAnswer(
  topic: Topic,
  test: Test,
  column: SchemaColumn,
  group: SchemaColumn,
  python: PythonFinding,
) {
  const rows = python.result.table?.rows.length ?? 0;
  const all = Array.from({ length: rows }, (_, row) => row);
  const name = (row: number) => cellText(resultAt(python, [row, group.name]));
  const normal = all.filter((row) => resultAt(python, [row, 'is_normal']) === true);
  const text =
    normal.length === 0
      ? `${column.name} is normally distributed in no ${group.name}`
      : `${column.name} does not differ significantly from a normal distribution where ${group.name} is ${normal.map(name).join(', ')}`;
  return {
    text: [[{ text, strong: true }, { text: `${whereText(topic)} (${test.name}).` }]],
    headline: normal.map(name),
    metrics: resultMetrics(
      python,
      all
        .slice(0, mostGroups)
        .flatMap((row) => [
          [`${name(row)}, p-value`, [row, 'p']] as const,
          [`${name(row)}, conclusion`, [row, 'conclusion'], textFormat] as const,
        ]),
    ),
    tableResultId: python.id,
    followUps: [
      `Average ${column.name} by ${group.name}`,
      `Does ${column.name} differ significantly by ${group.name}?`,
    ],
  };
}
