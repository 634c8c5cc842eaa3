import { newId } from '../../../core/id.ts';
import { invalid, type TextRecord } from './scan.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | ExactNumber
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A number that a double would round, as it is written. */
export class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/** Numbers that may be rounded: 16 digits or more, or an exponent. */
const mayBeRounded = /[\d.]{16}|\d[eE]/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;

/** Marks a number that was put into quotes, within a list so that it cannot pass for a name; no file can know it. */
export type Mark = string;

export function newMark(): Mark {
  return newId();
}

/** Parses records together, which is faster than one by one; when that fails, says which of them is to blame. */
export function parseRecords(records: readonly TextRecord[], mark: Mark): readonly JsonValue[] {
  try {
    const values = parseTexts(
      records.map(({ text }) => text),
      mark,
    );
    if (values.length === records.length) return values;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
  }
  return records.map((record) => parseRecord(record, mark));
}

function parseRecord({ text, line }: TextRecord, mark: Mark): JsonValue {
  try {
    return revive(JSON.parse(quoteExact(text, mark)) as JsonValue, mark);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    throw invalid(line, plainReason(error));
  }
}

function parseTexts(texts: readonly string[], mark: Mark): readonly JsonValue[] {
  const text = `[${texts.join(',')}]`;
  const exact = quoteExact(text, mark);
  const values = JSON.parse(exact) as readonly JsonValue[];
  return exact === text ? values : values.map((value) => revive(value, mark));
}

function quoteExact(text: string, mark: Mark): string {
  if (!mayBeRounded.test(text)) return text;
  return text.replace(stringOrNumber, (token) =>
    token.startsWith('"') || isExact(token) ? token : `["${mark}","${token}"]`,
  );
}

/** What is no number as JSON writes it is left for the parser to refuse. */
function isExact(token: string): boolean {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(token)) return true;
  const value = Number(token);
  if (/^-?\d+$/.test(token)) return Number.isSafeInteger(value);
  if (!Number.isFinite(value)) return false;
  const digits = token
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '');
  return digits.length <= 17 && (value !== 0 || digits === '');
}

function revive(value: JsonValue, mark: Mark): JsonValue {
  if (Array.isArray(value)) {
    const [first, digits] = value as readonly JsonValue[];
    if (first === mark && typeof digits === 'string') return new ExactNumber(digits);
    return value.map((item: JsonValue) => revive(item, mark));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revive(item, mark)]));
}

export function isObject(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
  );
}

/** As it would stand in a JSON file, digits as they were. */
export function textOf(value: JsonValue): string {
  if (value instanceof ExactNumber) return value.digits;
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}:${textOf(item)}`);
  return `{${members.join(',')}}`;
}

function plainReason(error: Error): string {
  if (error instanceof RangeError) return 'it is nested too deep';
  return error.message
    .replace(/ (in JSON )?at position \d+.*$|, ".*$|, \.\.\..*$/s, '')
    .replace(/ in JSON$/, '');
}
