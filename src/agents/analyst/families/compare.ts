import type { Assumption } from '../../../core/answer.ts';
import type { ColumnMark, Mark } from '../annotate/mark.ts';
import type { AnswerShape } from '../compose/query-ask.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import {
  all,
  columnOf,
  type Expression,
  type Filter,
  type GroupsIntent,
  type Measure,
  type ScalarIntent,
  type TimeGrain,
} from '../intent.ts';
import { type Degree, lowerIsBetter } from '../lexicon/degrees.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { asIfSaid } from '../read/conditions/reader.ts';
import { cues, isYesNo, type Parse } from '../read/parse.ts';
import { type Scope, scopeOf } from '../read/scope.ts';
import { columnForConcepts } from '../schema/concepts.ts';
import { isMeasure, measured, type SchemaColumn } from '../schema/schema.ts';
import { measureLabel } from '../sql.ts';
import { cellText } from '../text/cell-text.ts';
import { rateName } from './rate-name.ts';
import { columnsBeside, dimensionsOf, measuresOf, shownPart, trustOfColumn } from './shared.ts';

/** "who has more goals, A or B", "difference between A and B in points", "is A larger than B". */
export const compare: Family = {
  name: 'compare',
  about: 'two values or groups side by side: which has more, and by how much',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension] = dimensionsOf(schema);
    const [a, b] = dimension?.profile.topValues ?? [];
    if (measure === undefined || a === undefined || b === undefined) return [];
    return [
      `What is the difference in average ${measure.name} between ${cellText(a.value)} and ${cellText(b.value)}?`,
    ];
  },
  read: (of) => {
    const sides = sidesOf(of) ?? sidesOfOne(of);
    return [...(sides === undefined ? [] : sideReadings(of, sides)), ...spread(of)];
  },
};

/** "the difference between the highest and the lowest price". */
function spread(of: Parse): Reading[] {
  const [difference] = cues(of, 'difference');
  const extremes = cues(of, 'superlative');
  const [target] = columnsBeside(of, []).filter((mark) => mark.column.number !== undefined);
  const directions = new Set(extremes.map(({ cue }) => cue.descending));
  if (difference === undefined || directions.size < 2 || target === undefined) return [];
  const scope = scopeOf(of.conditions);
  const measure: Measure = { kind: 'aggregate', how: 'range', of: measured(target.column) };
  return [
    {
      marks: [difference, ...extremes, target, ...scope.marks],
      trust: scope.trust * trustOfColumn(target),
      task: queryTask(of, {
        intent: {
          kind: 'groups',
          table: of.schema.table,
          by: [],
          measures: [measure],
          ...(scope.where === undefined ? {} : { where: scope.where }),
        },
        shape: { kind: 'value' },
        scope,
        what: `the difference between the highest and lowest ${target.column.name}`,
        columns: [target.column.name],
      }),
    },
  ];
}

interface Sides {
  readonly left: Filter;
  readonly right: Filter;
  readonly labels: readonly [string, string];
  readonly marks: readonly Mark[];
  readonly column: SchemaColumn;
  readonly trust: number;
  readonly rest: readonly Condition[];
}

/** Two values of one column: "A or B", "A and B". */
function sidesOf(of: Parse): Sides | undefined {
  for (const condition of of.conditions) {
    const [column] = condition.columns;
    if (condition.filter.kind !== 'or' || condition.filter.parts.length !== 2 || column === undefined)
      continue;
    const [left, right] = condition.filter.parts;
    const labels = condition.text.split(' or ');
    const [a, b] = labels.map((label) =>
      label
        .slice(label.lastIndexOf(column.name) + column.name.length)
        .replace(/^ (is|with|on|in) /, '')
        .trim(),
    );
    if (left === undefined || right === undefined || a === undefined || b === undefined) continue;
    return {
      left,
      right,
      labels: [a, b],
      marks: condition.marks,
      column,
      trust: condition.trust,
      rest: of.conditions.filter((one) => one !== condition),
    };
  }
  return undefined;
}

