import type { NumberMark } from '../../annotate/mark.ts';
import type { Expression, TimePart } from '../../intent.ts';
import { measured, type SchemaColumn } from '../../schema/schema.ts';
import { isCue, keep, type Reader } from './reader.ts';

/** "in the sixth month", "the second quarter": a part of time by its number, in a column of its own or of the time. */
export function readOrdinalParts(reader: Reader): void {
  for (const mark of reader.marks) {
    if (mark.kind !== 'number' || !mark.number.ordinal) continue;
    const part = reader.marks.find((other) => isCue(other, 'part') && other.span.from === mark.span.to);
    if (part?.kind !== 'cue' || part.cue.type !== 'part' || !mostOf.has(part.cue.part)) continue;
    const found = columnOfPart(reader, part.cue.part, mark);
    if (found === undefined) continue;
    keep(reader, {
      filter: { kind: 'compare', left: found.left, operator: '=', right: mark.number.value },
      marks: [mark, part],
      columns: [found.column],
      text: `the ${part.cue.part} of ${found.column.name} is ${mark.number.value}`,
      assumption: undefined,
      trust: 0.95,
    });
  }
}

const mostOf: ReadonlyMap<TimePart, number> = new Map([
  ['month', 12],
  ['quarter', 4],
]);

function columnOfPart(
  { schema }: Reader,
  part: TimePart,
  { number }: NumberMark,
): { column: SchemaColumn; left: Expression } | undefined {
  if (number.value > (mostOf.get(part) ?? 0)) return undefined;
  const own = schema.columns.find(
    (column) => column.number !== undefined && column.words.length === 1 && column.words[0]?.stem === part,
  );
  if (own !== undefined) return { column: own, left: measured(own) };
  const time = schema.columns.find(({ isTime }) => isTime);
  return time === undefined ? undefined : { column: time, left: { kind: 'part', part, of: time.name } };
}
