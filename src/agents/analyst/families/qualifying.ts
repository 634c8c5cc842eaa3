import { quoteIdentifier } from '../../../core/dataset.ts';
import type { ColumnMark, Mark, NumberMark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { all, type Filter, type Measure, type Operator, overAll } from '../intent.ts';
import { type Condition, operatorWords } from '../read/conditions/condition.ts';
import { type CueOf, cues, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isAdditive, isOfOne } from '../schema/additive.ts';
import { isQuantity, type SchemaColumn, shown } from '../schema/schema.ts';
import { measureLabel } from '../sql/label.ts';
import { writeSql } from '../sql/write-sql.ts';
import { isRepeatedKey } from './count/things.ts';
import { withOwnQuery } from './own-query.ts';
import { dimensionsOf, measuresOf, trustOfColumn } from './shared/columns.ts';
import { isRepeated, repeatedCategory } from './shared/repeated-category.ts';
import { isRowNoun, marksOn } from './shared/row-noun.ts';

/** "departments where the average cost is above 2000", "which doctors have more than 300 visits". */
export const qualifying: Family = {
  name: 'groups by their figure',
  about: 'which groups have a count, a total or an average above or below a number',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const dimension = dimensionsOf(schema).find(({ profile }) =>
      isRepeated(profile.distinctCount, schema.rowCount),
    );
    const bound = measure?.profile.numeric?.median;
    return measure === undefined || dimension === undefined || bound === undefined
      ? []
      : [`Which ${dimension.name} has an average ${measure.name} above ${Number(bound.toPrecision(2))}?`];
  },
  read: (of) => {
    const bound = boundOfFigure(of) ?? boundOfCount(of) ?? boundOfSum(of);
    const group = repeatedCategory(of, bound?.marks);
    if (group === undefined || bound === undefined) return [];
    const counted = countOf(of, group);
    if (asksOtherwise(of, bound, counted)) return [];
    const reading = readingOf(of, bound, group);
    return [counted === undefined ? reading : howMany(of, bound, group, counted, reading)];
  },
};

/** What a group has to reach. */
interface Bound {
  readonly measure: Measure;
  readonly operator: Operator;
  readonly to: number;
  readonly marks: readonly Mark[];
  readonly words: readonly number[];
  readonly condition?: Condition;
  readonly trust: number;
}

/** "average cost above 2000": a condition whose number is said of a figure, not of each row. */
function boundOfFigure(of: Parse): Bound | undefined {
  for (const figure of cues(of, 'aggregate')) {
    const condition = of.conditions.find(({ marks }) =>
      marks.some((mark) => mark.kind === 'column' && isNear(of.tokens, figure.span.to, mark.span.from, 2)),
    );
    if (condition?.filter.kind !== 'compare' || typeof condition.filter.right !== 'number') continue;
    const { left, operator, right: to } = condition.filter;
    const measure: Measure = { kind: 'aggregate', how: figure.cue.how, of: left };
    return {
      ...{ measure, operator, to, condition, words: [] },
      marks: [figure, ...condition.marks],
      trust: condition.trust,
    };
  }
  return undefined;
}

/** "more than 300 visits", where a row is a visit. */
function boundOfCount(of: Parse): Bound | undefined {
  const number = of.free.find((mark): mark is NumberMark => mark.kind === 'number' && !mark.number.ordinal);
  const comparator = cues(of, 'comparator').find(
    ({ span }) => number !== undefined && isNear(of.tokens, span.to, number.span.from, 1),
  );
  const noun = number === undefined ? undefined : of.tokens[number.span.to];
  if (number === undefined || comparator === undefined || noun === undefined) return undefined;
  const key = marksOn(noun, of).find((mark): mark is ColumnMark => mark.kind === 'column');
  const isKeyed = key !== undefined && isRepeatedKey(key, of);
  if (!isRowNoun(noun, of) && !isKeyed) return undefined;
  return {
    measure: isKeyed ? { kind: 'count-distinct', of: shown(key.column) } : { kind: 'count' },
    operator: comparator.cue.operator,
    to: number.number.value,
    marks: [comparator, number, ...marksOn(noun, of)],
    words: [noun.index],
    trust: 1,
  };
}

/** "teams with more than 50 home goals", where a team has many rows: all of its goals, not those of one row. */
function boundOfSum(of: Parse): Bound | undefined {
  const condition = of.conditions.find((one) => isOfSum(one, of));
  if (condition?.filter.kind !== 'compare' || typeof condition.filter.right !== 'number') return undefined;
  const { left, operator, right: to } = condition.filter;
  const measure: Measure = { kind: 'aggregate', how: 'sum', of: left };
  const { marks, trust } = condition;
  return { measure, operator, to, marks, words: [], condition, trust };
}

