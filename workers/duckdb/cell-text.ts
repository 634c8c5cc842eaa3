const secondsPerDay = 86_400;
const maxTimeZoneOffset = 57_599;

/** `YYYY-MM-DD` of a day counted from 1970-01-01, in the proleptic Gregorian calendar; `0044-03-15 (BC)` before year 1. */
export function dayText(day: number): string {
  const { year, month, dayOfMonth } = civilDate(day);
  const shownYear = year > 0 ? year : 1 - year;
  const text = `${padded(shownYear, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
  return year > 0 ? text : `${text} (BC)`;
}

/** Howard Hinnant's `civil_from_days`: http://howardhinnant.github.io/date_algorithms.html */
function civilDate(day: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** `HH:MM:SS[.ffffff]`; `fraction` counts units of which `10 ** digits` make a second. */
export function clockText(seconds: number, fraction: number, digits: number): string {
  const hours = padded(Math.floor(seconds / 3_600), 2);
  const minutes = padded(Math.floor(seconds / 60) % 60, 2);
  return `${hours}:${minutes}:${padded(seconds % 60, 2)}${fractionText(fraction, digits)}`;
}

function fractionText(fraction: number, digits: number): string {
  if (fraction === 0) return '';
  return `.${padded(fraction, digits).replace(/0+$/, '')}`;
}

/** Text of a point in time counted in units of `10 ** -digits` seconds from 1970. */
export function instantText(count: bigint, digits: number): string {
  const unitsPerDay = BigInt(secondsPerDay) * 10n ** BigInt(digits);
  const withinDay = ((count % unitsPerDay) + unitsPerDay) % unitsPerDay;
  const day = Number((count - withinDay) / unitsPerDay);
  const unitsPerSecond = 10n ** BigInt(digits);
  return `${dayText(day)} ${clockText(
    Number(withinDay / unitsPerSecond),
    Number(withinDay % unitsPerSecond),
    digits,
  )}`;
}

/** DuckDB packs 40 bits of microseconds above 24 bits that count seconds down from +15:59:59. */
export function timeWithZoneText(packed: bigint): string {
  const micros = Number(packed >> 24n);
  const offset = maxTimeZoneOffset - Number(packed & 0xffffffn);
  return `${clockText(Math.floor(micros / 1e6), micros % 1e6, 6)}${offsetText(offset)}`;
}

function offsetText(offset: number): string {
  const size = Math.abs(offset);
  const [hours, minutes, seconds] = [Math.floor(size / 3_600), Math.floor(size / 60) % 60, size % 60];
  const tail = seconds > 0 ? [minutes, seconds] : minutes > 0 ? [minutes] : [];
  return (offset < 0 ? '-' : '+') + [hours, ...tail].map((part) => padded(part, 2)).join(':');
}

export function intervalText(months: number, days: number, micros: bigint): string {
  const parts = [
    counted(Math.trunc(months / 12), 'year'),
    counted(months % 12, 'month'),
    counted(days, 'day'),
    micros === 0n ? '' : durationText(micros),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '00:00:00' : parts.join(' ');
}

function counted(count: number, unit: string): string {
  if (count === 0) return '';
  return `${count} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
}

function durationText(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  const text = clockText(Number(size / 1_000_000n), Number(size % 1_000_000n), 6);
  return micros < 0n ? `-${text}` : text;
}

export function uuidText(bytes: Uint8Array): string {
  const digits = hexDigits(bytes);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
}

function hexDigits(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** DuckDB's text of a BLOB: printable ASCII as it stands, `\xAB` for all else and for quotes and backslashes. */
export function blobText(bytes: Uint8Array): string {
  return Array.from(bytes, byteText).join('');
}

function byteText(byte: number): string {
  const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x22 && byte !== 0x27 && byte !== 0x5c;
  return isPlain ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The first byte says how many leading bits of the second are padding. */
export function bitText(bytes: Uint8Array): string {
  const bits = Array.from(bytes.subarray(1), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.slice(bytes[0] ?? 0);
}

/** DuckDB's BIGNUM: three bytes of header, the sign in the first bit, then the magnitude; negative ones are inverted. */
export function bignumText(bytes: Uint8Array): string {
  const isNegative = ((bytes[0] ?? 0) & 0x80) === 0;
  const magnitude = bytes.subarray(3).map((byte) => (isNegative ? ~byte : byte));
  const digits = BigInt(`0x${hexDigits(magnitude)}`).toString();
  return isNegative ? `-${digits}` : digits;
}

/** Digits of an unscaled decimal with the point put in; scale 2 makes `-5` into `-0.05`. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (scale === 0) return unscaled.toString();
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function padded(value: number, length: number): string {
  return value.toString().padStart(length, '0');
}