/** "those affected, less than those not affected": rows with a value, and all others. */
function sidesOfOne(of: Parse): Sides | undefined {
  const [condition, other] = of.conditions;
  const [column] = condition?.columns ?? [];
  const than = of.tokens.findIndex(({ word }) => /^(than|versus|vs)$/.test(word));
  if (condition === undefined || other !== undefined || column === undefined || than < 0) return undefined;
  const behind = of.tokens.slice(than + 1);
  const isOthers = behind.some(({ word }) => /^(others|rest|other|not|without|non|dont)$/.test(word));
  const isBefore = condition.marks.every(({ span }) => span.to <= than);
  if (!isOthers || !isBefore) return undefined;
  const nots = cues(of, 'not').filter(({ span }) => span.from > than);
  return {
    left: condition.filter,
    right: { kind: 'not', part: condition.filter },
    labels: [condition.text, `not (${condition.text})`],
    marks: [...condition.marks, ...nots],
    column,
    trust: 0.95 * condition.trust,
    rest: [],
  };
}

function sideReadings(of: Parse, sides: Sides): Reading[] {
  const comparative = [...cues(of, 'comparative'), ...cues(of, 'superlative')][0];
  const difference = cues(of, 'difference')[0];
  const sideBySide = cues(of, 'compare')[0];
  if (comparative === undefined && difference === undefined && sideBySide === undefined) return [];
  const subject = rateSubject(of, sides) ?? subjectOf(of, sides);
  if (subject === undefined) return [];
  if (comparative !== undefined || difference !== undefined) return [readingOf(of, sides, subject)];
  const key = keyOf(sides);
  return key === undefined ? [] : [groupsReading(of, sides, subject, key)];
}

/** Both sides as groups of one result; `undefined` where a side is not one value of the column. */
function groupsOfSides(
  of: Parse,
  { left, right, column }: Sides,
  { measure }: Subject,
  scope: Scope,
): GroupsIntent | undefined {
  const isOne = [left, right].every((filter) => filter.kind === 'one-of' && filter.values.length === 1);
  if (!isOne || column.isTime || column.profile.distinctCount > 0.5 * of.schema.rowCount) return undefined;
  const where = all([{ kind: 'or', parts: [left, right] }, scope.where]);
  return {
    kind: 'groups',
    table: of.schema.table,
    by: [columnOf(column.name)],
    measures: [measure],
    ...(where === undefined ? {} : { where }),
    order: [{ by: 'measure', index: 0, descending: true }],
  };
}

/** What makes the sides two groups: the column, or the part of its time that both name. */
function keyOf({ left, right, column }: Sides): Expression | undefined {
  if (!column.isTime) return columnOf(column.name);
  const [a, b] = [left, right].map((filter) => timeKey(filter, column.name));
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
}

const grainsByDays: readonly (readonly [grain: TimeGrain, least: number, most: number])[] = [
  ['day', 1, 1],
  ['month', 28, 31],
  ['quarter', 90, 92],
  ['year', 365, 366],
];

function timeKey(filter: Filter, of: string): Expression | undefined {
  if (filter.kind === 'compare' && filter.left.kind === 'part')
    return { kind: 'part', part: shownPart(filter.left.part), of };
  if (filter.kind !== 'within') return undefined;
  const days = Math.round((Date.parse(filter.high) - Date.parse(filter.low)) / 86_400_000);
  const grain = grainsByDays.find(([, least, most]) => least <= days && days <= most)?.[0];
  return grain === undefined ? undefined : { kind: 'period', grain, of };
}

