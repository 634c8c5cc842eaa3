import type { Assumption } from '../../../core/answer.ts';
import { type ColumnMark, isNounOfRow, type Mark, type NumberMark } from '../annotate/mark.ts';
import type { AnswerShape } from '../compose/query-ask.ts';
import type { Expression, TimeGrain, TimePart } from '../intent.ts';
import { participles } from '../lexicon/plain-words.ts';
import { weekSides } from '../read/conditions/dates.ts';
import { asIfSaid } from '../read/conditions/reader.ts';
import { type CueOf, cues, freeColumns, isNear, isYesNo, type Parse } from '../read/parse.ts';
import { isMeasure, type Schema, type SchemaColumn, shown } from '../schema/schema.ts';

/** How many are wished for: "top 5", "the 3 cheapest". */
export function limitOf(of: Parse): NumberMark | undefined {
  return of.free.find(
    (mark): mark is NumberMark => mark.kind === 'number' && !mark.number.ordinal && isCountable(mark),
  );
}

export function ordinalOf(of: Parse): NumberMark | undefined {
  return of.free.find((mark): mark is NumberMark => mark.kind === 'number' && mark.number.ordinal);
}

function isCountable(mark: NumberMark): boolean {
  return Number.isInteger(mark.number.value) && mark.number.value > 0 && mark.number.value <= 1000;
}

/** A dimension of a grouping, with the marks that ask for it. */
export interface Grouping {
  readonly by: Expression;
  readonly column: SchemaColumn;
  readonly marks: readonly Mark[];
  readonly grain?: TimeGrain;
  /** Token indexes that ask for it beside the marks. */
  readonly words?: readonly number[];
  readonly assumption?: Assumption;
}

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
    if (mark !== undefined) found.push(groupingOf(mark, [cue]), ...joinedGroups(of, mark, columns));
  }
  return withoutRepeats(withJoined(of, [...found, ...timeGroupings(of, found)]));
}

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

export function groupingOf(mark: ColumnMark, marks: readonly Mark[]): Grouping {
  return { by: shown(mark.column), column: mark.column, marks: [mark, ...marks] };
}

function timeGroupings(of: Parse, found: readonly Grouping[]): Grouping[] {
  const time = of.schema.columns.find((column) => column.isTime);
  const used = new Set(found.flatMap(({ marks }) => marks));
  const grains = cues(of, 'grain').filter((mark) => !used.has(mark));
  const groups = cues(of, 'group');
  const parts = cues(of, 'part').filter(
    (part) =>
      groupWords.test(of.tokens[part.span.from]?.word ?? '') ||
      groups.some((cue) => isNear(of.tokens, cue.span.to, part.span.from, 1)),
  );
  return [
    ...weekendGrouping(of, time),
    ...grains.flatMap((mark) => grainGrouping(of.schema, time, mark)),
    ...parts.flatMap((mark): Grouping[] => {
      const group = groups.filter((cue) => isNear(of.tokens, cue.span.to, mark.span.from, 1));
      if (time === undefined) return [];
      const by: Expression = { kind: 'part', part: shownPart(mark.cue.part), of: time.name };
      return [{ by, column: time, marks: [mark, ...group] }];
    }),
  ];
}

const groupWords = /^(by|per|each|every|for|across)$/;

/** "which hour", "what weekday": the part of time asked for, where it is not what rows are filtered by. */
export function askedPart(of: Parse): Grouping | undefined {
  const time = of.schema.columns.find((column) => column.isTime);
  const asked = cues(of, 'wh').filter(({ cue }) => cue.word === 'which' || cue.word === 'what');
  const part = cues(of, 'part').find((mark) => asked.some(({ span }) => span.to === mark.span.from));
  if (time === undefined || part === undefined) return undefined;
  const by: Expression = { kind: 'part', part: shownPart(part.cue.part), of: time.name };
  return { by, column: time, marks: [part] };
}

/** "which day", "what date": one day of the calendar, since a day of the week is called so. */
export function askedDay(of: Parse): Grouping | undefined {
  const time = of.schema.columns.find((column) => column.isTime);
  const [first] = cues(of, 'wh').filter(({ cue }) => /^(which|what|when)$/.test(cue.word));
  const day = of.tokens.find(
    ({ word, index }) =>
      /^(day|date)$/.test(word) &&
      first !== undefined &&
      first.span.from < index &&
      index <= first.span.to &&
      !of.marks.some((mark) => mark !== first && mark.span.from <= index && index < mark.span.to),
  );
  if (time === undefined || first === undefined || day === undefined) return undefined;
  return {
    by: { kind: 'period', grain: 'day', of: time.name },
    column: time,
    marks: first.cue.word === 'when' ? [first] : [],
    grain: 'day',
    words: [day.index],
    assumption: calendarDay(of, day.index),
  };
}

/** Which of the two a day was taken for. */
export function calendarDay(of: Parse, index: number): Assumption {
  const question = asIfSaid(of, { span: { from: index, to: index + 1 } }, 'day of the week');
  return {
    text: `I took “${of.tokens[index]?.text ?? 'day'}” as a date of the calendar.`,
    alternatives: [{ label: 'day of the week', question }],
  };
}

/** "differ by bank", "vary across states": groups are asked for by the verb. */
export function differWords(of: Parse): number[] {
  return of.tokens
    .filter(({ word }) => /^(differs?|differed|var(y|ies|ied)|depends?|depended|between|on)$/.test(word))
    .map(({ index }) => index);
}