function isOfSum({ filter, marks, columns: [column] }: Condition, of: Parse): boolean {
  if (filter.kind !== 'compare' || !/[<>]/.test(filter.operator) || column === undefined) return false;
  const isHad = of.tokens.some(
    ({ word, index }) =>
      /^(have|has|had|with|scored|made|sold|earned|spent|used|consumed|gave|received|produced)$/.test(word) &&
      marks.some(({ span }) => isNear(of.tokens, index, span.from, 2)),
  );
  return isHad && addsUp(column, Number(filter.right));
}

/** What is counted, and amounts: `home_goals`, `revenue`; also where no row alone reaches so far. */
function addsUp(column: SchemaColumn, bound: number): boolean {
  const { kind, numeric } = column.profile;
  const isCount = kind === 'integer' && /[^s]s$/i.test(column.name);
  const isBeyond = numeric !== undefined && bound > numeric.max;
  return isAdditive(column) || ((isCount || isBeyond) && isQuantity(column) && !isOfOne(column));
}

const otherQuestions: ReadonlySet<string> = new Set([
  ...['count', 'superlative', 'frequency', 'rate', 'percentile', 'distinct', 'aggregate', 'trend'],
]);

/** "how many departments have …", "the highest of …": another question. */
function asksOtherwise(of: Parse, { marks }: Bound, counted: Mark | undefined): boolean {
  return of.free.some(
    (mark) =>
      mark.kind === 'cue' && otherQuestions.has(mark.cue.type) && !marks.includes(mark) && mark !== counted,
  );
}

/** "how many customers have more than 5 orders": the word for how many, right before the groups. */
function countOf(of: Parse, { span }: ColumnMark): CueOf<'count'> | undefined {
  return cues(of, 'count').find((cue) => isNear(of.tokens, cue.span.to, span.from, 1));
}

/** The number of the groups that qualify. */
function howMany(
  of: Parse,
  bound: Bound,
  group: ColumnMark,
  counted: Mark,
  { trust, words, marks }: Reading,
): Reading {
  const { measure, operator, to, condition } = bound;
  const scope = scopeOf(of.conditions.filter((one) => one !== condition));
  const by = shown(group.column);
  const label = measure.kind === 'count' ? 'number of rows' : measureLabel(measure);
  const isThere: Filter = { kind: 'not', part: { kind: 'missing', of: by } };
  const where = all([scope.where, isThere]);
  const { table } = of.schema;
  const inner = writeSql({
    ...{ kind: 'groups', table, by: [by], measures: [measure], against: { operator, to } },
    ...(where === undefined ? {} : { where }),
  });
  const outer: Measure = { kind: 'count-distinct', of: by };
  const task = queryTask(of, {
    intent: overAll(table, [outer], where),
    shape: { kind: 'value' },
    scope,
    what: `the number of ${group.column.name} whose ${label} ${operatorWords[operator]} ${to}`,
    columns: [group.column.name, ...(condition?.columns ?? []).map(({ name }) => name)],
    assumptions: [
      {
        text: `I counted each ${group.column.name} whose ${label} ${operatorWords[operator]} ${to}.`,
        alternatives: [],
      },
    ],
  });
  const sql = `SELECT count(*) AS ${quoteIdentifier(`${group.column.name} that qualify`)}\nFROM (\n${inner.sql}\n)`;
  return {
    ...{ trust, marks: [counted, ...marks] },
    ...(words === undefined ? {} : { words }),
    task: withOwnQuery(task, sql, task.reasoning, []),
  };
}

function readingOf(of: Parse, bound: Bound, group: ColumnMark): Reading {
  const { measure, operator, to, condition } = bound;
  const scope = scopeOf(of.conditions.filter((one) => one !== condition));
  const label = measure.kind === 'count' ? 'number of rows' : measureLabel(measure);
  return {
    marks: [...bound.marks, group, ...scope.marks],
    words: bound.words,
    trust: trustOfColumn(group) * scope.trust * bound.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [shown(group.column)],
        measures: measure.kind === 'count' ? [measure] : [measure, { kind: 'count' }],
        against: { operator, to },
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [{ by: 'measure', index: 0, descending: operator === '>' || operator === '>=' }],
      },
      shape: { kind: 'groups', asked: 'several' },
      scope,
      what: `${group.column.name} whose ${label} ${operatorWords[operator]} ${to}`,
      columns: [group.column.name, ...(condition?.columns ?? []).map(({ name }) => name)],
    }),
  };
}
