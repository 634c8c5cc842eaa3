import type { Assumption, Segment } from '../../../core/answer.ts';
import { cellText } from '../../../core/cell.ts';
import { type ColumnMark, isNounOfRow } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { asTextSql, filledSql, finiteSql } from '../python/data.ts';
import { program, pythonColumn, pythonText } from '../python/program.ts';
import {
  countFormat,
  nextOf,
  numberAt,
  type PythonFinding,
  percentFormat,
  pythonOf,
  resultAt,
  resultMetrics,
  resultSegment,
  truthFormat,
} from '../python/result.ts';
import { statisticReading, statisticTask, whereText } from '../python/task.ts';
import { alphaOf, asksWhether, isNumeric, namedColumns, type Topic, topicOf } from '../python/topic.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { effectFirst, trustOfRegression } from './regression-words.ts';
import { dimensionsOf, measuresOf } from './shared/columns.ts';

/** "Predict revenue from price and quantity", "regression of charges on age, bmi and smoker". */
export const multipleRegression: Family = {
  name: 'multiple-regression',
  about: 'one number explained by several columns: coefficients with errors and p-values, R², F',
  examples: (schema) => {
    const [effect, first, second] = measuresOf(schema);
    const [category] = dimensionsOf(schema);
    const other = second ?? category;
    return effect === undefined || first === undefined || other === undefined
      ? []
      : [`Predict ${effect.name} from ${first.name} and ${other.name}`];
  },
  read: (of) => {
    const topic = topicOf(of);
    const trust = trustOfRegression(topic);
    const model = trust === 0 ? undefined : modelOf(topic);
    return model === undefined ? [] : [readingOf(topic, model, trust)];
  },
};

interface Model {
  readonly effect: ColumnMark;
  readonly numbers: readonly ColumnMark[];
  readonly categories: readonly ColumnMark[];
}

const mostLevels = 20;
const mostPredictors = 12;

/** A number and what explains it: several columns, or one category. */
function modelOf(topic: Topic): Model | undefined {
  const named = namedColumns(topic).filter((mark) => !isNounOfRow(mark, topic.of.schema));
  const isFit = (mark: ColumnMark) =>
    isNumeric(topic, mark) || mark.column.profile.distinctCount <= mostLevels;
  if (!named.every(isFit)) return undefined;
  const [first, second] = named;
  const last = named.at(-1);
  if (first === undefined || second === undefined || last === undefined) return undefined;
  const effect = effectFirst(topic, first, second) ? first : last;
  const others = named.filter((mark) => mark !== effect);
  const categories = others.filter((mark) => isCategory(topic, mark));
  const isSimple = others.length === 1 && categories.length === 0;
  if (isSimple || others.length > mostPredictors || isCategory(topic, effect)) return undefined;
  return { effect, numbers: others.filter((mark) => !categories.includes(mark)), categories };
}

function isCategory(topic: Topic, mark: ColumnMark): boolean {
  return mark.column.number === undefined || !isNumeric(topic, mark);
}

function readingOf(topic: Topic, model: Model, trust: number): Reading {
  const marks = [model.effect, ...model.numbers, ...model.categories];
  const names = predictorNames(model);
  const task = statisticTask({
    topic,
    what: `the linear regression of ${model.effect.column.name} on ${names.join(', ')}`,
    columns: marks.map(({ column }) => column),
    assumptions: [assumptionOf(model)],
    python: { code: program(['multiple'], mainOf(topic, model)), sql: rowsSql(topic, model) },
    next: (first) => tableStep(first, model.effect.column.name),
    answer: (findings) => answerOf(topic, model, pythonOf(findings), nextOf(findings)),
  });
  return statisticReading(topic, task, marks, {
    trust: 0.98 * trust,
    marks: topic.groups.flatMap((group) => group.marks),
  });
}

function predictorNames({ numbers, categories }: Model): string[] {
  return [...numbers, ...categories].map(({ column }) => column.name);
}

function assumptionOf({ effect, categories }: Model): Assumption {
  const coded =
    categories.length === 0
      ? ''
      : ' Each value of a category counts against its most frequent one, the base.';
  return {
    text: `I took ${effect.column.name} for a sum of the effects of the others (ordinary least squares, two-sided tests).${coded}`,
    alternatives: [],
  };
}

