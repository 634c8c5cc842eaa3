import type { ImportNote } from './dataset.ts';
import { infoNote } from './import-note.ts';
import type { Union, UnionColumn, UnionPart } from './same-shape.ts';

/** What was put together, and which columns had to become wider. */
export function unionNotes({ parts, columns, sourceColumn }: Union): readonly ImportNote[] {
  const sources = parts.map(({ source, table }) => ({ source, rows: table.rowCount }));
  return [
    infoNote({ code: 'combined', parts: sources, sourceColumn }),
    ...columns.flatMap((column) => widenedNote(column, parts)),
  ];
}

function widenedNote({ name, type, parts: own }: UnionColumn, parts: readonly UnionPart[]): ImportNote[] {
  if (own.every((column) => column.type === type)) return [];
  const types = own.map((column, at) => ({ type: column.type, source: parts[at]?.source ?? '' }));
  return [infoNote({ code: 'widened', column: name, parts: types, type })];
}
