import { type ColumnMark, isNounOfRow, type Mark } from '../../annotate/mark.ts';
import type { Expression } from '../../intent.ts';
import { participles } from '../../lexicon/plain-words.ts';
import { type CueOf, cues, freeColumns, isNear, type Parse } from '../../read/parse.ts';
import { isMeasure } from '../../schema/schema.ts';
import { type Grouping, groupingOf } from './grouping.ts';
import { shownPart, timeGroupings } from './time-groupings.ts';

/** "by bank", "for each gender", "per month". */
export function groupings(of: Parse): Grouping[] {
  const columns = freeColumns(of);
  const found: Grouping[] = [];
  for (const cue of cues(of, 'group')) {
    const mark = columns.find(
      (column) =>
        isNear(of.tokens, behindNouns(of, cue.span.to), column.span.from, 3) ||
        isBehindModifier(of, cue.span.to, column),
    );
    if (mark !== undefined && isByAgent(of, cue, mark)) continue;
    if (mark !== undefined)
      found.push(periodOf(of, mark, cue) ?? groupingOf(mark, [cue]), ...joinedGroups(of, mark, columns));
  }
  return withoutRepeats(withJoined(of, [...found, ...timeGroupings(of, found)]));
}

/** "by hire year", "per order month": periods of that time. */
function periodOf(of: Parse, mark: ColumnMark, cue: Mark): Grouping | undefined {
  const next = of.tokens[mark.span.to];
  const grain = grains.find((one) => one === next?.word);
  if (!mark.column.isTime || grain === undefined || next === undefined) return undefined;
  const also = of.free.filter((one) => one.kind === 'cue' && one.span.from === next.index);
  const by: Expression = { kind: 'period', grain, of: mark.column.name };
  return { by, column: mark.column, marks: [mark, cue, ...also], grain, words: [next.index] };
}

const grains = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

/** "by bank and month", "by month and network": what is joined to the last group by "and" or a comma groups too. */
function withJoined(of: Parse, groups: readonly Grouping[]): Grouping[] {
  const ends = groups.flatMap(({ marks }) => marks.map(({ span }) => span.to));
  const end = Math.max(...ends);
  const next = of.free.find(({ span }) => span.from >= end);
  const used = groups.flatMap(({ marks }) => marks);
  if (groups.length === 0 || next === undefined || used.includes(next)) return [...groups];
  const between = of.tokens.slice(end, next.span.from);
  const isJoined =
    between.length === 0 ? of.tokens[end]?.afterBreak === true : between.every(({ word }) => word === 'and');
  const joined = isJoined ? groupingOfMark(of, next) : undefined;
  return joined === undefined ? [...groups] : withJoined(of, [...groups, joined]);
}

function groupingOfMark(of: Parse, mark: Mark): Grouping | undefined {
  if (mark.kind === 'column')
    return canGroup(mark) && !isNounOfRow(mark, of.schema) ? groupingOf(mark, []) : undefined;
  const time = of.schema.columns.find((column) => column.isTime);
  if (mark.kind !== 'cue' || mark.cue.type !== 'part' || time === undefined) return undefined;
  const { part } = mark.cue;
  const by: Expression =
    part === 'month' || part === 'quarter' || part === 'year'
      ? { kind: 'period', grain: part, of: time.name }
      : { kind: 'part', part: shownPart(part), of: time.name };
  return { by, column: time, marks: [mark], ...(by.kind === 'period' ? { grain: by.grain } : {}) };
}

/** "each ticket class": one unknown word before the name. */
function isBehindModifier(of: Parse, from: number, { span }: ColumnMark): boolean {
  const isFree = (index: number): boolean =>
    !of.marks.some((mark) => mark.span.from <= index && index < mark.span.to);
  return span.from === from + 1 && isFree(from) && isNear(of.tokens, from + 1, span.from, 0);
}

/** "the damage caused by storms in each year": whoever did it, where another grouping is said plainly. */
function isByAgent(of: Parse, cue: CueOf<'group'>, mark: ColumnMark): boolean {
  const isOther = cues(of, 'group').some(
    (other) => other !== cue && of.tokens[other.span.from]?.word !== 'by',
  );
  const before = of.tokens[cue.span.from - 1]?.word ?? '';
  return (
    isOther &&
    mark.isLoose &&
    of.tokens[cue.span.from]?.word === 'by' &&
    (/[a-z]{2}ed$/.test(before) || participles.has(before))
  );
}

/** "for each passenger class": past the noun for a row. */
function behindNouns(of: Parse, from: number): number {
  const noun = of.free.find(
    (mark) => mark.kind === 'column' && mark.span.from === from && isNounOfRow(mark, of.schema),
  );
  const next = noun === undefined ? undefined : of.marks.find(({ span }) => span.from === noun.span.to);
  return noun !== undefined && next?.kind === 'column' ? noun.span.to : from;
}

/** "by age group and device", "by bank, device": categories joined to one that groups. */
function joinedGroups(of: Parse, first: ColumnMark, columns: readonly ColumnMark[]): Grouping[] {
  const next = columns.find((mark) => mark.span.from >= first.span.to);
  if (next === undefined || !canGroup(next)) return [];
  const between = of.tokens.slice(first.span.to, next.span.from);
  const isJoined =
    between.length === 0
      ? of.tokens[next.span.from]?.afterBreak === true
      : between.some(({ word }) => word === 'and') &&
        between.every(({ word }) => /^(and|by|the)$/.test(word));
  return isJoined ? [groupingOf(next, []), ...joinedGroups(of, next, columns)] : [];
}

const mostGroups = 100;

/** A category, or a whole number of few values. */
function canGroup({ column }: ColumnMark): boolean {
  const { kind, distinctCount } = column.profile;
  if (column.isTime) return false;
  return !isMeasure(column) || ((column.isText || kind === 'integer') && distinctCount <= mostGroups);
}

/** A column said twice groups once. */
function withoutRepeats(groups: readonly Grouping[]): Grouping[] {
  return groups.flatMap((group, at) => {
    const first = groups.findIndex(({ column, by }) => column === group.column && by.kind === group.by.kind);
    if (first < at) return [];
    const again = groups
      .slice(at + 1)
      .filter(({ column, by }) => column === group.column && by.kind === group.by.kind);
    return [{ ...group, marks: [...group.marks, ...again.flatMap(({ marks }) => marks)] }];
  });
}

/** Free columns that no grouping has. */
export function columnsBeside(of: Parse, groups: readonly Grouping[]): ColumnMark[] {
  const used = new Set(groups.flatMap(({ marks }) => marks));
  return freeColumns(of).filter((mark) => !used.has(mark));
}
