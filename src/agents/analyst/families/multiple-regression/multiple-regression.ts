import type { Assumption } from '../../../../core/answer.ts';
import type { Family, Reading } from '../../family.ts';
import { asTextSql, filledSql, finiteSql } from '../../python/data.ts';
import { program, pythonColumn, pythonText } from '../../python/program.ts';
import { nextOf, type PythonFinding, pythonOf, resultAt } from '../../python/result.ts';
import { statisticReading, statisticTask } from '../../python/task.ts';
import { alphaOf, type Topic, topicOf } from '../../python/topic.ts';
import { trustOfRegression } from '../regression-words.ts';
import { dimensionsOf, measuresOf } from '../shared/columns.ts';
import { answerOf } from './answer.ts';
import { type Model, modelOf, mostLevels, predictorNames } from './model.ts';

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
