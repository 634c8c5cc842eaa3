import { abbreviations, synonymGroups } from '../lexicon/synonyms.ts';
import { isTypoOf } from '../text/distance.ts';
import { rootOf, stemOf } from '../text/stem.ts';

/** How a word of the question stands for a word of a name. */
export type Likeness = 'same' | 'form' | 'synonym' | 'abbreviation' | 'typo';

const worth: Readonly<Record<Likeness, number>> = {
  same: 1,
  form: 0.85,
  synonym: 0.72,
  abbreviation: 0.8,
  typo: 0.75,
};

export function worthOf(likeness: Likeness): number {
  return worth[likeness];
}

/** Both are stems. `undefined` when the words have nothing to do with each other. */
export function likenessOf(said: string, named: string): Likeness | undefined {
  if (said === named) return 'same';
  if (isAbbreviation(said, named) || isAbbreviation(named, said)) return 'abbreviation';
  if (said.length < 2 || named.length < 2) return undefined;
  if (sharesRoot(said, named)) return 'form';
  if (synonymsOf(said).has(named)) return 'synonym';
  return isTypoOf(said, named) ? 'typo' : undefined;
}

/** The stems of one group; computed once, since it is asked for every pair of words. */
const synonyms: ReadonlyMap<string, ReadonlySet<string>> = stemmedGroups();
const none: ReadonlySet<string> = new Set();

function synonymsOf(stem: string): ReadonlySet<string> {
  return synonyms.get(stem) ?? none;
}

function stemmedGroups(): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const group of synonymGroups) {
    const stems = group.map(stemOf);
    for (const stem of stems) {
      const known = map.get(stem) ?? new Set<string>();
      for (const other of stems) known.add(other);
      map.set(stem, known);
    }
  }
  return map;
}

const stemmedAbbreviations: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(abbreviations).map(([short, long]) => [stemOf(short), long.map(stemOf)]),
);

function isAbbreviation(short: string, long: string): boolean {
  if (stemmedAbbreviations.get(short)?.includes(long) === true) return true;
  if (short.length >= 3 && long.length > short.length && short === consonantsOf(long)) return true;
  return short.length >= 3 && long.length >= short.length + 2 && long.startsWith(short) && short.length <= 5;
}

/** "bnk" for bank: the first letter and all consonants. */
function consonantsOf(word: string): string {
  return word.charAt(0) + word.slice(1).replaceAll(/[aeiou]/g, '');
}

function sharesRoot(left: string, right: string): boolean {
  const a = rootOf(left);
  const b = rootOf(right);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3) return false;
  if ((a === right || b === left) && short.length >= 4) return Math.min(left.length, right.length) >= 6;
  if (a === b) return short.length >= 4 || left.startsWith(right) || right.startsWith(left);
  return short.length >= 5 && long.length - short.length <= 3 && long.startsWith(short);
}