function mainOf(topic: Topic, { effect, numbers, categories }: Model): string {
  const names = numbers.map(({ column }) => pythonText(column.name));
  const coded = categories.map(({ column }) => pythonText(column.name));
  const y = pythonText(effect.column.name);
  return `
names = [${[...names, ...coded, y].join(', ')}]
complete = [row for row in zip(*(columns[name] for name in names)) if None not in row]
data = dict(zip(names, map(list, zip(*complete)))) if complete else {name: [] for name in names}
terms, predictors, bases = [${names.join(', ')}], [data[name] for name in [${names.join(', ')}]], []
for name in [${coded.join(', ')}] if complete else []:
    coded = indicators(name, data[name], ${mostLevels})
    terms += coded["names"]
    predictors += coded["columns"]
    bases.append({"column": name, "base": coded["base"]})
found = multiple_regression(terms, predictors, data[${y}])
results = {
    **found,
    "bases": bases,
    "significant": None if found["p"] is None else found["p"] < ${alphaOf(topic)},
    "alpha": ${alphaOf(topic)},
    "incomplete": len(${pythonColumn(effect.column.name)}) - found["n"],
    "inflation": max((term["inflation"] or 0 for term in found["terms"]), default=None),
}`;
}

/** All rows of the scope; those with a gap become `None` there, to be counted. */
function rowsSql(topic: Topic, { effect, numbers, categories }: Model): string {
  return filledSql(
    [
      ...[effect, ...numbers].map(({ column }) => finiteSql(column)),
      ...categories.map(({ column }) => asTextSql(column)),
    ],
    topic.of.schema.table,
    topic.scope.where,
  );
}

/** The coefficients as a table. */
function tableStep(first: PythonFinding, effect: string) {
  const terms = resultAt(first, ['terms']);
  if (!Array.isArray(terms) || terms.length === 0) return undefined;
  return {
    code: `import json\n\nresults = json.loads(${pythonText(JSON.stringify(terms))})\n`,
    purpose: `Coefficients of the regression of ${effect}`,
  };
}

// --- answer ------------------------------------------------------------------

const mostTerms = 8;
/** Above it a coefficient's error is much enlarged by the other predictors (Marquardt 1970). */
const highInflation = 10;

function answerOf(topic: Topic, model: Model, python: PythonFinding, table: PythonFinding | undefined) {
  const { name } = model.effect.column;
  const isFound = numberAt(python, ['r_squared']) !== undefined;
  const terms = termsOf(python);
  return {
    text: isFound
      ? [fitSentence(topic, model, python), ...effectSentences(name, python, terms), ...reservations(python)]
      : [tooLittle(topic, model)],
    headline: asksWhether(topic) ? resultAt(python, ['significant']) : resultAt(python, ['r_squared']),
    metrics: resultMetrics(python, [
      ['R²', ['r_squared']],
      ['Adjusted R²', ['adjusted_r_squared']],
      ['F', ['f']],
      ['p-value of the model', ['p']],
      ['Significant', ['significant'], truthFormat],
      ...terms
        .slice(0, mostTerms)
        .flatMap((term, at) => [
          [`Coefficient of ${term}`, ['terms', at, 'coefficient']] as const,
          [`p-value of ${term}`, ['terms', at, 'p']] as const,
        ]),
      ['Standard error of the estimate', ['residual_error']],
      ['Rows', ['n'], countFormat],
      ['Rows left out', ['incomplete'], countFormat],
    ]),
    ...(table === undefined ? {} : { tableResultId: table.id, chart: chartOf(name, table) }),
    followUps: followUps(model),
  };
}

/** Predictors in the order of the model, the intercept last. */
function termsOf(python: PythonFinding): string[] {
  const terms = resultAt(python, ['terms']);
  return Array.isArray(terms) ? terms.map((_, at) => cellText(resultAt(python, ['terms', at, 'term']))) : [];
}

