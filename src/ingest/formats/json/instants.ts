const date = /^(\d{4})-(\d\d)-(\d\d)$/;
const instant =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?$/;

const dayMs = 86_400_000;

/** Days since 1970 of an ISO date; `undefined` for all else, the 30th of February too. */
export function dayOf(text: string): number | undefined {
  const parts = date.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = parts.slice(1).map(Number);
  const ms = new Date(0).setUTCFullYear(year ?? 0, (month ?? 0) - 1, day ?? 0);
  return new Date(ms).toISOString().slice(-24, -14).endsWith(text) ? ms / dayMs : undefined;
}

export interface Instant {
  /** Since 1970, in UTC where an offset is written. */
  readonly micros: bigint;
  readonly hasOffset: boolean;
}

/** Of an ISO date and time; `undefined` for all else, and for more than 6 digits of a second. */
export function instantOf(text: string): Instant | undefined {
  const parts = instant.exec(text);
  if (parts === null) return undefined;
  const [, day = '', hours = '', minutes = '', seconds = '0', fraction = '', offset] = parts;
  const days = dayOf(day);
  if (days === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return undefined;
  if (/[1-9]/.test(fraction.slice(6))) return undefined;
  const shift = offsetMinutes(offset);
  if (shift === undefined) return undefined;
  const wholeSeconds = days * 86_400 + (Number(hours) * 60 + Number(minutes) - shift) * 60 + Number(seconds);
  const micros = BigInt(wholeSeconds) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  return { micros, hasOffset: offset !== undefined };
}

/** `undefined` when no place on earth has it. */
function offsetMinutes(offset: string | undefined): number | undefined {
  if (offset === undefined || offset === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', '') || '0')];
  if (hours > 18 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
