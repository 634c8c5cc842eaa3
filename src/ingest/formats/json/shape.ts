import { ExactNumber, isObject, type JsonValue } from './exact.ts';
import { dayOf, instantOf } from './instants.ts';

/** What was seen of the values at one place, `customer.address[].city` say. */
export interface Shape {
  nulls: number;
  booleans: number;
  /** That a double holds. */
  integers: number;
  fractions: number;
  /** That a double would round. */
  exact: ExactSeen;
  strings: StringsSeen;
  arrays: number;
  objects: number;
  /** In the order in which the names were met. */
  readonly members: Map<string, Shape>;
  item: Shape | undefined;
}

interface ExactSeen {
  count: number;
  /** Of all numbers, how many digits they need before and after the point; without end when one has an exponent. */
  whole: number;
  decimals: number;
  /** Not only integers within 64 bits. */
  isWide: boolean;
  /** One of them at least is not what a double writes it as. */
  isRounded: boolean;
}

interface StringsSeen {
  count: number;
  /** As many as `count` when the column is one of dates. */
  dates: number;
  instants: number;
  withOffset: number;
}

/** An object with more names than that is a list that is keyed by its names, not a record: what is below them is not told apart. */
export const mostMembers = 1_000;

export function newShape(): Shape {
  return {
    ...{ nulls: 0, booleans: 0, integers: 0, fractions: 0, arrays: 0, objects: 0 },
    exact: { count: 0, whole: 0, decimals: 0, isWide: false, isRounded: false },
    strings: { count: 0, dates: 0, instants: 0, withOffset: 0 },
    members: new Map(),
    item: undefined,
  };
}

/** Takes a value down. Returns how many members its objects have, at any depth. */
export function observe(shape: Shape, value: JsonValue): number {
  if (value === null) {
    shape.nulls += 1;
    return 0;
  }
  if (Array.isArray(value)) return observeArray(shape, value);
  if (isObject(value)) return observeObject(shape, value);
  observeScalar(shape, value as boolean | number | string | ExactNumber);
  return 0;
}

function observeArray(shape: Shape, values: readonly JsonValue[]): number {
  shape.arrays += 1;
  shape.item ??= newShape();
  let members = 0;
  for (const value of values) members += observe(shape.item, value);
  return members;
}

function observeObject(shape: Shape, value: { readonly [name: string]: JsonValue }): number {
  shape.objects += 1;
  let members = 0;
  for (const name of Object.keys(value)) {
    members += 1 + observe(memberOf(shape, name), value[name] ?? null);
  }
  return members;
}

function memberOf({ members }: Shape, name: string): Shape {
  const known = members.get(name);
  if (known !== undefined) return known;
  const member = newShape();
  if (members.size <= mostMembers) members.set(name, member);
  return member;
}

function observeScalar(shape: Shape, value: boolean | number | string | ExactNumber): void {
  if (typeof value === 'boolean') shape.booleans += 1;
  else if (typeof value === 'string') observeString(shape.strings, value);
  else observeNumber(shape, value);
}

function observeNumber(shape: Shape, value: number | ExactNumber): void {
  if (value instanceof ExactNumber) {
    shape.exact.count += 1;
    if (isRounded(value.digits)) shape.exact.isRounded = true;
  } else if (Number.isSafeInteger(value)) shape.integers += 1;
  else shape.fractions += 1;
  noteDigits(shape, value instanceof ExactNumber ? value.digits : value);
}

function isRounded(digits: string): boolean {
  const value = Number(digits);
  if (!/^-?\d+$/.test(digits) || !Number.isFinite(value)) return true;
  return String(value) !== digits && BigInt(value) !== BigInt(digits);
}

/** Written out only where it matters: when a number of the same place needs to be exact. */
function noteDigits({ exact }: Shape, value: number | string): void {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    exact.whole = Math.max(exact.whole, 16);
    return;
  }
  const parts = /^-?(\d+)(?:\.(\d+))?$/.exec(String(value));
  exact.whole = Math.max(exact.whole, parts?.[1]?.length ?? Number.POSITIVE_INFINITY);
  exact.decimals = Math.max(exact.decimals, parts?.[2]?.length ?? 0);
  const integer = parts !== null && parts[2] === undefined ? BigInt(parts[0]) : undefined;
  if (integer === undefined || BigInt.asIntN(64, integer) !== integer) exact.isWide = true;
}

function observeString(seen: StringsSeen, text: string): void {
  seen.count += 1;
  if (text.length < 10 || text.length > 40 || text[4] !== '-') return;
  if (dayOf(text) !== undefined) {
    seen.dates += 1;
    return;
  }
  const instant = instantOf(text);
  if (instant === undefined) return;
  seen.instants += 1;
  if (instant.hasOffset) seen.withOffset += 1;
}
