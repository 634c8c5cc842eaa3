import type { Assumption, RichText } from '../../../core/answer.ts';
import { cellText } from '../../../core/cell.ts';
import { type ColumnMark, isNounOfRow } from '../annotate/mark.ts';
import type { Family, Reading } from '../family.ts';
import { dataSql } from '../python/data.ts';
import { program, pythonColumn, pythonText } from '../python/program.ts';
import {
  countFormat,
  numberAt,
  type PythonFinding,
  percentFormat,
  pythonOf,
  resultMetrics,
  resultSegment,
} from '../python/result.ts';
import { statisticReading, statisticTask } from '../python/task.ts';
import { asks, isNumeric, namedColumns, says, type Topic, topicOf } from '../python/topic.ts';
import { cues } from '../read/parse.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { effectFirst } from './regression-words.ts';
import { dimensionsOf, measuresOf } from './shared/columns.ts';

/** "Train a linear regression to predict price from area and rooms, and report the RMSE": judged on rows held out. */
export const heldOut: Family = {
  name: 'held-out',
  about:
    'a linear or logistic regression, learnt from some rows and judged on the others: RMSE, MAE, R², accuracy',
  examples: (schema) => {
    const [effect, first, second] = measuresOf(schema);
    const [category] = dimensionsOf(schema).filter(({ profile }) => profile.distinctCount === 2);
    if (effect === undefined || first === undefined) return [];
    return [
      ...(second === undefined
        ? []
        : [`Train a linear regression to predict ${effect.name} from ${first.name} and ${second.name}`]),
      ...(category === undefined
        ? []
        : [`Logistic regression to predict ${category.name} from ${effect.name} and ${first.name}`]),
    ];
  },
  read: (of) => {
    const topic = topicOf(of);
    if (!asks(topic, asked) || says(topic, otherModels)) return [];
    const model = modelOf(topic);
    return model === undefined ? [] : [readingOf(topic, model)];
  },
};

const asked =
  /\blogistic regression\b|\b(?:train\w*|machine learning|test set|hold[- ]?out|held out)\b.*\b(?:regression|predict\w*|model)\b|\bregression\b.*\b(?:rmse|root mean squared?|mean absolute error|mean squared error|train\w*|test set)\b|\bpredict\w*\b.*\b(?:rmse|root mean squared?|mean absolute error|mean squared error)\b/is;
const otherModels =
  /\b(?:random forest|decision tree|gradient boost|xgboost|neural|polynomial|ridge|lasso|svm|support vector|nearest neighbou?rs?|knn|naive bayes|k[- ]means|arima)\b/;

interface Model {
  readonly target: ColumnMark;
  readonly predictors: readonly ColumnMark[];
  readonly isLogistic: boolean;
}

const mostPredictors = 20;

function modelOf(topic: Topic): Model | undefined {
  const named = namedColumns(topic).filter((mark) => !isNounOfRow(mark, topic.of.schema));
  const [first, second] = named;
  const last = named.at(-1);
  if (first === undefined || second === undefined || last === undefined) return undefined;
  const target = effectFirst(topic, first, second) ? first : last;
  const predictors = named.filter((mark) => mark !== target);
  const isLogistic = asks(topic, /\blogistic\b/);
  const fits = predictors.every((mark) => isNumeric(topic, mark)) && predictors.length <= mostPredictors;
  const isFit = isLogistic ? target.column.profile.distinctCount === 2 : isNumeric(topic, target);
  return fits && isFit ? { target, predictors, isLogistic } : undefined;
}

const usualShare = 0.2;
const usualSeed = 42;

/** "80% for training", "test size of 0.3", "a 70/30 split". */
export function testShareOf(text: string): number | undefined {
  const test =
    /(\d{1,2})\s*%?\s*(?:of the data\s*)?(?:is |are |being )?(?:used )?(?:for |as )?(?:the |a )?test/.exec(
      text,
    )?.[1] ?? /test(?:ing)?(?: set)?(?: size)?(?: of| =|:)?\s*(?:is )?(\d{1,2})\s*%/.exec(text)?.[1];
  if (test !== undefined) return Number(test) / 100;
  const fraction = /test[_ ]size\s*(?:of|=|:)?\s*(0?\.\d+)/.exec(text)?.[1];
  if (fraction !== undefined) return Number(fraction);
  const train = /(\d{2})\s*%[^.%]{0,40}\btrain/.exec(text)?.[1];
  if (train !== undefined) return 1 - Number(train) / 100;
  const pair = /\b(\d{2})\s*[:/-]\s*(\d{2})\b/.exec(text);
  return pair?.[2] === undefined ? undefined : Number(pair[2]) / 100;
}

function seedOf(text: string): number | undefined {
  const said = /(?:seed|random[_ ]?state)[^\d.]{0,20}(\d+)/.exec(text)?.[1];
  return said === undefined ? undefined : Number(said);
}

