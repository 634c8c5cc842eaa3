import type { Mark } from '../annotate/mark.ts';
import type { AnswerShape } from '../compose/query-ask.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import {
  type Expression,
  type Filter,
  type Measure,
  type Operator,
  overAll,
  type ScalarIntent,
} from '../intent.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues, isNear, isYesNo, type Parse } from '../read/parse.ts';
import { type Scope, scopeOf } from '../read/scope.ts';
import { columnForConcepts } from '../schema/concepts.ts';
import { measured, type SchemaColumn, shown } from '../schema/schema.ts';
import { measureLabel } from '../sql/label.ts';
import { cellText } from '../text/cell-text.ts';
import { thingWords } from './count/things.ts';
import { dimensionsOf, measuresOf, trustOfColumn } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';

/** "is there any order above 500", "are all customers adults", "is the average above 10", "is X the largest". */
export const yesNo: Family = {
  name: 'yes or no',
  about: 'whether some, all or no rows are so; whether a figure is above another',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension] = dimensionsOf(schema);
    const value = dimension?.profile.topValues[0]?.value;
    const bound = measure?.profile.numeric?.q3;
    return [
      ...(measure === undefined || bound === undefined
        ? []
        : [`Is there any row with ${measure.name} above ${Math.round(bound)}?`]),
      ...(dimension === undefined || value === undefined
        ? []
        : [`Are all rows ${dimension.name} ${cellText(value)}?`]),
    ];
  },
  read: (of) => {
    if (!isYesNo(of)) return [];
    return [...figures(of), ...tops(of), ...counts(of), ...pairs(of), ...rowsThere(of)];
  },
};

/** Some row, or every row. */
function rowsThere(of: Parse): Reading[] {
  if (of.conditions.length === 0) return [];
  const every = cues(of, 'every').find(
    (mark) => mark.span.from <= 1 || of.tokens[mark.span.to - 1]?.word === 'every',
  );
  return [every === undefined ? exists(of) : everyRow(of)];
}

/** Nouns that name what a row is. */
function nouns(of: Parse): Mark[] {
  return columnsBeside(of, []).filter(
    (mark) => mark.column === of.schema.entity || mark.column.profile.role === 'identifier',
  );
}

function exists(of: Parse): Reading {
  const scope = scopeOf(of.conditions);
  return {
    isVerdict: true,
    marks: [...cues(of, 'exists'), ...scope.marks, ...nouns(of)],
    words: thingWords(of, cues(of, 'exists')),
    trust: scope.trust * (cues(of, 'exists').length > 0 ? 1 : 0.85),
    task: queryTask(of, {
      intent: overAll(of.schema.table, [{ kind: 'count' }], scope.where),
      shape: { kind: 'exists' },
      scope,
      what: 'the number of rows',
      columns: [],
    }),
  };
}

function everyRow(of: Parse): Reading {
  const scope = scopeOf(of.conditions);
  const where: Filter | undefined =
    scope.where === undefined ? undefined : { kind: 'not', part: scope.where };
  return {
    isVerdict: true,
    marks: [...cues(of, 'exists'), ...cues(of, 'every'), ...cues(of, 'group'), ...scope.marks, ...nouns(of)],
    words: thingWords(of, cues(of, 'every')),
    trust: scope.trust,
    task: queryTask(of, {
      intent: overAll(of.schema.table, [{ kind: 'count' }], where),
      shape: { kind: 'none' },
      scope: { ...scope, text: `not (${scope.text})`, phrase: ` where not (${scope.text})` },
      what: 'the number of rows',
      columns: scope.columns,
    }),
  };
}