/** "compare the average amount of A and B": both groups, side by side. */
function groupsReading(of: Parse, sides: Sides, subject: Subject, key: Expression): Reading {
  const scope = scopeOf(sides.rest.filter((condition) => !subject.conditions?.includes(condition)));
  const where = all([{ kind: 'or', parts: [sides.left, sides.right] }, scope.where]);
  return {
    marks: [...sides.marks, ...subject.marks, ...scope.marks, ...cues(of, 'compare')],
    trust: sides.trust * subject.trust * scope.trust,
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by: [key],
        measures: [subject.measure],
        ...(where === undefined ? {} : { where }),
        order: [{ by: 'measure', index: 0, descending: true }],
      },
      shape: { kind: 'groups', asked: 'all' },
      scope,
      what: `${measureLabel(subject.measure)}${sides.column.isTime ? '' : ' of'} ${sides.labels.join(' and ')}`,
      columns: [...subject.names, sides.column.name],
      assumptions: [...assumptionsOf(subject), ...averagedOf(of, subject)],
    }),
  };
}

/** A measure with no word for how is averaged. */
function averagedOf(of: Parse, { measure, names }: Subject): Assumption[] {
  if (measure.kind !== 'aggregate' || measure.how !== 'mean' || cues(of, 'aggregate').length > 0) return [];
  const mark = columnsBeside(of, []).find(({ column }) => column.name === names[0]);
  if (mark === undefined) return [];
  const { name } = mark.column;
  const total = { label: `total ${name}`, question: asIfSaid(of, mark, `total ${name}`) };
  return [{ text: `I took the average of ${name}.`, alternatives: [total] }];
}

/** "is the failure rate on Android higher": the other condition is what the rate is of. */
function rateSubject(of: Parse, sides: Sides): Subject | undefined {
  const [rate] = cues(of, 'rate');
  const [numerator] = sides.rest;
  if (rate === undefined || numerator === undefined) return undefined;
  return {
    measure: { kind: 'rate', of: numerator.filter, name: rateName(of, rate, numerator) },
    marks: [rate, ...numerator.marks],
    trust: numerator.trust,
    names: numerator.columns.map(({ name }) => name),
    conditions: [numerator],
  };
}

function assumptionsOf({ conditions = [] }: Subject): Assumption[] {
  return conditions.flatMap(({ assumption }) => (assumption === undefined ? [] : [assumption]));
}

interface Subject {
  /** Conditions that are part of the measure, not of the scope. */
  readonly conditions?: readonly Condition[];
  readonly measure: Measure;
  readonly marks: readonly Mark[];
  readonly trust: number;
  readonly names: readonly string[];
}

/** What is compared: an aggregate, a column, what the adjective means, or how many rows. */
function subjectOf(of: Parse, sides: Sides): Subject | undefined {
  const columns = columnsBeside(of, []);
  const target = columns.find((mark) => mark.column.number !== undefined);
  const [aggregate] = cues(of, 'aggregate');
  const degree = degreeOf(of);
  const meant = target?.column ?? columnForConcepts(of.schema, degree?.concepts ?? []);
  if (meant !== undefined) return measureSubject(of, sides, meant, target, aggregate);
  const counted = cues(of, 'count').length > 0 || /^(many|few|large|small)$/.test(degree?.base ?? '');
  if (!counted && cues(of, 'difference').length === 0) return undefined;
  if (isOneRowEach(of, sides)) return totalSubject(of);
  return { measure: { kind: 'count' }, marks: cues(of, 'count'), trust: 0.8, names: [] };
}

/** Each side is a single row: there is nothing to count. */
function isOneRowEach({ schema }: Parse, { column }: Sides): boolean {
  return column.profile.distinctCount >= 0.9 * schema.rowCount;
}

/** "how many more medals": a noun that no column has, in a table with a column of totals. */
function totalSubject(of: Parse): Subject | undefined {
  const [total, rival] = of.schema.columns.filter(
    ({ name, number }) => number !== undefined && /^total$/i.test(name.trim()),
  );
  if (total === undefined || rival !== undefined) return undefined;
  const measure: Measure = { kind: 'aggregate', how: 'max', of: measured(total) };
  return { measure, marks: cues(of, 'count'), trust: 0.85, names: [total.name] };
}

