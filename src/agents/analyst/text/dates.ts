import { readNumbers } from './numbers.ts';
import type { Span, Token } from './tokens.ts';

/** A day, month, quarter or year in a question. */
export interface DateSpan {
  readonly span: Span;
  readonly meaning: DateMeaning;
}

export type DateMeaning =
  /** From `low`, before `high` (ISO days). */
  | { readonly kind: 'period'; readonly low: string; readonly high: string }
  /** A month, quarter or weekday of any year; 1 is January, Monday. */
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'quarter'; readonly quarter: number }
  | { readonly kind: 'month-day'; readonly month: number; readonly day: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** So many periods back from the end of the data, or the one that it lies in. */
  | {
      readonly kind: 'recent';
      readonly grain: 'day' | 'week' | 'month' | 'quarter' | 'year';
      readonly count: number;
      readonly isThis: boolean;
    };

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Every date of a question, left to right. */
export function readDates(tokens: readonly Token[]): DateSpan[] {
  const found: DateSpan[] = [];
  let at = 0;
  while (at < tokens.length) {
    const date = readers.map((read) => read(tokens, at)).find((one) => one !== undefined);
    if (date !== undefined) found.push(date);
    at = date?.span.to ?? at + 1;
  }
  return found;
}

type Reader = (tokens: readonly Token[], at: number) => DateSpan | undefined;

const readers: readonly Reader[] = [
  recentAt,
  isoAt,
  slashedAt,
  monthFirstAt,
  dayFirstAt,
  quarterAt,
  weekdayAt,
];

const grains = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** "last month", "the past 7 days", "this year"; "growth from last month" is of two periods. */
function recentAt(tokens: readonly Token[], from: number): DateSpan | undefined {
  const at = tokens[from]?.word === 'the' ? from + 1 : from;
  const word = tokens[at]?.word ?? '';
  const isThis = /^(this|current)$/.test(word);
  if (!isThis && !/^(last|past)$/.test(word)) return undefined;
  if (/^(from|than|vs|versus|to|against|over|with)$/.test(tokens[from - 1]?.word ?? '')) return undefined;
  const many = isThis ? undefined : countAt(tokens, at + 1);
  const to = at + (many === undefined ? 1 : 2);
  const unit = tokens[to]?.word ?? '';
  const grain = grains.find((one) => unit === (many === undefined || many === 1 ? one : `${one}s`));
  if (grain === undefined || isPartOfName(tokens, to)) return undefined;
  return { span: { from, to: to + 1 }, meaning: { kind: 'recent', grain, count: many ?? 1, isThis } };
}

/** "the last day of March", "the last year that it rained". */
function isPartOfName(tokens: readonly Token[], at: number): boolean {
  return /^(of|in|with|that|where|when)$/.test(tokens[at + 1]?.word ?? '');
}

function countAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  const [number] = token === undefined ? [] : readNumbers([{ ...token, index: 0 }]);
  if (number === undefined || number.ordinal) return undefined;
  return Number.isInteger(number.value) && number.value > 0 && number.value <= 1000
    ? number.value
    : undefined;
}

function isoAt(tokens: readonly Token[], at: number): DateSpan | undefined {
  const [year, month, day] = [
    numberAt(tokens, at, 4),
    numberAt(tokens, at + 1, 2),
    numberAt(tokens, at + 2, 2),
  ];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (tokens[at]?.end !== (tokens[at + 1]?.start ?? 0) - 1) return undefined;
  return dayOf(year, month, day, { from: at, to: at + 3 });
}

/** Month first, unless the first number cannot be one. */
function slashedAt(tokens: readonly Token[], at: number): DateSpan | undefined {
  if (tokens[at + 1]?.word !== '/' || tokens[at + 3]?.word !== '/') return undefined;
  const [first, second, year] = [numberAt(tokens, at), numberAt(tokens, at + 2), numberAt(tokens, at + 4)];
  if (first === undefined || second === undefined || year === undefined) return undefined;
  const full = year < 100 ? year + (year < 50 ? 2000 : 1900) : year;
  const span = { from: at, to: at + 5 };
  return first > 12 ? dayOf(full, second, first, span) : dayOf(full, first, second, span);
}