function readingOf(topic: Topic, model: Model): Reading {
  const { target, predictors, isLogistic } = model;
  const share = testShareOf(topic.text) ?? usualShare;
  const seed = seedOf(topic.text) ?? usualSeed;
  const numbers = predictors.map(({ column }) => column);
  const { column } = target;
  const ask = {
    table: topic.of.schema.table,
    numbers: isLogistic ? numbers : [...numbers, column],
    categories: isLogistic ? [column] : [],
    where: topic.scope.where,
  };
  const lists = `[${numbers.map(({ name }) => pythonColumn(name)).join(', ')}]`;
  const y = pythonColumn(column.name);
  const call = isLogistic
    ? `judged_classes(${lists}, ${y}, ${pythonText(positiveOf(column))}, ${share}, ${seed})`
    : `judged_line(${lists}, ${y}, ${share}, ${seed})`;
  const task = statisticTask({
    topic,
    what: `the ${isLogistic ? 'logistic' : 'linear'} regression of ${column.name} on ${numbers.map(({ name }) => name).join(', ')}, judged on rows held out`,
    columns: [column, ...numbers],
    mayBeSampled: false,
    assumptions: [assumptionOf(topic, share, seed)],
    python: { code: program(['heldOut'], `results = ${call}`), sql: `${dataSql(ask)}\nORDER BY rowid` },
    answer: (findings) => answerOf(model, pythonOf(findings)),
  });
  return statisticReading(topic, task, [target, ...predictors], {
    marks: [...topic.groups.flatMap(({ marks }) => marks), ...cues(topic.of, 'rate')],
    words: topic.of.tokens.filter(({ word }) => modelWords.test(word)).map(({ index }) => index),
  });
}

const modelWords =
  /^(machine|learning|train\w*|test\w*|split\w*|set|sets|logistic|linear|regression|model|scikit|learn|sklearn|library|predict\w*|perform\w*|evaluat\w*|root|mean|squared?|absolute|errors?|rmse|mae|mse|metrics?|accuracy|features?|based|variables?|individuals|classif\w*|using|held|hold|out|rest|data)$/;

/** The value that counts as "yes"; the rarer one where neither says so. */
function positiveOf({ flag, profile, values }: SchemaColumn): string {
  return cellText(flag?.yes ?? profile.topValues[1]?.value ?? values[0]?.value ?? null);
}

function assumptionOf(topic: Topic, share: number, seed: number): Assumption {
  const isSaid = testShareOf(topic.text) !== undefined;
  const held = `I held ${Math.round(100 * share)} % of the rows out (seed ${seed}, as scikit-learn draws them) and learnt from the others.`;
  return { text: isSaid ? held : `${held} The question does not say how many.`, alternatives: [] };
}

function answerOf({ target, isLogistic }: Model, python: PythonFinding) {
  const key = isLogistic ? 'accuracy' : 'rmse';
  const value = numberAt(python, [key]);
  const { name } = target.column;
  const text: RichText[] =
    value === undefined
      ? [
          [
            {
              text: `There are too few rows, or too few different values of ${name}, to learn from some and judge on others.`,
            },
          ],
        ]
      : [isLogistic ? classSentence(name, python) : lineSentence(name, python)];
  return {
    text,
    headline: value ?? null,
    metrics: resultMetrics(python, [
      ['Accuracy', ['accuracy'], percentFormat],
      ['Precision', ['precision']],
      ['Recall', ['recall']],
      ['F1', ['f1']],
      ['RMSE', ['rmse']],
      ['MAE', ['mae']],
      ['MSE', ['mse']],
      ['R²', ['r_squared']],
      ['Rows learnt from', ['learnt_from'], countFormat],
      ['Rows judged on', ['judged_on'], countFormat],
    ]),
    followUps: [`What is the distribution of ${name}?`],
  };
}

function lineSentence(name: string, python: PythonFinding): RichText {
  return [
    { text: `Predictions of ${name} are off by ` },
    resultSegment(python, ['rmse']),
    { text: ' (root mean square)', strong: true },
    { text: ' on ' },
    resultSegment(python, ['judged_on'], countFormat),
    { text: ' rows held out, learnt from ' },
    resultSegment(python, ['learnt_from'], countFormat),
    { text: '. They explain ' },
    resultSegment(python, ['r_squared'], percentFormat),
    { text: ' of the variation there.' },
  ];
}

function classSentence(name: string, python: PythonFinding): RichText {
  return [
    { text: `${name} is predicted rightly for ` },
    resultSegment(python, ['accuracy'], percentFormat),
    { text: ' of the rows held out', strong: true },
    { text: ' (' },
    resultSegment(python, ['judged_on'], countFormat),
    { text: ' rows; learnt from ' },
    resultSegment(python, ['learnt_from'], countFormat),
    { text: ').' },
  ];
}
