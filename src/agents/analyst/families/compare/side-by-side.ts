import type { Assumption } from '../../../../core/answer.ts';
import { queryTask } from '../../compose/task.ts';
import type { Reading } from '../../family.ts';
import {
  all,
  columnOf,
  type Expression,
  type Filter,
  type GroupsIntent,
  type TimeGrain,
} from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { type Scope, scopeOf } from '../../read/scope.ts';
import { measureLabel } from '../../sql/label.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { shownPart } from '../shared/time-groupings.ts';
import { figureAssumption } from '../shared/usual-figure.ts';
import type { Sides } from './sides.ts';
import { assumptionsOf, type Subject } from './subject.ts';

/** Both sides as groups of one result; `undefined` where a side is not one value of the column. */
export function groupsOfSides(
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
export function keyOf({ left, right, column }: Sides): Expression | undefined {
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
export function groupsReading(of: Parse, sides: Sides, subject: Subject, key: Expression): Reading {
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
      assumptions: [...assumptionsOf(subject, sides), ...takenOf(of, subject)],
    }),
  };
}

/** A measure with no word for how. */
function takenOf(of: Parse, { measure, names }: Subject): Assumption[] {
  if (measure.kind !== 'aggregate' || cues(of, 'aggregate').length > 0) return [];
  const { how } = measure;
  const mark = columnsBeside(of, []).find(({ column }) => column.name === names[0]);
  return mark === undefined || (how !== 'mean' && how !== 'sum') ? [] : [figureAssumption(of, mark, how)];
}
