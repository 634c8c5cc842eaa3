import type { Segment } from '../../../../core/answer.ts';
import { cellText } from '../../../../core/cell.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  percentFormat,
  resultAt,
  resultMetrics,
  resultSegment,
  truthFormat,
} from '../../python/result.ts';
import { whereText } from '../../python/task.ts';
import { asksWhether, type Topic } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { type Model, predictorNames } from './model.ts';

const mostTerms = 8;

/** Above it a coefficient's error is much enlarged by the other predictors (Marquardt 1970). */
const highInflation = 10;

export function answerOf(
  topic: Topic,
  model: Model,
  python: PythonFinding,
  table: PythonFinding | undefined,
) {
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
