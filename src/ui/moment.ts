import { readersLocale } from './language/readers-locale.ts';

export type Grain = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const isoMoment = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/;

/** UTC milliseconds of ISO text as cells hold it; `undefined` for all else. */
export function momentOf(text: string): number | undefined {
  const parts = isoMoment.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => +(part || 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The coarsest grain at which the given moments differ. */
export function grainOf(texts: readonly string[]): Grain {
  if (texts.every((text) => /-01-01( 00:00:00|$)/.test(text))) return 'year';
  if (texts.every((text) => /-01( 00:00:00|$)/.test(text))) return 'month';
  if (texts.every((text) => !/[ T]\d/.test(text) || /[ T]00:00(:00)?/.test(text))) return 'day';
  return texts.every((text) => /[ T]\d{2}:00(:00)?/.test(text)) ? 'hour' : 'minute';
}

const grainOptions: Record<Grain, Intl.DateTimeFormatOptions> = {
  minute: { dateStyle: 'medium', timeStyle: 'short' },
  hour: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  day: { dateStyle: 'medium' },
  week: { dateStyle: 'medium' },
  month: { month: 'short', year: 'numeric' },
  quarter: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** ISO text as a date of the reader's locale; text that is no date is given back as it stands. */
export function formatMoment(text: string, locale?: string, grain: Grain = grainOfOne(text)): string {
  const moment = momentOf(text);
  if (moment === undefined) return text;
  if (grain === 'quarter') return quarterText(new Date(moment), locale);
  return dateFormat(locale, grain).format(moment);
}

/** “Q1 2024”: Intl knows no quarters. */
function quarterText(day: Date, locale: string | undefined): string {
  return `Q${Math.floor(day.getUTCMonth() / 3) + 1} ${dateFormat(locale, 'year').format(day)}`;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making an `Intl.DateTimeFormat` costs more than using it a hundred times, so each is made once. */
function dateFormat(given: string | undefined, grain: Grain): Intl.DateTimeFormat {
  const locale = given ?? readersLocale();
  const key = `${locale ?? ''} ${grain}`;
  const known = dateFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...grainOptions[grain], timeZone: 'UTC' });
  dateFormats.set(key, made);
  return made;
}

/** Day and month, where the year is clear. */
export function formatShortDay(text: string, locale?: string): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale ?? readersLocale(), options).format(momentOf(text));
}

/** A day in words, from milliseconds since 1970, in the reader's own zone. */
export function formatLongDay(time: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale ?? readersLocale(), { dateStyle: 'long' }).format(time);
}

function grainOfOne(text: string): Grain {
  return /[ T](?!00:00(:00)?(\+00)?$)\d{2}:/.test(text) ? 'minute' : 'day';
}

/** A day from milliseconds since 1970, in the reader's own zone. */
export function formatDay(time: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale ?? readersLocale(), { dateStyle: 'medium' }).format(time);
}

/** A time of day with seconds, from milliseconds since 1970, in the reader's own zone. */
export function formatClock(time: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale ?? readersLocale(), { timeStyle: 'medium' }).format(time);
}