function degreeOf(of: Parse): Degree | undefined {
  const [cue] = [...cues(of, 'comparative'), ...cues(of, 'superlative')];
  return cue?.cue.degree ?? cues(of, 'difference')[0]?.cue.degree;
}

/** A better rank is a smaller number. */
function isRanking(of: Parse, subject: Subject): boolean {
  const column = of.schema.columns.find(({ name }) => name === subject.names[0]);
  const isPlace = column?.words.some(({ stem, weight }) => lowerIsBetter.has(stem) && weight >= 0.9) === true;
  return isPlace && /^(high|low|good|bad|large|small)$/.test(degreeOf(of)?.base ?? '');
}

function measureSubject(
  of: Parse,
  sides: Sides,
  column: SchemaColumn,
  mark: ColumnMark | undefined,
  aggregate: ReturnType<typeof cues<'aggregate'>>[number] | undefined,
): Subject {
  const isUnique = sides.column.profile.distinctCount >= 0.9 * of.schema.rowCount;
  const isMany = /^(many|few)$/.test(degreeOf(of)?.base ?? '');
  const how = aggregate?.cue.how ?? (isUnique ? 'max' : isMany ? 'sum' : 'mean');
  return {
    measure: { kind: 'aggregate', how, of: measured(column) },
    marks: [
      ...(mark === undefined ? [] : [mark]),
      ...(aggregate === undefined ? [] : [aggregate]),
      ...cues(of, 'count'),
    ],
    trust:
      (mark === undefined ? 0.85 : trustOfColumn(mark)) *
      (aggregate !== undefined || isUnique ? 1 : isMany ? 0.9 : 0.8),
    names: [column.name],
  };
}

function readingOf(of: Parse, sides: Sides, subject: Subject): Reading {
  const scope = scopeOf(sides.rest.filter((condition) => !subject.conditions?.includes(condition)));
  const [degreeCue] = [...cues(of, 'comparative'), ...cues(of, 'superlative')];
  const difference = cues(of, 'difference');
  const side = (filter: Filter): ScalarIntent => {
    const where = all([filter, scope.where]);
    return {
      kind: 'groups',
      table: of.schema.table,
      by: [],
      measures: [subject.measure],
      ...(where === undefined ? {} : { where }),
    };
  };
  const isGreater =
    degreeCue === undefined ||
    (degreeCue.cue.type === 'comparative' ? degreeCue.cue.greater : degreeCue.cue.descending);
  const greater = isGreater !== isRanking(of, subject);
  const isVerdict = isYesNo(of) && difference.length === 0;
  const grouped = groupsOfSides(of, sides, subject, scope);
  const asked = isVerdict ? 'verdict' : difference.length > 0 ? 'difference' : 'choice';
  const shape: AnswerShape =
    grouped !== undefined
      ? { kind: 'sides', asked, labels: sides.labels, greater }
      : isVerdict
        ? { kind: 'verdict', operator: greater ? '>' : '<' }
        : difference.length > 0
          ? { kind: 'difference', signed: false }
          : { kind: 'choice', labels: sides.labels, greater };
  const verb = difference.length > 0 ? 'difference in ' : '';
  return {
    ...(isVerdict ? { isVerdict } : {}),
    marks: [
      ...sides.marks,
      ...subject.marks,
      ...scope.marks,
      ...difference,
      ...(degreeCue === undefined ? [] : [degreeCue]),
      ...cues(of, 'compare'),
      ...columnsBeside(of, []).filter((mark) => mark.column === sides.column && !isMeasure(mark.column)),
    ],
    trust: sides.trust * subject.trust * scope.trust,
    task: queryTask(of, {
      intent: grouped ?? { kind: 'pair', left: side(sides.left), right: side(sides.right) },
      shape,
      scope,
      what: `${verb}${measureLabel(subject.measure)}${sides.column.isTime ? '' : ' of'} ${sides.labels.join(' and ')}`,
      columns: [...subject.names, sides.column.name],
      assumptions: assumptionsOf(subject),
    }),
  };
}