/** "is the average income above 5000", "is the highest rate equal to 1499": a figure against a number. */
function figures(of: Parse): Reading[] {
  const figure = figureOf(of);
  if (figure === undefined) return [];
  return of.conditions.flatMap((condition): Reading[] => {
    const { filter } = condition;
    if (filter.kind !== 'compare' || typeof filter.right !== 'number') return [];
    const scope = scopeOf(of.conditions.filter((other) => other !== condition));
    const measure = figure.make(filter.left);
    return [
      verdict(of, {
        left: overAll(of.schema.table, [measure], scope.where),
        right: { kind: 'constant', value: filter.right },
        operator: filter.operator,
        marks: [...figure.marks, ...condition.marks, ...scope.marks],
        trust: condition.trust * scope.trust,
        what: `${measureLabel(measure)} (compared with ${filter.right})`,
        columns: condition.columns.map(({ name }) => name),
        scope,
      }),
    ];
  });
}

interface Figure {
  readonly make: (of: Expression) => Measure;
  readonly marks: readonly Mark[];
}

function figureOf(of: Parse): Figure | undefined {
  const [aggregate] = cues(of, 'aggregate');
  if (aggregate !== undefined) {
    return { make: (left) => ({ kind: 'aggregate', how: aggregate.cue.how, of: left }), marks: [aggregate] };
  }
  const [extreme] = cues(of, 'superlative');
  if (extreme === undefined) return undefined;
  const how = extreme.cue.descending ? 'max' : 'min';
  return { make: (left) => ({ kind: 'aggregate', how, of: left }), marks: [extreme] };
}

interface Verdict {
  readonly left: ScalarIntent;
  readonly right: ScalarIntent | { readonly kind: 'constant'; readonly value: number };
  readonly operator: Operator;
  readonly marks: readonly Mark[];
  readonly trust: number;
  readonly what: string;
  readonly columns: readonly string[];
  readonly scope: Scope;
  readonly words?: readonly number[];
}

function verdict(
  of: Parse,
  { left, right, operator, marks, trust, what, columns, scope, words }: Verdict,
): Reading {
  const shape: AnswerShape = { kind: 'verdict', operator };
  return {
    isVerdict: true,
    marks: [...marks, ...nouns(of)],
    ...(words === undefined ? {} : { words }),
    trust,
    task: queryTask(of, { intent: { kind: 'pair', left, right }, shape, scope, what, columns }),
  };
}

/** "is Switzerland the country with the highest index", "is Sales the most common department". */
function tops(of: Parse): Reading[] {
  const [extreme] = cues(of, 'superlative');
  const [frequency] = cues(of, 'frequency');
  return of.conditions.flatMap((condition): Reading[] => {
    const [column] = condition.columns;
    const { filter } = condition;
    if (column === undefined || filter.kind !== 'one-of') return [];
    const rest = scopeOf(of.conditions.filter((other) => other !== condition));
    if (frequency !== undefined)
      return [topGroup(of, condition, column, frequency, frequency.cue.descending, rest)];
    if (extreme === undefined) return [];
    const named = columnsBeside(of, []).find((mark) => mark.column.number !== undefined);
    const measure = named?.column ?? columnForConcepts(of.schema, extreme.cue.degree.concepts);
    if (measure === undefined)
      return [topGroup(of, condition, column, extreme, extreme.cue.descending, rest)];
    return [
      {
        isVerdict: true,
        marks: [
          extreme,
          ...condition.marks,
          ...rest.marks,
          ...(named === undefined ? [] : [named]),
          ...nouns(of),
        ],
        trust: condition.trust * rest.trust * (named === undefined ? 0.85 : trustOfColumn(named)),
        task: queryTask(of, {
          intent: {
            kind: 'rows',
            table: of.schema.table,
            columns: [shown(column), shown(measure)],
            ...(rest.where === undefined ? {} : { where: rest.where }),
            order: [{ by: 'expression', expression: measured(measure), descending: extreme.cue.descending }],
            limit: 1,
          },
          shape: { kind: 'is-one-of', values: filter.values },
          scope: rest,
          what: `${column.name} with the ${extreme.cue.descending ? 'highest' : 'lowest'} ${measure.name}`,
          columns: [column.name, measure.name],
        }),
      },
    ];
  });
}

