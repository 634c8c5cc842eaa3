import type { Assumption } from '../../../../core/answer.ts';
import type { Mark } from '../../annotate/mark.ts';
import type { Expression, Filter, PlainMeasure, TimeGrain } from '../../intent.ts';
import { all, columnOf } from '../../intent.ts';
import { asIfSaid } from '../../read/conditions/reader.ts';
import { cues, type Parse } from '../../read/parse.ts';
import { type Scope, scopeOf } from '../../read/scope.ts';
import { isMeasure, measured, type SchemaColumn } from '../../schema/schema.ts';
import { measureLabel } from '../../sql/label.ts';
import { rateName } from '../rate-name.ts';
import { trustOfColumns } from '../shared/columns.ts';
import type { Grouping } from '../shared/grouping.ts';
import { columnsBeside, groupings } from '../shared/groupings.ts';

/** A figure of each period: what running totals, changes and moving averages go along. */
export interface Series {
  readonly by: Expression;
  readonly measure: PlainMeasure;
  readonly marks: readonly Mark[];
  readonly columns: readonly string[];
  /** Rows that belong to a period. */
  readonly where: Filter | undefined;
  readonly scope: Scope;
  readonly assumptions: readonly Assumption[];
  readonly trust: number;
  /** "by month". */
  readonly along: string;
}

export interface SeriesWish {
  /** What a number is taken as where the question does not say. */
  readonly usual: 'sum' | 'mean';
  /** The period that the question names beside a grouping. */
  readonly grain: TimeGrain | undefined;
}

/** `undefined` without time, where other things group, or where two different periods are said. */
export function seriesOf(of: Parse, wish: SeriesWish): Series | undefined {
  const groups = groupings(of);
  const [group, second] = groups;
  const time = group?.column ?? of.schema.time;
  if (second !== undefined || time === undefined || !(time.isTime || time.isYear)) return undefined;
  const by = periodOf(time, group, wish.grain);
  const figure = figureOf(of, groups, wish.usual);
  if (by === undefined || figure === undefined) return undefined;
  const scope = scopeOf(of.conditions.filter((one) => one !== figure.numerator));
  const present: Filter = { kind: 'not', part: { kind: 'missing', of: columnOf(time.name) } };
  const hasGaps = time.profile.nullCount > 0;
  return {
    by,
    measure: figure.measure,
    marks: [...figure.marks, ...scope.marks, ...(group?.marks ?? []), ...periodMarks(of, time)],
    columns: [...new Set([time.name, ...figure.columns])],
    where: hasGaps ? all([scope.where, present]) : scope.where,
    scope,
    assumptions: [...figure.assumptions, ...(hasGaps ? [leftOutText(time)] : [])],
    trust: scope.trust * figure.trust,
    along: by.kind === 'period' ? `by ${by.grain}` : `by ${time.name}`,
  };
}

function leftOutText({ name }: SchemaColumn): Assumption {
  return { text: `I left out rows without a ${name}.`, alternatives: [] };
}

function periodOf(
  time: SchemaColumn,
  group: Grouping | undefined,
  said: TimeGrain | undefined,
): Expression | undefined {
  if (!time.isTime) return said === undefined || said === 'year' ? measured(time) : undefined;
  if (group?.by.kind === 'part') return undefined;
  if (group?.grain !== undefined && said !== undefined && group.grain !== said) return undefined;
  const grain = group?.grain ?? said ?? time.profile.time?.grain ?? 'month';
  return { kind: 'period', grain, of: time.name };
}

/** Words for the time itself. */
function periodMarks(of: Parse, time: SchemaColumn): Mark[] {
  return [
    ...cues(of, 'trend'),
    ...cues(of, 'part'),
    ...cues(of, 'grain'),
    ...columnsBeside(of, []).filter(({ column }) => column === time),
  ];
}

interface Figure {
  readonly measure: PlainMeasure;
  readonly marks: readonly Mark[];
  readonly columns: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly trust: number;
  /** The condition that a rate is of. */
  readonly numerator?: Parse['conditions'][number];
}

function figureOf(of: Parse, groups: readonly Grouping[], usual: 'sum' | 'mean'): Figure | undefined {
  const rate = rateOf(of);
  if (rate !== undefined) return rate;
  const [target] = columnsBeside(of, groups).filter(
    ({ column }) => isMeasure(column) && column.flag === undefined,
  );
  const aggregates = cues(of, 'aggregate');
  const counts = cues(of, 'count');
  if (target === undefined) {
    if (counts.length === 0) return undefined;
    return { measure: { kind: 'count' }, marks: counts, columns: [], assumptions: [], trust: 1 };
  }
  const how = aggregates[0]?.cue.how ?? usual;
  const measure: PlainMeasure = { kind: 'aggregate', how, of: measured(target.column) };
  const other = usual === 'sum' ? 'average' : 'total';
  const question = asIfSaid(of, target, `${other} ${target.column.name}`);
  const taken = {
    text: `I took the ${measureLabel(measure)} of each period.`,
    alternatives: [{ label: `${other} ${target.column.name}`, question }],
  };
  return {
    measure,
    marks: [target, ...aggregates, ...(aggregates.length === 0 ? [] : counts)],
    columns: [target.column.name],
    assumptions: aggregates.length > 0 ? [] : [taken],
    trust: trustOfColumns([target]),
  };
}

/** "failure rate": the condition right before the word. */
function rateOf(of: Parse): Figure | undefined {
  for (const cue of cues(of, 'rate')) {
    const numerator = of.conditions.find(
      ({ marks }) => Math.max(...marks.map(({ span }) => span.to)) === cue.span.from,
    );
    if (numerator === undefined) continue;
    const { filter, columns, assumption, trust } = numerator;
    return {
      measure: { kind: 'rate', of: filter, name: rateName(of, cue, numerator) },
      marks: [cue, ...numerator.marks],
      columns: columns.map(({ name }) => name),
      assumptions: assumption === undefined ? [] : [assumption],
      trust,
      numerator,
    };
  }
  return undefined;
}
