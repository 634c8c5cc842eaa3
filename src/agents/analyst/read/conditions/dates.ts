import type { DateMark, Mark } from '../../annotate/mark.ts';
import { columnOf, type Filter, type Operator, type TimePart } from '../../intent.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import type { DateMeaning } from '../../text/dates.ts';
import type { Condition } from './condition.ts';
import { isEvent } from './events.ts';
import { happenedBefore } from './happened.ts';
import { freeMarks, isCue, keep, near, notBefore, type Reader, saidBy } from './reader.ts';
import { recentPeriod } from './recent.ts';

/** "in March", "on 5 May 2024", "after June 2023", "between May and July". */
/** A date of the calendar: what is recent has become a period. */
type Fixed = Exclude<DateMeaning, { kind: 'recent' }>;
type FixedMark = DateMark & { readonly meaning: Fixed };
type RecentMark = DateMark & { readonly meaning: Exclude<DateMeaning, Fixed> };

function isFixed(mark: DateMark): mark is FixedMark {
  return mark.meaning.kind !== 'recent';
}

export function readDates(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'date' || reader.taken.has(mark)) continue;
    const condition = dateCondition(reader, mark);
    if (condition !== undefined) keep(reader, condition);
  }
}

function dateCondition(reader: Reader, mark: DateMark): Condition | undefined {
  const before = reader.marks.filter((other) => other.span.to <= mark.span.from).at(-1);
  const cue = before?.kind === 'cue' && near(reader, before.span.to, mark.span.from, 2) ? before : undefined;
  const column = timeColumn(reader, mark);
  if (column === undefined) return undefined;
  const { meaning } = mark;
  if (meaning.kind === 'recent') return recentCondition(column, mark, meaning, saidBy(reader, mark));
  const fixed = { ...mark, meaning };
  const second = cue?.cue.type === 'between' ? nextDate(reader, mark) : undefined;
  const operator = cue?.cue.type === 'comparator' ? cue.cue.operator : undefined;
  const used = second !== undefined || operator !== undefined ? [cue] : [];
  const marks = [mark, ...column.marks, ...[...used, second].filter((one) => one !== undefined)];
  return {
    filter: dateFilter(column.column, fixed, operator, second),
    marks,
    columns: [column.column],
    text: `${column.column.name} ${dateText(reader, [...used, mark, second])}`,
    adverb: dateText(reader, [...used, mark, second]),
    assumption: undefined,
    trust: 0.97,
  };
}

function recentCondition(
  { column, marks }: { column: SchemaColumn; marks: Mark[] },
  mark: DateMark,
  meaning: RecentMark['meaning'],
  said: string,
): Condition | undefined {
  const recent = recentPeriod(column, meaning, said);
  if (recent === undefined) return undefined;
  const { adverb, assumption } = recent;
  return {
    filter: periodFilter(column, recent.meaning, undefined),
    marks: [mark, ...marks],
    columns: [column],
    text: `${column.name} ${adverb}`,
    adverb,
    assumption,
    trust: 0.97,
  };
}

/** Where weekends and weekdays are both named, the marks of both. */
export function weekSides<M extends Mark>(marks: readonly M[]): M[] {
  const sides = marks.filter((mark) => ['weekend', 'weekday'].includes(partOf(mark) ?? ''));
  const isBoth = ['weekend', 'weekday'].every((part) => sides.some((mark) => partOf(mark) === part));
  return isBoth ? sides : [];
}

function partOf(mark: Mark): TimePart | undefined {
  return mark.kind === 'cue' && mark.cue.type === 'part' ? mark.cue.part : undefined;
}

/** "on weekends", "on weekdays"; "by weekend" groups. */
function weekSideOf(reader: Reader, mark: Mark): 'weekend' | 'weekday' | undefined {
  const before = reader.tokens[mark.span.from - 1]?.word ?? '';
  const [first, last] = [reader.tokens[mark.span.from]?.word, reader.tokens[mark.span.to - 1]?.word];
  if (/^(by|per|each|every|across)$/.test(before) || /^(by|per)$/.test(first ?? '')) return undefined;
  if (partOf(mark) === 'weekend') return 'weekend';
  const isSaid = partOf(mark) === 'weekday' && (last === 'weekdays' || /^(on|during)$/.test(before));
  return isSaid ? 'weekday' : undefined;
}

export function readWeekends(reader: Reader): void {
  const time = reader.schema.columns.find((column) => column.isTime);
  if (weekSides(reader.marks).length > 0) return;
  for (const mark of reader.marks.filter((one) => isCue(one, 'part'))) {
    const said = weekSideOf(reader, mark);
    if (time === undefined || said === undefined || reader.taken.has(mark)) continue;
    const not = notBefore(reader, mark.span.from);
    const side = not.length === 0 ? said : said === 'weekend' ? 'weekday' : 'weekend';
    keep(reader, {
      filter: {
        kind: 'compare',
        left: { kind: 'part', part: 'weekend', of: time.name },
        operator: '=',
        right: side,
      },
      marks: [mark, ...not],
      columns: [time],
      text: `${time.name} on a ${side}`,
      adverb: `on ${side}s`,
      assumption: undefined,
      trust: 1,
    });
  }
}

