import type { ImportNote } from '../../../core/dataset.ts';
import type { ImportFact } from '../../../core/import-fact.ts';
import { infoNote } from '../../../core/import-note.ts';
import { isObject, type JsonValue } from './exact.ts';
import { mostMembers, newShape, type Shape } from './shape.ts';

/** What a place's values are read as. */
export type Reading =
  | { readonly as: 'boolean' | 'integer' | 'float' | 'text' | 'date' | 'timestamp' }
  /** Anything, as JSON writes it; texts as they are. */
  | { readonly as: 'json' }
  | { readonly as: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly as: 'list'; readonly item: Reading }
  | { readonly as: 'struct'; readonly members: readonly (readonly [name: string, reading: Reading])[] };

export interface JsonColumn {
  readonly path: readonly string[];
  readonly reading: Reading;
  readonly shape: Shape;
}

/** Objects become columns, `address.city`, down to what is none. */
export function columnsOf(shape: Shape, path: readonly string[] = []): readonly JsonColumn[] {
  if (isRecord(shape)) {
    return [...shape.members].flatMap(([name, member]) => columnsOf(member, [...path, name]));
  }
  return [{ path, shape, reading: readingOf(shape, 0) }];
}

function isRecord(shape: Shape): boolean {
  const { members } = shape;
  return kindsOf(shape).join() === 'object' && members.size > 0 && members.size <= mostMembers;
}

type Kind = 'boolean' | 'number' | 'string' | 'array' | 'object';

export function kindsOf(shape: Shape): readonly Kind[] {
  const counts: Readonly<Record<Kind, number>> = {
    boolean: shape.booleans,
    number: shape.integers + shape.fractions + shape.exact.count,
    string: shape.strings.count,
    array: shape.arrays,
    object: shape.objects,
  };
  return (Object.keys(counts) as Kind[]).filter((kind) => counts[kind] > 0);
}

/** Arrow's schema may not be nested as deep as JSON. */
const deepestType = 16;

/** Within lists only plain types are told apart: dates stay text there. */
function readingOf(shape: Shape, depth: number): Reading {
  const [kind, ...others] = kindsOf(shape);
  if (kind === undefined) return { as: 'text' };
  if (others.length > 0 || depth > deepestType) return { as: 'json' };
  switch (kind) {
    case 'boolean':
      return { as: 'boolean' };
    case 'number':
      return numberReading(shape, depth);
    case 'string':
      return depth === 0 ? stringReading(shape) : { as: 'text' };
    case 'array':
      return { as: 'list', item: readingOf(shape.item ?? newShape(), depth + 1) };
    case 'object':
      return structReading(shape, depth);
  }
}

function structReading({ members }: Shape, depth: number): Reading {
  if (members.size === 0 || members.size > mostMembers) return { as: 'json' };
  return {
    as: 'struct',
    members: [...members].map(([name, member]) => [name, readingOf(member, depth + 1)]),
  };
}

const mostDigits = 38;

function numberReading({ fractions, exact }: Shape, depth: number): Reading {
  if (exact.count === 0) return { as: fractions === 0 ? 'integer' : 'float' };
  if (fractions > 0 && !exact.isRounded) return { as: 'float' };
  if (!exact.isWide) return { as: 'integer' };
  if (depth > 0 || exact.whole + exact.decimals > mostDigits) return { as: 'json' };
  return { as: 'decimal', precision: mostDigits, scale: exact.decimals };
}

function stringReading({ strings }: Shape): Reading {
  const { count, dates, instants, withOffset } = strings;
  if (dates === count) return { as: 'date' };
  const isOfOneKind = withOffset === 0 || withOffset === instants;
  return { as: instants === count && isOfOneKind ? 'timestamp' : 'text' };
}

/** The value at a column's place in a record; `undefined` where the record has no such place. */
export function valueAt(record: JsonValue, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = record;
  for (const name of path) {
    if (value === undefined || !isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** What a reader of the table may stumble over. */
export function columnNotes(columns: readonly JsonColumn[], names: readonly string[]): ImportNote[] {
  return columns.flatMap(({ shape, reading }, index) => {
    const column = names[index] ?? '';
    const fact = factOn(shape, reading, column);
    return fact === undefined ? [] : [infoNote(fact)];
  });
}

function factOn(shape: Shape, reading: Reading, column: string): ImportFact | undefined {
  const kinds = kindsOf(shape);
  if (kinds.length > 1) return { code: 'mixed-json', column, kinds };
  if (kinds[0] === 'object') {
    return shape.members.size <= mostMembers ? undefined : { code: 'wide-objects', column };
  }
  if (reading.as === 'json' || reading.as === 'decimal') {
    return { code: 'exact-numbers', column, kept: reading.as === 'json' ? 'text' : 'decimals' };
  }
  if (reading.as === 'timestamp' && shape.strings.withOffset > 0) return { code: 'times-to-utc', column };
  return undefined;
}