function topGroup(
  of: Parse,
  condition: Condition,
  column: SchemaColumn,
  cue: Mark,
  descending: boolean,
  rest: Scope,
): Reading {
  const values = condition.filter.kind === 'one-of' ? condition.filter.values : [];
  return {
    isVerdict: true,
    marks: [
      cue,
      ...condition.marks,
      ...rest.marks,
      ...columnsBeside(of, []).filter((mark) => mark.column === column),
      ...nouns(of),
    ],
    trust: condition.trust * rest.trust * 0.9,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [shown(column)],
        measures: [{ kind: 'count' }],
        ...(rest.where === undefined ? {} : { where: rest.where }),
        order: [{ by: 'measure', index: 0, descending }],
        limit: 1,
      },
      shape: { kind: 'is-one-of', values },
      scope: rest,
      what: `${descending ? 'most' : 'least'} common ${column.name}`,
      columns: [column.name],
    }),
  };
}

/** "does it have at least 120 countries": how many different values, or rows, against a number. */
function counts(of: Parse): Reading[] {
  const [comparator] = cues(of, 'comparator');
  const number = of.free.find((mark) => mark.kind === 'number');
  if (comparator === undefined || number?.kind !== 'number') return [];
  if (!isNear(of.tokens, comparator.span.to, number.span.from, 1)) return [];
  if (of.tokens[comparator.span.from - 1]?.word === 'where') return [];
  const column = columnsBeside(of, []).find(
    (mark) => isNear(of.tokens, number.span.to, mark.span.from, 1) || cues(of, 'count').length > 0,
  );
  const isRows = /^(rows?|records?|entries|observations)$/.test(of.tokens[number.span.to]?.word ?? '');
  if (column === undefined && !isRows) return [];
  const measure: Measure =
    column === undefined ? { kind: 'count' } : { kind: 'count-distinct', of: shown(column.column) };
  const scope = scopeOf(of.conditions);
  return [
    verdict(of, {
      left: overAll(of.schema.table, [measure], scope.where),
      right: { kind: 'constant', value: number.number.value },
      operator: comparator.cue.operator,
      marks: [
        comparator,
        number,
        ...(column === undefined ? [] : [column]),
        ...cues(of, 'count'),
        ...cues(of, 'distinct'),
        ...scope.marks,
      ],
      trust: scope.trust * (column === undefined ? 1 : trustOfColumn(column)),
      what: column === undefined ? 'the number of rows' : `the number of different ${column.column.name}`,
      columns: column === undefined ? [] : [column.column.name],
      scope,
    }),
  ];
}

/** "are there more who travel often than who work in sales": two counts, the word "than" between them. */
function pairs(of: Parse): Reading[] {
  const comparative = cues(of, 'comparative')[0];
  const than = of.tokens.findIndex(({ word }) => word === 'than');
  const [left, right] = of.conditions;
  if (
    comparative === undefined ||
    than < 0 ||
    left === undefined ||
    right === undefined ||
    of.conditions.length !== 2
  )
    return [];
  const end = Math.max(...left.marks.map(({ span }) => span.to));
  const start = Math.min(...right.marks.map(({ span }) => span.from));
  if (end > than || start <= than || !/^(many|few)$/.test(comparative.cue.degree.base)) return [];
  return [
    verdict(of, {
      left: overAll(of.schema.table, [{ kind: 'count' }], left.filter),
      right: overAll(of.schema.table, [{ kind: 'count' }], right.filter),
      operator: comparative.cue.greater ? '>' : '<',
      marks: [comparative, ...left.marks, ...right.marks, ...cues(of, 'exists')],
      words: thingWords(of, [comparative]),
      trust: 0.95 * left.trust * right.trust,
      what: `the number of rows with ${left.text}, and with ${right.text}`,
      columns: [...left.columns, ...right.columns].map(({ name }) => name),
      scope: scopeOf([]),
    }),
  ];
}
