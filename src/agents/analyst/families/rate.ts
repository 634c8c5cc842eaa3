import type { Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Measure } from '../intent.ts';
import { stopWords } from '../lexicon/plain-words.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { type CueOf, cues, type Parse, unexplained } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isMeasure, shown } from '../schema/schema.ts';
import { labelOf } from '../sql/label.ts';
import { cellText } from '../text/cell-text.ts';
import { orderOfGroups } from './order.ts';
import { asProperty, rateName } from './rate-name.ts';
import { askedDay, askedPart } from './shared/asked-time.ts';
import { dimensionsOf, trustOfColumns } from './shared/columns.ts';
import { differWords, weekComparison } from './shared/comparing.ts';
import { type Grouping, groupingOf } from './shared/grouping.ts';
import { columnsBeside, groupings } from './shared/groupings.ts';
import { limitOf } from './shared/limits.ts';

/** "failure rate by age group", "what share of orders is returned", "which bank has the highest fraud rate". */
export const rate: Family = {
  name: 'rate',
  about: 'a rate or share: the part of the rows that have some value, overall or by group',
  examples: (schema) => {
    const [status, dimension] = [...dimensionsOf(schema)].sort(
      (a, b) => a.profile.distinctCount - b.profile.distinctCount,
    );
    const value = status?.profile.topValues.findLast(({ value: one }) => isTelling(cellText(one)))?.value;
    if (status === undefined || value === undefined) return [];
    return [
      `What percentage of rows has ${status.name} ${cellText(value)}?`,
      ...(dimension === undefined
        ? []
        : [`Which ${dimension.name} has the highest ${cellText(value)} rate?`]),
    ];
  },
  read: (of) => {
    const [cue] = cues(of, 'rate');
    if (cue === undefined || isOfUnknown(of, cue)) return [];
    const numerator = numeratorOf(of, cue);
    return numerator === undefined ? shares(of, cue) : [rateReading(of, cue, numerator)];
  },
};

/** A value that can be said as a word of its own: not "no". */
function isTelling(value: string): boolean {
  return value.length > 2 && !stopWords.has(value.toLowerCase());
}

/** "churn rate" where nothing is known of churn: no other rate will do. */
function isOfUnknown(of: Parse, cue: Mark): boolean {
  return unexplained(of).some(({ index }) => index === cue.span.from - 1);
}

/** What the rate is of: the condition right before the word ("failure rate"), else the last one after it. */
function numeratorOf(of: Parse, cue: Mark): Condition | undefined {
  const start = (condition: Condition): number => Math.min(...condition.marks.map(({ span }) => span.from));
  const end = (condition: Condition): number => Math.max(...condition.marks.map(({ span }) => span.to));
  const before = of.conditions.find((condition) => end(condition) === cue.span.from);
  const after = [...of.conditions]
    .filter((condition) => start(condition) >= cue.span.to)
    .sort((a, b) => start(b) - start(a));
  const [last] = after;
  if (before !== undefined || last === undefined) return before ?? of.conditions[0];
  return joinedBefore(of, last, after.slice(1));
}

/** "that are urgent and came by phone": both make the part; "of urgent tickets that …" only says of which rows. */
function joinedBefore(of: Parse, last: Condition, others: readonly Condition[]): Condition {
  const from = Math.min(...last.marks.map(({ span }) => span.from));
  const next = others.find(({ marks }) => {
    const to = Math.max(...marks.map(({ span }) => span.to));
    const between = of.tokens.slice(to, from).map(({ word }) => word);
    return between.length <= 4 && between.some((word) => /^(and|but)$/.test(word));
  });
  if (next === undefined) return last;
  const both: Condition = {
    filter: { kind: 'and', parts: [next.filter, last.filter] },
    marks: [...next.marks, ...last.marks],
    columns: [...next.columns, ...last.columns],
    text: `${next.text} and ${last.text}`,
    assumption: last.assumption ?? next.assumption,
    trust: next.trust * last.trust,
    joins: [...(next.joins ?? [next]), ...(last.joins ?? [last])],
  };
  return joinedBefore(
    of,
    both,
    others.filter((one) => one !== next),
  );
}

