import type { Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { type Measure, overAll } from '../intent.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isQuantity, measured, type SchemaColumn } from '../schema/schema.ts';
import { labelOf } from '../sql/label.ts';
import { cellText } from '../text/cell-text.ts';
import { orderOfGroups } from './order.ts';
import { dimensionsOf, measuresOf, trustOfColumns } from './shared/columns.ts';
import { type Grouping, groupingOf } from './shared/grouping.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';

/** "share of the total amount by channel", "what percentage of sales comes from Rome". */
export const partOfSum: Family = {
  name: 'share of a total',
  about: 'the share that a group, or some rows, have of a total',
  examples: (schema) => {
    const measure = measuresOf(schema).find(isAdditive);
    const [dimension] = dimensionsOf(schema);
    const value = dimension?.profile.topValues[0]?.value;
    if (measure === undefined || dimension === undefined || value === undefined) return [];
    return [
      `Share of the total ${measure.name} by ${dimension.name}`,
      `What percentage of the total ${measure.name} comes from ${cellText(value)}?`,
    ];
  },
  read: (of) => {
    const whole = wholeOf(of);
    if (whole === undefined) return [];
    const groups = groupsOf(of, whole);
    return groups.length > 0 ? [byGroup(of, whole, groups)] : ofRows(of, whole);
  },
};

/** Negative and positive values together have no shares. */
function isAdditive(column: SchemaColumn): boolean {
  return isQuantity(column) && column.flag === undefined && (column.profile.numeric?.min ?? 0) >= 0;
}

/** What is divided: the number right behind "share of", "percentage of the total". */
interface Whole {
  readonly column: SchemaColumn;
  readonly marks: readonly Mark[];
  readonly trust: number;
}

function wholeOf(of: Parse): Whole | undefined {
  const sums = cues(of, 'aggregate').filter(({ cue }) => cue.how === 'sum');
  for (const cue of cues(of, 'rate')) {
    const sum = sums.find(({ span }) => isNear(of.tokens, cue.span.to, span.from, 3));
    const from = sum?.span.to ?? cue.span.to;
    const isOf =
      sum !== undefined || of.tokens.slice(cue.span.from, cue.span.to + 1).some(({ word }) => word === 'of');
    const target = columnsBeside(of, []).find(
      ({ column, span }) => isAdditive(column) && isNear(of.tokens, from, span.from, 3),
    );
    if (target === undefined || !isOf) continue;
    const marks = [cue, target, ...(sum === undefined ? [] : [sum])];
    return { column: target.column, marks, trust: trustOfColumns([target]) };
  }
  return undefined;
}

function groupsOf(of: Parse, whole: Whole): Grouping[] {
  const said = groupings(of);
  if (said.length > 0 || of.conditions.length > 0) return said;
  const [target] = columnsBeside(of, []).filter(
    (mark) => !whole.marks.includes(mark) && mark.column.isText && mark.column.number === undefined,
  );
  return target === undefined ? [] : [groupingOf(target, [])];
}

function byGroup(of: Parse, { column, marks, trust }: Whole, groups: readonly Grouping[]): Reading {
  const by = groups.map((group) => group.by);
  const scope = scopeOf(of.conditions);
  const value = measured(column);
  const extreme = cues(of, 'superlative')[0];
  const sum: Measure = { kind: 'aggregate', how: 'sum', of: value };
  return {
    marks: [
      ...marks,
      ...scope.marks,
      ...groups.flatMap((group) => group.marks),
      ...(extreme === undefined ? [] : [extreme]),
    ],
    words: sharing(of),
    trust: trust * scope.trust,
    task: queryTask(of, {
      intent: {
        ...overAll(of.schema.table, [{ kind: 'share', of: value }, sum]),
        by,
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order:
          extreme === undefined
            ? orderOfGroups(of, by)
            : [{ by: 'measure', index: 0, descending: extreme.cue.descending }],
      },
      shape: { kind: 'groups', asked: extreme === undefined ? 'all' : 'first' },
      scope,
      what: `share of the total ${column.name} by ${by.map(labelOf).join(' and ')}`,
      columns: [column.name, ...groups.map((group) => group.column.name)],
    }),
  };
}

/** Of several conditions the one that is no time says whose share is asked for; the others say of what. */
function ofRows(of: Parse, { column, marks, trust }: Whole): Reading[] {
  const parts = of.conditions.filter((one) => !one.columns.some(({ isTime }) => isTime));
  const [part, second] = parts.length > 0 ? parts : of.conditions;
  if (part === undefined || second !== undefined || isOfSameColumn(part, column)) return [];
  const scope = scopeOf(of.conditions.filter((one) => one !== part));
  const value = measured(column);
  return [
    {
      marks: [...marks, ...part.marks, ...scope.marks],
      words: sharing(of),
      trust: trust * scope.trust * part.trust,
      task: queryTask(of, {
        intent: {
          ...overAll(of.schema.table, [
            { kind: 'part-of-sum', of: value, part: part.filter },
            { kind: 'aggregate', how: 'sum', of: value },
          ]),
          ...(scope.where === undefined ? {} : { where: scope.where }),
        },
        shape: { kind: 'value' },
        scope,
        what: `share of the total ${column.name} that comes from rows where ${part.text}`,
        columns: [column.name, ...part.columns.map(({ name }) => name)],
        assumptions: part.assumption === undefined ? [] : [part.assumption],
      }),
    },
  ];
}

function isOfSameColumn({ columns }: Condition, column: SchemaColumn): boolean {
  return columns.includes(column);
}

/** "comes from", "is made up by", "accounts for". */
function sharing(of: Parse): number[] {
  return of.tokens
    .filter(({ word }) =>
      /^(comes?|came|coming|from|accounts?|accounted|makes?|made|up|contribut\w*|goes|went|due)$/.test(word),
    )
    .map(({ index }) => index);
}
