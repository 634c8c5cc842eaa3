import { latin } from './byte-scanner.ts';
import { decodeEntities } from './markup.ts';

const decoder = new TextDecoder();

export function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + ((bytes[at] ?? 48) - 48);
  return value;
}

/** Spreadsheets count with doubles and write 17 digits at most; other programs write numbers that no double holds. */
export const mostExactDigits = 15;

export function isRounded(text: string): boolean {
  return /^-?\d+$/.test(text) && String(Number(text)) !== text;
}

/** Powers of ten that a double holds exactly. */
const exactPowers = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** Up to 15 digits are exact in a double, and so is one division by a power of ten; all else is left to `Number`. */
export function numberOf(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === 45;
  let digits = 0;
  let value = 0;
  let point = -1;
  for (let at = isNegative ? from + 1 : from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 46 && point === -1) {
      point = at;
      continue;
    }
    if (byte < 48 || byte > 57 || digits === 15) return Number(latin(bytes, from, to).trim() || 'NaN');
    if (value > 0 || byte > 48) digits += 1;
    value = value * 10 + (byte - 48);
  }
  const decimals = point === -1 ? 0 : to - point - 1;
  const power = exactPowers[decimals];
  if (power === undefined || to === from) return Number(latin(bytes, from, to).trim() || 'NaN');
  const exact = value / power;
  return isNegative ? -exact : exact;
}

export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return decodeEntities(decoder.decode(bytes.subarray(from, to))).replaceAll('\r\n', '\n');
}