/** "March 5, 2024", "March 2024", "March 5", "in March". */
function monthFirstAt(tokens: readonly Token[], at: number): DateSpan | undefined {
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  const day = numberAt(tokens, at + 1, 2);
  const year = numberAt(tokens, at + (day === undefined ? 1 : 2), 4);
  if (day !== undefined && year !== undefined) return dayOf(year, month, day, { from: at, to: at + 3 });
  if (day !== undefined) return monthDay(month, day, { from: at, to: at + 2 });
  if (year !== undefined) return monthOf(year, month, { from: at, to: at + 2 });
  return isMonthAlone(tokens, at)
    ? { span: { from: at, to: at + 1 }, meaning: { kind: 'month', month } }
    : undefined;
}

function monthDay(month: number, day: number, span: Span): DateSpan {
  return { span, meaning: { kind: 'month-day', month, day } };
}

/** "may" and "march" are months only behind a small word of time. */
function isMonthAlone(tokens: readonly Token[], at: number): boolean {
  if (!/^(may|march|mar|sun|dec)$/.test(tokens[at]?.word ?? '')) return true;
  return /^(in|during|of|since|until|before|after|between|and|by|from|to|for)$/.test(
    tokens[at - 1]?.word ?? '',
  );
}

/** "5 March 2024", "5th of March". */
function dayFirstAt(tokens: readonly Token[], at: number): DateSpan | undefined {
  const day = numberAt(tokens, at, 2);
  const gap = tokens[at + 1]?.word === 'of' ? 1 : 0;
  const month = monthAt(tokens, at + 1 + gap);
  if (day === undefined || month === undefined) return undefined;
  const year = numberAt(tokens, at + 2 + gap, 4);
  const span = { from: at, to: at + 2 + gap + (year === undefined ? 0 : 1) };
  return year === undefined ? monthDay(month, day, span) : dayOf(year, month, day, span);
}

/** "Q3 2024", "in Q3"; beside percentiles a quartile. */
function quarterAt(tokens: readonly Token[], at: number): DateSpan | undefined {
  const quarter = /^q([1-4])$/.exec(tokens[at]?.word ?? '')?.[1];
  const year = numberAt(tokens, at + 1, 4);
  if (quarter === undefined) return undefined;
  if (year === undefined)
    return isQuartile(tokens, at)
      ? undefined
      : { span: { from: at, to: at + 1 }, meaning: { kind: 'quarter', quarter: Number(quarter) } };
  const month = 3 * Number(quarter) - 2;
  return period(iso(year, month, 1), iso(year, month + 3, 1), { from: at, to: at + 2 });
}

/** "Q1, median and Q3 of …"; "the median in Q3" is of a quarter. */
function isQuartile(tokens: readonly Token[], at: number): boolean {
  if (/^(in|during|for|since|until|by)$/.test(tokens[at - 1]?.word ?? '')) return false;
  return tokens.some(({ word }) =>
    /^(quartiles?|percentiles?|quantiles?|iqr|interquartile|median|outliers?)$/.test(word),
  );
}

function weekdayAt(tokens: readonly Token[], at: number): DateSpan | undefined {
  const word = (tokens[at]?.word ?? '').replace(/s$/, '');
  const weekday = weekdays.indexOf(word) + 1;
  return weekday === 0
    ? undefined
    : { span: { from: at, to: at + 1 }, meaning: { kind: 'weekday', weekday } };
}

function monthAt(tokens: readonly Token[], at: number): number | undefined {
  const word = (tokens[at]?.word ?? '').replace(/^sept$/, 'sep');
  if (word.length < 3) return undefined;
  const index = months.findIndex((month) => month === word || month.slice(0, 3) === word);
  return index < 0 ? undefined : index + 1;
}

function numberAt(tokens: readonly Token[], at: number, digits?: number): number | undefined {
  const match = /^(\d{1,4})(st|nd|rd|th)?$/.exec(tokens[at]?.word ?? '')?.[1];
  if (match === undefined || (digits === 4 && match.length !== 4) || (digits === 2 && match.length > 2))
    return undefined;
  return Number(match);
}

function dayOf(year: number, month: number, day: number, span: Span): DateSpan | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return period(iso(year, month, day), iso(year, month, day + 1), span);
}

function monthOf(year: number, month: number, span: Span): DateSpan {
  return period(iso(year, month, 1), iso(year, month + 1, 1), span);
}

function period(low: string, high: string, span: Span): DateSpan {
  return { span, meaning: { kind: 'period', low, high } };
}

/** Months and days past the end run over into the next. */
function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
