import { type DataType, type Field, IntervalUnit, TimeUnit, Type } from '@uwdata/flechette';
import type { ImportNote } from '../../../core/dataset.ts';
import type { ImportFact } from '../../../core/import-fact.ts';
import { infoNote } from '../../../core/import-note.ts';
import { fitsDecimal, hasZone, holdsFlags } from './adapt.ts';

type Say = (type: DataType, column: string) => ImportFact | undefined;

/** What comes otherwise than its type says, for every writer of Arrow. */
export function typeNotes(fields: readonly Field[]): ImportNote[] {
  return notesWhere(fields, sayOfType);
}

/** What becomes of times; Parquet's own schema tells that already. */
export function timeNotes(fields: readonly Field[]): ImportNote[] {
  return notesWhere(fields, sayOfTime);
}

/** Each thing once, however often it is so within a column. */
function notesWhere(fields: readonly Field[], say: Say): ImportNote[] {
  return fields.flatMap(({ name, type }) => {
    const notes = typesIn(type)
      .flatMap((inner) => say(inner, name) ?? [])
      .map(infoNote);
    return [...new Map(notes.map((note) => [note.message, note])).values()];
  });
}

/** Itself, and those of the values within. */
function typesIn(type: DataType): readonly DataType[] {
  if (type.typeId === Type.Dictionary) return typesIn(type.dictionary);
  const children = 'children' in type ? (type.children as readonly Field[]) : [];
  return [type, ...children.flatMap((child) => typesIn(child.type))];
}

function sayOfType(type: DataType, column: string): ImportFact | undefined {
  if (type.typeId === Type.Decimal && !fitsDecimal(type)) return { code: 'wide-decimals', column };
  if (type.typeId === Type.Map && holdsFlags(type)) return { code: 'maps-as-lists', column };
  if (type.typeId === Type.Duration && type.unit === TimeUnit.NANOSECOND)
    return { code: 'cut-to-microseconds', column, what: 'durations' };
  return undefined;
}

function sayOfTime(type: DataType, column: string): ImportFact | undefined {
  if (type.typeId === Type.Timestamp && hasZone(type)) return { code: 'times-to-utc', column };
  if (type.typeId === Type.Time && type.unit === TimeUnit.NANOSECOND)
    return { code: 'cut-to-microseconds', column, what: 'times' };
  if (type.typeId === Type.Interval && type.unit === IntervalUnit.MONTH_DAY_NANO)
    return { code: 'cut-to-microseconds', column, what: 'intervals' };
  return undefined;
}
