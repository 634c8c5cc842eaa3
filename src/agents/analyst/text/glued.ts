import { weakNameWords } from '../lexicon/plain-words.ts';
import { abbreviations, synonymGroups } from '../lexicon/synonyms.ts';

/** Words that names are often glued from and that no group of synonyms has. */
const others =
  'win winning lose losing won lost final total net gross per life expectancy birth death rate model make house home median income value room family size full working hours level balance start end open close high low first last middle month day week user order ship delivery post zip sale market stock rank test train good health main sub max min mean sum count diff ratio percent share annual daily weekly monthly left right code group band gdp capita cap pop square feet foot build built horse power fuel engine air body mass index blood heart';

const known: ReadonlySet<string> = new Set(
  [...synonymGroups.flat(), ...weakNameWords, ...others.split(' '), ...Object.keys(abbreviations)].filter(
    (word) => /^[a-z]{2,}$/.test(word),
  ),
);

/** Shorter words are parts of too many others. */
const shortestPart = 3;
const shortestName = 6;
const shortestBehindInitial = 5;

/** `finaldate` is "final" and "date"; a word that is known itself, or that no known words make up, stays whole. */
export function partsOfGlued(word: string): readonly string[] {
  if (word.length < shortestName || !/^[a-z]+$/.test(word) || isKnown(word)) return [word];
  return split(word, 3) ?? withInitial(word) ?? [word];
}

/** `pclass`: the first letter of what it is a class of, before a word that is long enough to be no accident. */
function withInitial(word: string): readonly string[] | undefined {
  const rest = word.slice(1);
  return rest.length >= shortestBehindInitial && known.has(rest) ? [word.charAt(0), rest] : undefined;
}

/** Into as few known words as there can be. */
function split(word: string, most: number): readonly string[] | undefined {
  if (isKnown(word)) return [word];
  if (most <= 1) return undefined;
  for (let at = word.length - shortestPart; at >= shortestPart; at -= 1) {
    if (!isKnown(word.slice(0, at))) continue;
    const rest = split(word.slice(at), most - 1);
    if (rest !== undefined) return [word.slice(0, at), ...rest];
  }
  return undefined;
}

function isKnown(word: string): boolean {
  return (
    word.length >= shortestPart && (known.has(word) || (word.endsWith('s') && known.has(word.slice(0, -1))))
  );
}
