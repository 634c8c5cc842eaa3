import { calendarCheck, isDay, paddedPatternOf, patternOf } from './date-format.ts';
import type { Reading } from './reading.ts';

const isoDate = String.raw`\d{4}-\d{1,2}-\d{1,2}`;
const isoTime = String.raw`\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?`;

const isoDates: Reading = {
  kind: 'date',
  type: 'DATE',
  pattern: isoDate,
  holds: isoHolds,
  fromText: (text) => `TRY_CAST(${text} AS DATE)`,
  fromReader: {
    type: 'TIMESTAMP',
    // The reader itself would drop a time of day without a word.
    value: (c) => `CAST(CASE WHEN ${c} <> date_trunc('day', ${c}) THEN error('unfit') ELSE ${c} END AS DATE)`,
  },
};

const isoTimestamps: Reading = {
  kind: 'timestamp',
  type: 'TIMESTAMP',
  pattern: `${isoDate}([ T]${isoTime}Z?)?`,
  holds: isoHolds,
  fromText: (text) => `TRY_CAST(${text} AS TIMESTAMP)`,
  fromReader: { type: 'TIMESTAMP', value: (column) => column },
};

/** With an offset from UTC, to UTC. */
const zonedTimestamps: Reading = {
  kind: 'timestamp',
  type: 'TIMESTAMP',
  pattern: `${isoDate}[ T]${isoTime} ?(Z|[-+]\\d{2}(:?\\d{2})?)`,
  holds: isoHolds,
  fromText: (text) =>
    `make_timestamp(epoch_us(TRY_CAST(regexp_replace(${text}, '([-+]\\d{2})(\\d{2})$', '\\1:\\2') AS TIMESTAMPTZ)))`,
  format: 'offset',
};

const timesOfDay: Reading = {
  kind: 'time',
  type: 'TIME',
  pattern: String.raw`([01]?\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?`,
  fromText: (text) => `TRY_CAST(${text} AS TIME)`,
};

/** Day-first and month-first stand side by side: which it is, only the values (or a guess that is said) can tell. */
const dateFormats: readonly (readonly [format: string, order?: Reading['order'], width?: 'padded'])[] = [
  ['%Y/%m/%d'],
  ['%Y.%m.%d'],
  ['%m/%d/%Y', 'month-first'],
  ['%d/%m/%Y', 'day-first'],
  ['%d.%m.%Y', 'day-first'],
  ['%m.%d.%Y', 'month-first'],
  ['%d-%m-%Y', 'day-first'],
  ['%m-%d-%Y', 'month-first'],
  ['%m/%d/%y', 'month-first'],
  ['%d/%m/%y', 'day-first'],
  // Versions are written so too, without zeros in front.
  ['%d.%m.%y', 'day-first', 'padded'],
  ['%d %b %Y'],
  ['%d %B %Y'],
  ['%d-%b-%Y'],
  ['%d-%b-%y'],
  ['%d/%b/%Y'],
  ['%b %d, %Y'],
  ['%B %d, %Y'],
  ['%b %d %Y'],
  ['%B %d %Y'],
  ['%a, %d %b %Y'],
  ['%A, %B %d, %Y'],
  ['%A, %d %B %Y'],
];

const timeFormats = ['%H:%M:%S', '%H:%M', '%H:%M:%S.%f', '%I:%M %p', '%I:%M:%S %p', '%I:%M%p'];

/** They rule each other out, and none of them leaves open which number is the day. */
export const standardTimes: readonly Reading[] = [isoDates, isoTimestamps, zonedTimestamps, timesOfDay];

/** All but the standard ones. */
export const writtenTimes: readonly Reading[] = [
  ...dateFormats.map(([format, order, width]) => formatted('date', format, order, width)),
  ...dateFormats.flatMap(([format, order, width]) =>
    timeFormats.flatMap((time) =>
      [' ', ', ', 'T'].map((between) => formatted('timestamp', `${format}${between}${time}`, order, width)),
    ),
  ),
];

/** Three numbers, or two and the name of a month before the second: a quick look, before hundreds of formats are tried. */
const dateLike = /\d\D+\d+\D+\d|[A-Za-z]{3}.*\d\D+\d|\d.*[A-Za-z]{3}.*\d/;

export function mayBeDate(text: string): boolean {
  return dateLike.test(text);
}

function formatted(
  kind: 'date' | 'timestamp',
  format: string,
  order: Reading['order'],
  width?: 'padded',
): Reading {
  const type = kind === 'date' ? 'DATE' : 'TIMESTAMP';
  const pattern = width === 'padded' ? paddedPatternOf(format) : patternOf(format);
  return {
    kind,
    type,
    pattern,
    holds: calendarCheck(format, pattern),
    fromText: (text) => `CAST(try_strptime(${text}, '${format}') AS ${type})`,
    format,
    ...(order === undefined ? {} : { order }),
  };
}

const isoParts = /^(\d+)-(\d+)-(\d+)/;

function isoHolds(text: string): boolean {
  const [, year, month, day] = isoParts.exec(text) ?? [];
  return isDay(Number(year), Number(month), Number(day));
}
