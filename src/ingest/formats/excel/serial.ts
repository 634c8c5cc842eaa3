/** Days from 1970-01-01 back to the day of serial 0, had February 1900 been as a calendar has it. */
const epochOf1900 = 25_569;
const epochOf1904 = 24_107;
/** 9999-12-31. */
const lastSerial = 2_958_465;
const daySeconds = 86_400;

/** Days since 1970-01-01, time of day as a fraction; `undefined` for what is no day of any calendar. */
export function daysOf(serial: number, is1904: boolean): number | undefined {
  if (!(serial >= 0)) return undefined;
  if (is1904) return serial < lastSerial - 1461 ? serial - epochOf1904 : undefined;
  if (serial >= lastSerial + 1) return undefined;
  // Spreadsheets know a 29 February 1900 (serial 60), kept from Lotus 1-2-3.
  if (serial >= 60 && serial < 61) return undefined;
  return serial - epochOf1900 + (serial < 60 ? 1 : 0);
}

/** A double holds a serial to about a microsecond; spreadsheets show milliseconds. */
export function microsecondsOf(days: number): number {
  return Math.round(days * daySeconds * 1000) * 1000;
}

export function isoOf(days: number): string {
  const text = new Date(microsecondsOf(days) / 1000).toISOString();
  const [date = '', time = ''] = text.slice(0, -1).split('T');
  if (time === '00:00:00.000') return date;
  return `${date} ${withoutZeros(time)}`;
}

export function timeText(days: number): string {
  return withoutZeros(new Date(microsecondsOf(days) / 1000).toISOString().slice(11, -1));
}

/** `[h]:mm:ss`. */
export function durationText(days: number): string {
  const seconds = Math.round(Math.abs(days) * daySeconds);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return (days < 0 ? '-' : '') + parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function withoutZeros(time: string): string {
  return time.endsWith('.000') ? time.slice(0, -4) : time;
}

/** The serial of an ISO date as strict workbooks may hold it. */
export function serialOf(text: string, is1904: boolean): number | undefined {
  const ms = Date.parse(/Z|T.*[-+]\d\d:?\d\d$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  if (Number.isNaN(ms)) return undefined;
  const days = ms / (daySeconds * 1000) + epochOf1900;
  if (is1904) return days - 1462;
  return days < 61 ? days - 1 : days;
}
