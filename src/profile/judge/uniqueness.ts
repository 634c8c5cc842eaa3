import { type ColumnFacts, valueCountOf } from '../measure/column-facts.ts';

/** Identifiers may repeat a little, by duplicated rows say. */
const nearlyUniqueShare = 0.95;
/** The engine's estimate may be some 15 % off. */
const estimateSlack = 0.2;
/** So few values are groups, even where a column is called an id. */
const fewValues = 50;

export function isNearlyUnique(facts: ColumnFacts): boolean {
  const share = nearlyUniqueShare - (facts.distinctIsExact ? 0 : estimateSlack);
  return facts.distinctCount >= share * valueCountOf(facts);
}

/** Few values that come again and again. */
export function hasFewValues(facts: ColumnFacts, limit = fewValues): boolean {
  return facts.distinctCount <= limit && facts.distinctCount <= valueCountOf(facts) / 2;
}