/** "in March", "between May and July". */
function dateText(reader: Reader, marks: readonly (Mark | undefined)[]): string {
  const present = marks.filter((mark) => mark !== undefined);
  const said = present.map((mark) =>
    reader.tokens
      .slice(mark.span.from, mark.span.to)
      .map(({ text }) => text)
      .join(' '),
  );
  const [first] = present;
  if (first?.kind === 'date' && isFixed(first)) return `${prepositionOf(first.meaning)} ${said.join(' ')}`;
  return said.length > 2 ? `${said[0]} ${said.slice(1).join(' and ')}` : said.join(' ');
}

function prepositionOf(meaning: Fixed): 'in' | 'on' {
  switch (meaning.kind) {
    case 'month':
    case 'quarter':
      return 'in';
    case 'weekday':
    case 'month-day':
      return 'on';
    case 'period':
      return Date.parse(meaning.high) - Date.parse(meaning.low) <= 86_400_000 ? 'on' : 'in';
  }
}

function timeColumn(reader: Reader, mark: DateMark): { column: SchemaColumn; marks: Mark[] } | undefined {
  const named = freeMarks(reader).filter((other) => other.kind === 'column' && other.column.isTime);
  const before = named.filter((other) => near(reader, other.span.to, mark.span.from, 5)).at(-1);
  if (before?.kind === 'column') return { column: before.column, marks: [before] };
  const [event, other] = named.filter((one) => one.kind === 'column' && isEvent(one, reader.tokens));
  if (event?.kind === 'column' && other === undefined) return { column: event.column, marks: [event] };
  const column = happenedBefore(reader, mark.span.from) ?? reader.schema.columns.find((one) => one.isTime);
  return column === undefined ? undefined : { column, marks: [] };
}

function nextDate(reader: Reader, mark: DateMark): FixedMark | undefined {
  return reader.marks.find(
    (other): other is FixedMark =>
      other.kind === 'date' &&
      isFixed(other) &&
      near(reader, mark.span.to, other.span.from, 2) &&
      other.span.from >= mark.span.to,
  );
}

function dateFilter(
  column: SchemaColumn,
  mark: FixedMark,
  operator: Operator | undefined,
  second: FixedMark | undefined,
): Filter {
  const { meaning } = mark;
  if (second !== undefined) return spanFilter(column, meaning, second.meaning);
  switch (meaning.kind) {
    case 'period':
      return periodFilter(column, meaning, operator);
    case 'month':
      return partFilter(column, 'month', operator ?? '=', meaning.month);
    case 'quarter':
      return partFilter(column, 'quarter', operator ?? '=', meaning.quarter);
    case 'weekday':
      return partFilter(column, 'weekday', operator ?? '=', meaning.weekday);
    case 'month-day': {
      const parts = [
        partFilter(column, 'month', '=', meaning.month),
        partFilter(column, 'day', '=', meaning.day),
      ];
      return { kind: 'and', parts };
    }
  }
}

function partFilter(column: SchemaColumn, part: TimePart, operator: Operator, right: number): Filter {
  return { kind: 'compare', left: { kind: 'part', part, of: column.name }, operator, right };
}

function periodFilter(
  column: SchemaColumn,
  { low, high }: Extract<DateMeaning, { kind: 'period' }>,
  operator: Operator | undefined,
): Filter {
  const left = columnOf(column.name);
  switch (operator) {
    case undefined:
    case '=':
      return { kind: 'within', left, low, high };
    case '<>':
      return { kind: 'not', part: { kind: 'within', left, low, high } };
    case '<':
      return { kind: 'compare', left, operator, right: low };
    case '>=':
      return { kind: 'compare', left, operator, right: low };
    case '<=':
      return { kind: 'compare', left, operator: '<', right: high };
    case '>':
      return { kind: 'compare', left, operator: '>=', right: high };
  }
}

function spanFilter(column: SchemaColumn, from: Fixed, to: Fixed): Filter {
  if (from.kind === 'period' && to.kind === 'period') {
    return { kind: 'within', left: columnOf(column.name), low: from.low, high: to.high };
  }
  const [low, high] = [monthOf(from), monthOf(to)];
  return { kind: 'between', left: { kind: 'part', part: 'month', of: column.name }, low, high };
}

function monthOf(meaning: Fixed): number {
  switch (meaning.kind) {
    case 'month':
    case 'month-day':
      return meaning.month;
    case 'period':
      return Number(meaning.low.slice(5, 7));
    case 'weekday':
      return meaning.weekday;
    case 'quarter':
      return 3 * meaning.quarter - 2;
  }
}
