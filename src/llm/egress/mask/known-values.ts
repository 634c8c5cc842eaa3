import { isCommonWord } from './common-words.ts';
import type { Span } from './span.ts';

/** A value that is looked for. */
export interface Known<T> {
  readonly text: string;
  readonly what: T;
  /** Counts before others that are the same but for the case. */
  readonly isFirst?: boolean;
}

interface Entry<T> {
  readonly what: T;
  readonly text: string;
  readonly isFirst: boolean;
  /** In lower case. */
  readonly words: readonly string[];
  /** What stands between the words, alike where it only escapes a quote. */
  readonly gaps: readonly string[];
  readonly before: string;
  readonly after: string;
  /** As it is written, where another way of writing it may be a plain word. */
  readonly exact: string | null;
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
  const byWords = new Map<string, Entry<T>[]>();
  /** How many words values have that begin with this one; the most first. */
  const lengths = new Map<string, readonly number[]>();

  function matchAt(text: string, words: readonly Word[], at: number): Match<T> | null {
    for (const length of lengths.get(words[at]?.lower ?? '') ?? []) {
      const said = words.slice(at, at + length);
      const entries = byWords.get(keyOf(said.map(({ lower }) => lower))) ?? [];
      const entry = best(
        entries.filter((each) => isSaid(each, text, said)),
        text,
        said,
      );
      if (entry !== undefined) return { span: spanOf(entry, text, said), wordCount: length };
    }
    return null;
  }

  return {
    add(known) {
      const entry = entryOf(known);
      const [first] = entry.words;
      if (first === undefined) return;
      const key = keyOf(entry.words);
      byWords.set(key, [...(byWords.get(key) ?? []), entry]);
      const there = lengths.get(first) ?? [];
      if (there.includes(entry.words.length)) return;
      lengths.set(
        first,
        [...there, entry.words.length].sort((left, right) => right - left),
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

function entryOf<T>({ text, what, isFirst = false }: Known<T>): Entry<T> {
  const words = wordsOf(text);
  const lower = words.map((word) => word.lower);
  return {
    ...{ what, text, isFirst },
    words: lower,
    gaps: words.slice(1).map(({ from }, index) => plainGap(text.slice(words[index]?.to, from))),
    before: text.slice(0, words[0]?.from ?? 0),
    after: text.slice(words.at(-1)?.to ?? text.length),
    exact: lower.length === 1 && isAmbiguous(lower[0] ?? '') ? (words[0]?.text ?? null) : null,
  };
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

function spanOf<T>({ before, after, what }: Entry<T>, text: string, said: readonly Word[]): Span<T> {
  const from = said[0]?.from ?? 0;
  const to = said.at(-1)?.to ?? 0;
  return {
    from: text.endsWith(before, from) ? from - before.length : from,
    to: text.startsWith(after, to) ? to + after.length : to,
    what,
  };
}

/** One that is written the same way, if there is one. */
function best<T>(entries: readonly Entry<T>[], text: string, said: readonly Word[]): Entry<T> | undefined {
  const written = text.slice(said[0]?.from, said.at(-1)?.to);
  return (
    entries.find(({ isFirst }) => isFirst) ??
    entries.find((entry) => entry.text.includes(written)) ??
    entries[0]
  );
}

function isSaid<T>({ exact, gaps }: Entry<T>, text: string, said: readonly Word[]): boolean {
  const [first] = said;
  if (exact !== null && (first?.text !== exact || beginsSentence(text, first.from))) return false;
  return gaps.every((gap, index) => plainGap(text.slice(said[index]?.to, said[index + 1]?.from)) === gap);
}

/** Where a plain word has a capital letter too. */
function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.?!:;\n]|^\s*[-*#])\s*["“(]?$/.test(text.slice(Math.max(0, at - 4), at));
}