function rateReading(of: Parse, cue: CueOf<'rate'>, numerator: Condition): Reading {
  const scope = scopeOf(
    of.conditions.filter(
      (condition) => condition !== numerator && numerator.joins?.includes(condition) !== true,
    ),
  );
  const sup = cues(of, 'superlative')[0];
  const asked = groupings(of);
  const part =
    asked.length > 0 ? undefined : (askedPart(of) ?? (sup === undefined ? undefined : askedDay(of)));
  const groups = [...asked, ...overTime(of), ...(part === undefined ? [] : [part])];
  const beside = columnsBeside(of, groups).filter((mark) => !isMeasure(mark.column));
  const [target] = groups.length === 0 && (sup !== undefined || beside.length > 0) ? beside : [];
  if (target !== undefined) groups.push(groupingOf(target, []));
  const measure: Measure = { kind: 'rate', of: numerator.filter, name: rateName(of, cue, numerator) };
  const by = groups.map((group) => group.by);
  const names = groups.map(({ column }) => column.name);
  const limit = limitOf(of);
  const isRanked = sup !== undefined && groups.length > 0;
  const week = weekComparison(of, groups);
  const grouped = groups.map((group) => labelOf(group.by)).join(' and ');
  return {
    isVerdict: week?.isVerdict ?? (groups.length > 0 && differWords(of).length > 0),
    words: [...(groups.length > 0 ? differWords(of) : []), ...groups.flatMap(({ words = [] }) => words)],
    marks: [
      cue,
      ...numerator.marks,
      ...(week?.marks ?? []),
      ...scope.marks,
      ...groups.flatMap(({ marks }) => marks),
      ...(sup === undefined || groups.length === 0 ? [] : [sup]),
      ...(limit === undefined ? [] : [limit]),
    ],
    trust: scope.trust * numerator.trust * trustOfColumns(target === undefined ? [] : [target]),
    task: queryTask(of, {
      intent: {
        kind: 'groups',
        table: of.schema.table,
        by,
        measures:
          groups.length === 0
            ? [
                measure,
                { kind: 'count-where', of: numerator.filter, name: asProperty(numerator) },
                { kind: 'count' },
              ]
            : [measure, { kind: 'count' }],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order:
          sup === undefined
            ? orderOfGroups(of, by)
            : [{ by: 'measure', index: 0, descending: sup.cue.descending }],
        ...(limit === undefined ? {} : { limit: limit.number.value }),
      },
      shape:
        week?.shape ??
        (groups.length === 0
          ? { kind: 'value' }
          : { kind: 'groups', asked: isRanked ? (limit === undefined ? 'first' : 'several') : 'all' }),
      scope,
      what: `share of rows with ${asProperty(numerator)}${grouped === '' ? '' : ` by ${grouped}`}`,
      columns: [...numerator.columns.map(({ name }) => name), ...names],
      assumptions: [numerator, ...groups].flatMap(({ assumption }) =>
        assumption === undefined ? [] : [assumption],
      ),
    }),
  };
}

/** "how did the failure rate change over time". */
function overTime(of: Parse): Grouping[] {
  const [cue] = cues(of, 'trend');
  const time = of.schema.columns.find((column) => column.isTime);
  if (cue === undefined || time === undefined || groupings(of).length > 0) return [];
  const grain = time.profile.time?.grain ?? 'month';
  return [{ by: { kind: 'period', grain, of: time.name }, column: time, marks: [cue], grain }];
}

/** "share of each category". */
function shares(of: Parse, cue: CueOf<'rate'>): Reading[] {
  const groups = [...groupings(of)];
  const columns = columnsBeside(of, groups);
  const measureMark = columns.find((mark) => isMeasure(mark.column) && mark.column.flag === undefined);
  const [target] = columns.filter((mark) => mark !== measureMark);
  if (groups.length === 0 && target !== undefined) groups.push(groupingOf(target, []));
  if (groups.length === 0) return [];
  const by = groups.map((group) => group.by);
  const names = groups.map(({ column }) => column.name);
  const measure: Measure =
    measureMark === undefined ? { kind: 'share' } : { kind: 'share', of: shown(measureMark.column) };
  const isDrawn = of.presentation.chart !== undefined;
  return [
    {
      marks: [
        cue,
        ...groups.flatMap(({ marks }) => marks),
        ...(measureMark === undefined ? [] : [measureMark]),
        ...cues(of, 'count'),
      ],
      trust: trustOfColumns([target, measureMark]) * 0.95,
      task: queryTask(of, {
        intent: {
          kind: 'groups',
          table: of.schema.table,
          by,
          measures: isDrawn ? [{ kind: 'count' }] : [measure, { kind: 'count' }],
          order: orderOfGroups(of, by),
        },
        shape: { kind: 'groups', asked: 'all' },
        scope: scopeOf([]),
        what: `share of ${measureMark?.column.name ?? 'rows'} by ${names.join(' and ')}`,
        columns: names,
      }),
    },
  ];
}
