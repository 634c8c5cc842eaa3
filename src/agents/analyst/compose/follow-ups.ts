import { dimensionsOf, measuresOf } from '../families/shared.ts';
import type { Parse } from '../read/parse.ts';
import type { QueryAsk } from './query-ask.ts';

/** Up to three questions that go on from an answer. */
export function followUpsOf(of: Parse, ask: QueryAsk): string[] {
  const { schema } = of;
  const used = new Set(ask.columns);
  const dimension = dimensionsOf(schema).find(({ name }) => !used.has(name));
  const measure = measuresOf(schema).find(({ name }) => used.has(name)) ?? measuresOf(schema)[0];
  const other = measuresOf(schema).find((column) => column !== measure);
  const time = schema.columns.find((column) => column.isTime);
  return [
    ...(measure !== undefined && dimension !== undefined
      ? [`Average ${measure.name} by ${dimension.name}`]
      : []),
    ...(dimension !== undefined ? [`How many rows by ${dimension.name}?`] : []),
    ...(measure !== undefined && time !== undefined ? [`Average ${measure.name} over time`] : []),
    ...(other !== undefined ? [`What is the highest ${other.name}?`] : []),
    `How many rows are there?`,
  ].slice(0, 3);
}