/** "is it higher on weekends than on weekdays": which of the two, or whether the first. */
export function weekComparison(
  of: Parse,
  groups: readonly Grouping[],
): { shape: AnswerShape; marks: readonly Mark[]; isVerdict: boolean } | undefined {
  const [cue] = cues(of, 'comparative');
  const [first, second] = weekSides(cues(of, 'part'));
  const isOfWeek = groups.length === 1 && groups[0]?.by.kind === 'part' && groups[0].by.part === 'weekend';
  if (cue === undefined || first === undefined || second === undefined || !isOfWeek) return undefined;
  const isVerdict = isYesNo(of);
  const asked = isVerdict ? 'verdict' : 'choice';
  const labels = [first.cue.part, second.cue.part] as const;
  return { shape: { kind: 'sides', asked, labels, greater: cue.cue.greater }, marks: [cue], isVerdict };
}

/** Groups are named as people name them. */
export function shownPart(part: TimePart): TimePart {
  if (part === 'weekday') return 'weekday-name';
  return part === 'month' ? 'month-name' : part;
}

/** "weekend vs weekday", "on weekends or on weekdays": the two parts of a week side by side. */
function weekendGrouping(of: Parse, time: SchemaColumn | undefined): Grouping[] {
  const sides = weekSides(cues(of, 'part'));
  if (time === undefined || sides.length === 0) return [];
  const by: Expression = { kind: 'part', part: 'weekend', of: time.name };
  const [first, last] = [sides[0], sides.at(-1)];
  const between = [...cues(of, 'compare'), ...cues(of, 'or'), ...cues(of, 'group')].filter(
    ({ span }) => span.to >= (first?.span.from ?? 0) && span.from <= (last?.span.to ?? 0),
  );
  return [{ by, column: time, marks: [...sides, ...between, ...cues(of, 'difference')] }];
}

function grainGrouping(
  schema: Schema,
  time: SchemaColumn | undefined,
  mark: Mark & { readonly cue: { readonly grain: TimeGrain } },
): Grouping[] {
  const { grain } = mark.cue;
  const named = schema.columns.find((column) => column.words.some(({ stem }) => stem === grain));
  if (named !== undefined) return [{ by: shown(named), column: named, marks: [mark] }];
  if (time === undefined) return [];
  if (grain === 'hour')
    return [{ by: { kind: 'part', part: 'hour', of: time.name }, column: time, marks: [mark] }];
  return [{ by: { kind: 'period', grain, of: time.name }, column: time, marks: [mark], grain }];
}

/** Free columns that no grouping has. */
export function columnsBeside(of: Parse, groups: readonly Grouping[]): ColumnMark[] {
  const used = new Set(groups.flatMap(({ marks }) => marks));
  return freeColumns(of).filter((mark) => !used.has(mark));
}

export function measures(marks: readonly ColumnMark[]): ColumnMark[] {
  return marks.filter(
    (mark) => isMeasure(mark.column) || (mark.column.number !== undefined && !mark.column.isYear),
  );
}

export function dimensionsOf(schema: Schema): SchemaColumn[] {
  return schema.columns.filter(
    (column) =>
      column.words.length > 0 &&
      column.isText &&
      column.number === undefined &&
      column.profile.distinctCount >= 2 &&
      column.profile.distinctCount <= 50,
  );
}

export function measuresOf(schema: Schema): SchemaColumn[] {
  return schema.columns.filter(
    (column) => isMeasure(column) && column.flag === undefined && column.words.length > 0,
  );
}

export function trustOfColumns(marks: readonly (ColumnMark | undefined)[]): number {
  return marks.reduce((product, mark) => product * (mark === undefined ? 1 : trustOfColumn(mark)), 1);
}

export function trustOfColumn(mark: ColumnMark): number {
  const likely = mark.rivals.length > 0 && mark.isLoose ? 0.75 : 1;
  return likely * (0.65 + 0.35 * mark.score);
}

/** A person is asked for, a place, a time: the column that could say so. */
export function columnForQuestionWord(of: Parse): { column: SchemaColumn; trust: number } | undefined {
  const word = cues(of, 'wh')[0]?.cue.word;
  const { schema } = of;
  if (word === 'when') {
    const asksDay = of.tokens.some(({ word }) => /^(date|day)$/.test(word));
    const found =
      (asksDay
        ? (schema.columns.find(({ isTime }) => isTime) ?? named(schema, /^(date|day)$/))
        : undefined) ??
      schema.columns.find((column) => column.isTime || column.isYear) ??
      named(schema, /^(date|year|season|day|time|month)$/);
    return found === undefined ? undefined : { column: found, trust: 0.9 };
  }
  if (word === 'where') {
    const found = named(
      schema,
      /^(location|venue|place|city|site|stadium|country|region|address|track|circuit|state)$/,
    );
    return found === undefined ? undefined : { column: found, trust: 0.9 };
  }
  if (word === 'who') {
    const found =
      schema.columns.find((column) => column.profile.semanticType === 'person-name') ??
      named(
        schema,
        /^(player|driver|winner|person|artist|actor|candidate|author|writer|director|coach|athlete|champion|rider|president|member|employee)$/,
      ) ??
      named(schema, /^(name|team|opponent)$/);
    if (found !== undefined) return { column: found, trust: 0.9 };
    return schema.entity === undefined ? undefined : { column: schema.entity, trust: 0.75 };
  }
  return schema.entity === undefined ? undefined : { column: schema.entity, trust: 0.8 };
}

function named(schema: Schema, pattern: RegExp): SchemaColumn | undefined {
  return schema.columns.find(
    (column) => column.isText && column.words.some(({ stem }) => pattern.test(stem)),
  );
}
