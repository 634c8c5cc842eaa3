import { isObject, type JsonValue } from './exact.ts';

export type JsonObject = { readonly [name: string]: JsonValue };

/** What the records of a file are: objects, lists of cells, or single values. */
export type RecordKind = 'objects' | 'lists' | 'values';

export function recordKindOf(value: JsonValue | undefined): RecordKind {
  if (value === undefined) return 'values';
  if (Array.isArray(value)) return 'lists';
  return isObject(value) ? 'objects' : 'values';
}

/** A record as an object; `undefined` when it is not of the kind. An empty place in a list of objects stays empty. */
export function recordOf(value: JsonValue, kind: RecordKind): JsonObject | undefined {
  switch (kind) {
    case 'objects':
      if (value === null) return {};
      return isObject(value) ? value : undefined;
    case 'lists':
      return Array.isArray(value) ? cellsOf(value) : undefined;
    case 'values':
      return { value };
  }
}

/** The cells of a list by their places, from "0" on. */
export function cellsOf(list: readonly JsonValue[]): JsonObject {
  return Object.fromEntries(list.map((cell, place) => [String(place), cell]));
}

/** Whether a first list of texts stands above other lists as their header does. */
export function isHeader(first: JsonValue): first is readonly string[] {
  if (!Array.isArray(first) || first.length === 0) return false;
  const cells = first as readonly JsonValue[];
  return (
    cells.every((cell) => typeof cell === 'string' && cell.trim() !== '') &&
    new Set(cells).size === cells.length
  );
}

/** Rows that were found within the one object that a file is. */
export interface Unwrapped {
  readonly rows: readonly JsonValue[];
  /** `response.items`; `undefined` where the object's lists are columns. */
  readonly place: string | undefined;
  /** What stands beside the rows. */
  readonly besides: readonly Beside[];
}

export interface Beside {
  /** With the names above it: `response.count`. */
  readonly place: string;
  readonly value: JsonValue;
}

const deepestPlace = 3;

/** The longest list of objects in it, or else its lists, all of one length, as columns. */
export function unwrap(object: JsonObject): Unwrapped | undefined {
  return rowsWithin(object, [], []) ?? rowsAcross(object);
}

function rowsWithin(
  object: JsonObject,
  path: readonly string[],
  besides: readonly Beside[],
): Unwrapped | undefined {
  const names = Object.keys(object);
  const [best] = names
    .filter((name) => isListOfObjects(object[name]))
    .sort((a, b) => lengthOf(object[b]) - lengthOf(object[a]));
  const others = (name: string) => [
    ...besides,
    ...names
      .filter((other) => other !== name)
      .map((other) => ({ place: [...path, other].join('.'), value: object[other] ?? null })),
  ];
  if (best !== undefined) {
    return {
      rows: object[best] as readonly JsonValue[],
      place: [...path, best].join('.'),
      besides: others(best),
    };
  }
  if (path.length + 1 >= deepestPlace) return undefined;
  for (const name of names) {
    const inner = object[name];
    const found =
      inner !== undefined && isObject(inner) ? rowsWithin(inner, [...path, name], others(name)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isListOfObjects(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length > 0 && (value as readonly JsonValue[]).every(isObject);
}

function lengthOf(value: JsonValue | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

function rowsAcross(object: JsonObject): Unwrapped | undefined {
  const names = Object.keys(object);
  const length = lengthOf(object[names[0] ?? '']);
  if (length < 2 || !names.every((name) => Array.isArray(object[name]) && lengthOf(object[name]) === length))
    return undefined;
  const cell = (name: string, row: number): JsonValue => (object[name] as readonly JsonValue[])[row] ?? null;
  const rows = Array.from({ length }, (_, row) =>
    Object.fromEntries(names.map((name) => [name, cell(name, row)])),
  );
  return { rows, place: undefined, besides: [] };
}

/** Values that hold no others, at any depth; an empty list or object is one. */
export function countValues(value: JsonValue): number {
  const inner = Array.isArray(value)
    ? (value as readonly JsonValue[])
    : isObject(value)
      ? Object.values(value)
      : [];
  return inner.length === 0 ? 1 : inner.reduce<number>((sum, item) => sum + countValues(item), 0);
}
