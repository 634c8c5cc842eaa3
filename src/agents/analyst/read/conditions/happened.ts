import type { SchemaColumn } from '../../schema/schema.ts';
import { eventOf } from './events.ts';
import type { Reader } from './reader.ts';

/** "sold in 2024", "was listed after March": the time of what is said right before, though the word is a value as well. */
export function happenedBefore({ tokens, schema }: Reader, at: number): SchemaColumn | undefined {
  const verb = tokens
    .slice(Math.max(0, at - 3), at)
    .findLast(({ word }) => !/^(in|on|during|since|after|before|until|between|from|of|the|by)$/.test(word));
  const [only, other] = schema.columns.filter((column) => eventOf(column) === verb?.word);
  return verb === undefined || other !== undefined ? undefined : only;
}
