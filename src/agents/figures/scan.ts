import { plainWord, senseOf, type WordSense } from './number-words.ts';
import { asciiDigits, type Reading, readNumeral } from './numeral.ts';

/** A number in a text, however it is written. */
export interface Figure {
  readonly from: number;
  readonly to: number;
  /** What it may stand for; empty where nobody can tell. */
  readonly readings: readonly Reading[];
  /** ISO: a day, or a month without its day. */
  readonly date?: string;
}

interface Word {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * All numbers of a text: digits and numerals of any script, with what belongs to them (sign, currency, `%`, `k`),
 * dates, and English words (`forty-two`, `a dozen`, `doubled`, `half`). In the order of the text, none within another.
 */
export function scanFigures(text: string): readonly Figure[] {
  const dates = datesIn(text);
  const figures: Figure[] = [...dates];
  const rest = wordsIn(dates.reduce(blanked, text));
  for (let at = 0; at < rest.length; ) {
    const end = groupEnd(rest, at, text);
    if (end > at) figures.push(figureOf(rest.slice(at, end), text));
    at = Math.max(end, at + 1);
  }
  return figures.toSorted((a, b) => a.from - b.from);
}

function blanked(text: string, { from, to }: Figure): string {
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
}

/** Letters and numbers; marks that group digits, between digits only. */
const wordPattern =
  /[〇零一二三四五六七八九十百千万億亿兆]+|(?:(?![〇零一二三四五六七八九十百千万億亿兆])[\p{L}\p{N}\p{M}_])+(?:(?<=\p{N})[.,'’٫٬/\u00a0\u202f\u2009\u2007](?=\p{N})[\p{L}\p{N}\p{M}_]+)*(?:(?<=^|[^\p{N}]\p{Nd}{1,3})(?: \p{Nd}{3})+(?![\p{L}\p{N}]))?/gu;

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    text: word,
  }));
}

/** Where the run of number words that begins here ends; the place itself where none begins. */
function groupEnd(words: readonly Word[], start: number, text: string): number {
  let end = start;
  while (end < words.length && isFigureWord(words, end, text)) {
    const [previous, word] = [words[end - 1], words[end]];
    if (
      end > start &&
      previous !== undefined &&
      word !== undefined &&
      !joins(text.slice(previous.to, word.from))
    )
      break;
    end += 1;
    if (/\p{N}/u.test(word?.text ?? '') && !isScaleWord(words[end])) break;
  }
  return end;
}

function joins(gap: string): boolean {
  return /^(?:[\s\u00a0]+|\s?[-‐‑]\s?)$/.test(gap);
}

function isScaleWord(word: Word | undefined): boolean {
  return word !== undefined && senseOf(word.text)?.kind === 'scale';
}

function isFigureWord(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (/\p{N}/u.test(word.text)) return !isNotation(word.text);
  if (/^[〇零一二三四五六七八九十百千万億亿兆]{2,}$/u.test(word.text)) return true;
  if (/^(?:[IVX]{2,}|[MDCLXVI]{4,})$/.test(word.text)) return isRoman(word.text);
  return senseOf(word.text) !== undefined && !isIdiom(words, at, text);
}

/** Units and statistics that are written with a raised number. */
function isNotation(word: string): boolean {
  return /^(?:[kcdmµ]?m|ft|in|mi|[rR]|χ|chi)[²³]$/u.test(word);
}

function isRoman(word: string): boolean {
  return /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(word);
}

/** Words of number that say no number where they stand. */
function isIdiom(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at];
  if (word === undefined) return false;
  const plain = plainWord(word.text);
  const [before, after] = [neighbour(words, at - 1), neighbour(words, at + 1)];
  const gap = text.slice(word.to, words[at + 1]?.from ?? word.to);
  if (
    gap === '-' &&
    /^(?:way|sided|tailed|sample|off|party|parties|hand|check|inflated|life|guess|edged)$/.test(after)
  )
    return true;
  switch (plain) {
    case 'one':
      return isPronoun(before, after, gap);
    case 'second':
      return /^(?:a|per|each|every|one)$/.test(before) && !/^(?:place|rank)$/.test(after);
    case 'quarter':
    case 'quarters':
      return (
        !/^of$/.test(after) ||
        /^(?:this|last|next|previous|each|every|per|by|the|first|fiscal|current)$/.test(before)
      );
    case 'double':
      return /^(?:check|counted|counting|checked)$/.test(after);
    case 'couple':
      return before !== 'a' && after !== 'of';
    default:
      return false;
  }
}

/** `no one`, `one of them`, `the highest one.` */
function isPronoun(before: string, after: string, gap: string): boolean {
  if (/^(?:no|any|every|some|each|this|that|which|another)$/.test(before)) return true;
  if (/^(?:of|another|would|can|could|may|might|should|must|that|which|who|with|where|s)$/.test(after))
    return true;
  return (
    /^(?:the|last|first|only|\w+est|next|previous)$/.test(before) && (after === '' || /^[.,;:!?)]/.test(gap))
  );
}

