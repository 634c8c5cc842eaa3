import { isCommonWord } from './common-words.ts';
import type { Span } from './span.ts';

/** A value that is looked for. */
export interface Known<T> {
  readonly text: string;
  readonly what: T;
  /** Counts before others that are the same but for the case. */
  readonly isFirst?: boolean;
}

/** Finds thousands of values in a text in one pass: words are looked up, not values one by one. */
export interface KnownValues<T> {
  add(known: Known<T>): void;
  /** Whole words, in any case, the longest value where several begin; from left to right. */
  find(text: string): readonly Span<T>[];
}

const wordPattern = /[\p{L}\p{M}\p{N}_]+/gu;

interface Match<T> {
  readonly span: Span<T>;
  readonly wordCount: number;
}

interface Word {
  readonly text: string;
  readonly lower: string;
  readonly from: number;
  readonly to: number;
}

export function createKnownValues<T>(): KnownValues<T> {
  const byWords = new Map<string, Known<T>[]>();
  /** How many words values have that begin with this one; the most first. */
  const lengths = new Map<string, readonly number[]>();

  function matchAt(text: string, words: readonly Word[], at: number): Match<T> | null {
    for (const length of lengths.get(words[at]?.lower ?? '') ?? []) {
      const said = words.slice(at, at + length);
      const values = byWords.get(keyOf(said.map(({ lower }) => lower))) ?? [];
      const value = best(
        values.filter((each) => isSaid(each.text, text, said)),
        text,
        said,
      );
      if (value !== undefined) return { span: spanOf(value, text, said), wordCount: length };
    }
    return null;
  }

  return {
    add(known) {
      const words = known.text.toLowerCase().match(wordPattern) ?? [];
      const [first] = words;
      if (first === undefined) return;
      const key = keyOf(words);
      byWords.set(key, [...(byWords.get(key) ?? []), known]);
      const there = lengths.get(first) ?? [];
      if (there.includes(words.length)) return;
      lengths.set(
        first,
        [...there, words.length].sort((left, right) => right - left),
      );
    },
    find(text) {
      const words = wordsOf(text);
      const found: Span<T>[] = [];
      for (let at = 0; at < words.length; ) {
        const match = matchAt(text, words, at);
        if (match !== null) found.push(match.span);
        at += match === null ? 1 : match.wordCount;
      }
      return found;
    },
  };
}

function keyOf(words: readonly string[]): string {
  return words.join(' ');
}

/** `Will`, and `Bo`: only the capital tells them from other words. */
function isAmbiguous(word: string): boolean {
  return word.length <= 2 || isCommonWord(word);
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
    text: word,
    lower: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}

/** `O''Brien` in SQL and `O\'Brien` in Python are `O'Brien`; how much space there is does not matter. */
function plainGap(gap: string): string {
  return gap.replaceAll('\\', '').replaceAll("''", "'").replace(/\s+/g, ' ');
}

/** With the signs in front of the value and behind it, where they stand in the text too. */
function spanOf<T>({ text: value, what }: Known<T>, text: string, said: readonly Word[]): Span<T> {
  const words = wordsOf(value);
  const before = value.slice(0, words[0]?.from);
  const after = value.slice(words.at(-1)?.to);
  const from = said[0]?.from ?? 0;
  const to = said.at(-1)?.to ?? 0;
  return {
    from: text.endsWith(before, from) ? from - before.length : from,
    to: text.startsWith(after, to) ? to + after.length : to,
    what,
  };
}

/** One that is written the same way, if there is one. */
function best<T>(values: readonly Known<T>[], text: string, said: readonly Word[]): Known<T> | undefined {
  const written = text.slice(said[0]?.from, said.at(-1)?.to);
  return (
    values.find(({ isFirst }) => isFirst === true) ??
    values.find((value) => value.text.includes(written)) ??
    values[0]
  );
}

function isSaid(value: string, text: string, said: readonly Word[]): boolean {
  const words = wordsOf(value);
  const [first] = said;
  if (first === undefined || words.length !== said.length) return false;
  if (words.length === 1 && isAmbiguous(first.lower)) {
    return first.text === words[0]?.text && !beginsSentence(text, first.from);
  }
  return gapsOf(value, words).every((gap, index) => gapsOf(text, said)[index] === gap);
}

/** What stands between the words. */
function gapsOf(text: string, words: readonly Word[]): readonly string[] {
  return words.slice(1).map(({ from }, index) => plainGap(text.slice(words[index]?.to, from)));
}

/** Where a plain word has a capital letter too. */
function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.?!:;\n]|^\s*[-*#])\s*["“(]?$/.test(text.slice(Math.max(0, at - 4), at));
}