function fitSentence(topic: Topic, model: Model, python: PythonFinding): Segment[] {
  const isSignificant = resultAt(python, ['significant']) === true;
  return [
    ...(asksWhether(topic) ? [{ text: isSignificant ? 'Yes: ' : 'No: ', strong: true }] : []),
    { text: `${predictorNames(model).join(', ')} explain `, strong: true },
    resultSegment(python, ['r_squared'], percentFormat),
    { text: ` of the variation of ${model.effect.column.name}${whereText(topic)}` },
    { text: ' (' },
    resultSegment(python, ['adjusted_r_squared'], percentFormat),
    { text: ' adjusted for their number). Together they are ' },
    { text: `${isSignificant ? '' : 'not '}significant: F is ` },
    resultSegment(python, ['f']),
    { text: ', p ' },
    resultSegment(python, ['p']),
    { text: `, ${isSignificant ? 'below' : 'not below'} ` },
    resultSegment(python, ['alpha']),
    { text: ', over ' },
    resultSegment(python, ['n'], countFormat),
    { text: ' rows.' },
  ];
}

/** What one more of each predictor goes with, the others held. */
function effectSentences(effect: string, python: PythonFinding, terms: readonly string[]): Segment[][] {
  const said = terms
    .slice(0, -1)
    .slice(0, mostSaid)
    .flatMap((term, at): Segment[] => {
      const unit = term.includes(' = ') ? `with ${term}` : `with each unit of ${term}`;
      return [
        { text: at === 0 ? '' : '; ' },
        resultSegment(python, ['terms', at, 'coefficient']),
        { text: ` ${unit} (p ` },
        resultSegment(python, ['terms', at, 'p']),
        { text: ')' },
      ];
    });
  return said.length === 0
    ? []
    : [[{ text: `With the others held, ${effect} changes by ` }, ...said, { text: '.' }]];
}

const mostSaid = 5;

function reservations(python: PythonFinding): Segment[][] {
  return [basesSentence(python), incompleteSentence(python), collinearSentence(python)].filter(
    (sentence) => sentence.length > 0,
  );
}

function basesSentence(python: PythonFinding): Segment[] {
  const bases = resultAt(python, ['bases']);
  if (!Array.isArray(bases) || bases.length === 0) return [];
  const said = bases.map(
    (_, at) =>
      `${cellText(resultAt(python, ['bases', at, 'column']))} = ${cellText(resultAt(python, ['bases', at, 'base']))}`,
  );
  return [{ text: `Values of a category are compared with its base: ${said.join(', ')}.` }];
}

function incompleteSentence(python: PythonFinding): Segment[] {
  if ((numberAt(python, ['incomplete']) ?? 0) === 0) return [];
  return [
    resultSegment(python, ['incomplete'], countFormat),
    { text: ' rows with a missing value are left out.' },
  ];
}

function collinearSentence(python: PythonFinding): Segment[] {
  const leftOut = resultAt(python, ['left_out']);
  if (Array.isArray(leftOut) && leftOut.length > 0) {
    const names = leftOut.map(cellText).join(', ');
    return [{ text: `Left out, since it follows from the others or never changes: ${names}.` }];
  }
  if ((numberAt(python, ['inflation']) ?? 0) <= highInflation) return [];
  return [
    {
      text: 'The predictors go together so closely that single coefficients are uncertain: the largest variance inflation is ',
    },
    resultSegment(python, ['inflation']),
    { text: '.' },
  ];
}

function tooLittle(topic: Topic, model: Model): Segment[] {
  return [
    {
      text: `There are too few complete rows, or too few different values, to explain ${model.effect.column.name} by ${predictorNames(model).join(', ')}${whereText(topic)}.`,
    },
  ];
}

function chartOf(effect: string, table: PythonFinding) {
  return {
    type: 'bar',
    title: `What goes with ${effect}`,
    subtitle: 'standardised coefficients: standard deviations per standard deviation of the predictor',
    resultId: table.id,
    style: 'number',
    x: 'term',
    y: ['beta'],
    arrangement: 'grouped',
  } as const;
}

function followUps({ effect, numbers, categories }: Model): string[] {
  const [first] = numbers;
  const [category] = categories;
  const name = (column: SchemaColumn) => column.name;
  return [
    ...(first === undefined ? [] : [`Linear regression of ${name(effect.column)} on ${name(first.column)}`]),
    ...(category === undefined
      ? []
      : [`Does ${name(effect.column)} differ significantly by ${name(category.column)}?`]),
    `What correlates most with ${name(effect.column)}?`,
  ];
}