function neighbour(words: readonly Word[], at: number): string {
  return plainWord(words[at]?.text ?? '');
}

/** With the sign or currency before it and the percent sign behind it. */
function figureOf(words: readonly Word[], text: string): Figure {
  const [first, last] = [words[0], words.at(-1)];
  const body = { from: first?.from ?? 0, to: last?.to ?? 0 };
  const article = words.every(({ text: word }) => !/\p{N}/u.test(word))
    ? /\b(?:an?|the) $/i.exec(text.slice(0, body.from))?.[0]
    : undefined;
  const signs = /[-−+±~≈<>=]?\p{Sc}?[-−+]?$/u.exec(text.slice(0, body.from))?.[0] ?? '';
  const isSign = /(?:^|[\s(])$/.test(text.slice(0, body.from - signs.length));
  const lead = article?.startsWith('the') === false ? article.length : isSign ? signs.length : 0;
  const tail =
    /^(?:[ \u00a0]?(?:%|‰|per ?cent\b|percentage points\b)|\p{Sc}|°)/u.exec(text.slice(body.to))?.[0] ?? '';
  const isPercent = /%|per ?cent|points/.test(tail);
  const isNegative = isSign && /[-−]/.test(signs);
  const readings = readingsOf(words).map((reading) => ({
    value: reading.value * (isNegative ? -1 : 1),
    slack: reading.slack,
    isPercent: isPercent || reading.isPercent,
  }));
  return { from: body.from - lead, to: body.to + tail.length, readings };
}

function readingsOf(words: readonly Word[]): readonly Reading[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (!/\p{N}/u.test(first.text)) {
    const value = wordsValue(words.map(({ text }) => senseOf(text)));
    return value === undefined ? [] : [{ value, slack: 0, isPercent: false }];
  }
  const scale = rest.reduce((product, { text }) => product * (senseOf(text)?.value ?? Number.NaN), 1);
  return readNumeral(first.text)
    .map(({ value, slack, isPercent }) => ({ value: value * scale, slack: slack * scale, isPercent }))
    .filter(({ value }) => Number.isFinite(value));
}

/** `two hundred thousand forty two`, `two thirds`; `undefined` for what makes no number. */
function wordsValue(senses: readonly (WordSense | undefined)[]): number | undefined {
  let [total, current] = [0, undefined as number | undefined];
  for (const sense of senses) {
    if (sense === undefined) return undefined;
    if (sense.kind === 'count') current = (current ?? 0) + sense.value;
    else if (sense.kind === 'scale' && sense.value < 1000) current = (current ?? 1) * sense.value;
    else if (sense.kind === 'scale') [total, current] = [total + (current ?? 1) * sense.value, undefined];
    else current = (current ?? 1) * sense.value;
  }
  return total + (current ?? 0);
}

const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const day = '(?<day>\\p{Nd}{1,2})(?:st|nd|rd|th)?';
const year = '(?<year>\\p{Nd}{4})';
const datePatterns: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(?<year>\p{Nd}{4})-(?<month>\p{Nd}{1,2})(?:-(?<day>\p{Nd}{1,2})(?:[T ]\p{Nd}{1,2}:\p{Nd}{2}(?::\p{Nd}{2}(?:\.\p{Nd}+)?)?)?)?(?![\p{L}\p{N}])/gu,
  new RegExp(
    `(?<![\\p{L}\\p{N}])${day}(?: of)? (?<name>${monthNames})\\.?,? ${year}(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  new RegExp(`(?<![\\p{L}\\p{N}])(?<name>${monthNames})\\.? ${day},? ${year}(?![\\p{L}\\p{N}])`, 'giu'),
  new RegExp(`(?<![\\p{L}\\p{N}])(?<name>${monthNames})\\.?,? ${year}(?![\\p{L}\\p{N}])`, 'giu'),
];

function datesIn(text: string): readonly Figure[] {
  const found: Figure[] = [];
  for (const pattern of datePatterns) {
    for (const { 0: written, index, groups = {} } of text.matchAll(pattern)) {
      const [from, to] = [index, index + written.length];
      if (!found.some((other) => from < other.to && to > other.from))
        found.push({ from, to, readings: [], date: isoDate(groups) });
    }
  }
  return found;
}

function isoDate(groups: Readonly<Record<string, string | undefined>>): string {
  const named = monthStarts.indexOf((groups.name ?? '').slice(0, 3).toLowerCase()) + 1;
  const month = asciiDigits(groups.month ?? String(named)).padStart(2, '0');
  const start = `${asciiDigits(groups.year ?? '')}-${month}`;
  return groups.day === undefined ? start : `${start}-${asciiDigits(groups.day).padStart(2, '0')}`;
}
