/** In front of names, between their parts and behind them: by themselves they tell nobody's. */
const noNames = new Set(
  `mr mrs ms miss mx dr prof sir dame lady jr sr ii iii phd md van von der den de del della di da dos la le el al bin ben ibn
  st inc ltd llc gmbh ag kg co corp company plc sa srl bv`.split(/\s+/),
);

/** A first or last name alone tells who it is, too. */
export function partsOf(name: string): readonly string[] {
  const parts = name.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  return parts.length < 2 ? [] : parts.filter((part) => part.length >= 2 && !noNames.has(part.toLowerCase()));
}

const leastNames = 20;
const commonShare = 0.2;

/** Parts that so many of the names have that they are no names: `Customer 1`, `Customer 2`. */
export function sharedParts(names: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const part of names.flatMap((name) => [...new Set(partsOf(name))])) {
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const least = Math.max(leastNames, names.length) * commonShare;
  return new Set([...counts].filter(([, count]) => count > least).map(([part]) => part));
}
