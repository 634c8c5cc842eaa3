import { type DataType, type Field, IntervalUnit, TimeUnit, Type } from '@uwdata/flechette';
import type { ImportNote } from '../../../core/dataset.ts';
import { fitsDecimal, hasZone, holdsFlags } from './adapt.ts';

type Say = (type: DataType) => string | undefined;

/** What comes otherwise than its type says, for every writer of Arrow. */
export function typeNotes(fields: readonly Field[]): ImportNote[] {
  return notesWhere(fields, sayOfType);
}

/** What becomes of times; Parquet's own schema tells that already. */
export function timeNotes(fields: readonly Field[]): ImportNote[] {
  return notesWhere(fields, sayOfTime);
}

function notesWhere(fields: readonly Field[], say: Say): ImportNote[] {
  return fields.flatMap(({ name, type }) =>
    [...new Set(typesIn(type).flatMap((inner) => say(inner) ?? []))].map((message) => ({
      level: 'info' as const,
      message: message.replace('{}', () => name),
      column: name,
    })),
  );
}

/** Itself, and those of the values within. */
function typesIn(type: DataType): readonly DataType[] {
  if (type.typeId === Type.Dictionary) return typesIn(type.dictionary);
  const children = 'children' in type ? (type.children as readonly Field[]) : [];
  return [type, ...children.flatMap((child) => typesIn(child.type))];
}

function sayOfType(type: DataType): string | undefined {
  if (type.typeId === Type.Decimal && !fitsDecimal(type))
    return 'Column "{}" holds decimals of more digits than a number has here; they were kept exactly, as text.';
  if (type.typeId === Type.Map && holdsFlags(type))
    return 'The maps in column "{}" became lists of their keys and values.';
  if (type.typeId === Type.Duration && type.unit === TimeUnit.NANOSECOND)
    return 'The durations in column "{}" were cut to microseconds.';
  return undefined;
}

function sayOfTime(type: DataType): string | undefined {
  if (type.typeId === Type.Timestamp && hasZone(type))
    return 'The times in column "{}" were converted to UTC.';
  if (type.typeId === Type.Time && type.unit === TimeUnit.NANOSECOND)
    return 'The times of day in column "{}" were cut to microseconds.';
  if (type.typeId === Type.Interval && type.unit === IntervalUnit.MONTH_DAY_NANO)
    return 'The intervals in column "{}" were cut to microseconds.';
  return undefined;
}
