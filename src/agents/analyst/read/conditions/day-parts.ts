import type { CueMark } from '../../annotate/mark.ts';
import type { Filter, TimePart } from '../../intent.ts';
import type { DayPart } from '../../lexicon/day-parts.ts';
import type { Schema, SchemaColumn } from '../../schema/schema.ts';
import { cellText } from '../../text/cell-text.ts';
import type { Condition } from './condition.ts';
import { isCue, keep, notBefore, type Reader, saidBy } from './reader.ts';

/** "at night", "in the morning": hours of the day, where times are known to the hour. */
export function readDayParts(reader: Reader): void {
  const column = timeOfDayColumn(reader.schema);
  if (column === undefined) return;
  for (const mark of reader.marks) {
    if (isCue(mark, 'day-part') && mark.cue.type === 'day-part' && !reader.taken.has(mark))
      keep(reader, dayPartCondition(reader, mark, mark.cue.part, column));
  }
}

export function hasTimeOfDay(schema: Pick<Schema, 'columns'>): boolean {
  return timeOfDayColumn(schema) !== undefined;
}

/** The time whose part is meant: an hour only of one that is known to the hour. */
export function timeWithPart(schema: Pick<Schema, 'columns'>, part: TimePart): SchemaColumn | undefined {
  return part === 'hour' || part === 'minute'
    ? timeOfDayColumn(schema)
    : schema.columns.find(({ isTime }) => isTime);
}

/** A column of times of which some are not midnight: dates alone have no hours. */
function timeOfDayColumn({ columns }: Pick<Schema, 'columns'>): SchemaColumn | undefined {
  return columns.find(
    ({ isTime, values }) =>
      isTime &&
      values.some(({ value }) => /[T ]\d\d:\d\d/.test(cellText(value)) && !midnight.test(cellText(value))),
  );
}

const midnight = /[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/;

function dayPartCondition(reader: Reader, mark: CueMark, part: DayPart, column: SchemaColumn): Condition {
  const not = notBefore(reader, mark.span.from);
  const within: Filter = {
    kind: 'one-of',
    left: { kind: 'part', part: 'hour', of: column.name },
    values: part.hours,
  };
  const negation = not.length > 0 ? 'not ' : '';
  return {
    filter: not.length > 0 ? { kind: 'not', part: within } : within,
    marks: [mark, ...not],
    columns: [column],
    text: `${column.name} ${negation}${part.adverb}`,
    adverb: `${negation}${part.adverb}`,
    assumption: {
      text: `I took “${saidBy(reader, mark)}” as ${hoursText(part)} of ${column.name}.`,
      alternatives: [],
    },
    trust: 0.97,
  };
}

/** "22:00 to 5:59". */
function hoursText({ hours }: DayPart): string {
  return `${hours[0] ?? 0}:00 to ${hours.at(-1) ?? 0}:59`;
}
