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

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export function createKnownValues<T>(): KnownValues<T> {
  const byFirstWord = new Map<string, Entry<T>[]>();
  return {
    add(known) {
      const entry = entryOf(known);
      const [first] = entry.words;
      if (first === undefined) return;
      const others = byFirstWord.get(first) ?? [];
      const at = others.findIndex(({ words }) => words.length < entry.words.length);
      others.splice(at === -1 ? others.length : at, 0, entry);
      byFirstWord.set(first, others);
    },
    find(text) {
      const words = wordsOf(text);
      const found: Span<T>[] = [];
      for (let at = 0; at < words.length; ) {
        const match = matchAt(text, words, at, byFirstWord);
        if (match !== null) found.push(match.span);
        at += match === null ? 1 : match.wordCount;
      }
      return found;
    },
  };
}

function entryOf<T>({ text, what, isFirst = false }: Known<T>): Entry<T> {
  const words = wordsOf(text);
  const lower = words.map((word) => word.text.toLowerCase());
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
    from: index,
    to: index + word.length,
  }));
}

/** `O''Brien` in SQL and `O\'Brien` in Python are `O'Brien`; how much space there is does not matter. */
function plainGap(gap: string): string {
  return gap.replaceAll('\\', '').replaceAll("''", "'").replace(/\s+/g, ' ');
}

function matchAt<T>(
  text: string,
  words: readonly Word[],
  at: number,
  byFirstWord: ReadonlyMap<string, readonly Entry<T>[]>,
): { readonly span: Span<T>; readonly wordCount: number } | null {
  const first = words[at];
  if (first === undefined) return null;
  const entry = best(byFirstWord.get(first.text.toLowerCase()) ?? [], text, words, at);
  if (entry === undefined) return null;
  const last = words[at + entry.words.length - 1] ?? first;
  const from = text.endsWith(entry.before, first.from) ? first.from - entry.before.length : first.from;
  const to = text.startsWith(entry.after, last.to) ? last.to + entry.after.length : last.to;
  return { span: { from, to, what: entry.what }, wordCount: entry.words.length };
}

/** Of the longest, one that is written the same way, if there is one. */
function best<T>(
  entries: readonly Entry<T>[],
  text: string,
  words: readonly Word[],
  at: number,
): Entry<T> | undefined {
  const matching = entries.filter((entry) => isAt(entry, text, words, at));
  const longest = matching.filter((entry) => entry.words.length === matching[0]?.words.length);
  const written = (entry: Entry<T>): string =>
    text.slice(words[at]?.from, words[at + entry.words.length - 1]?.to);
  return (
    longest.find(({ isFirst }) => isFirst) ??
    longest.find((entry) => entry.text.includes(written(entry))) ??
    longest[0]
  );
}

function isAt<T>(entry: Entry<T>, text: string, words: readonly Word[], at: number): boolean {
  const first = words[at];
  if (entry.exact !== null && (first?.text !== entry.exact || beginsSentence(text, first.from))) return false;
  for (let offset = 1; offset < entry.words.length; offset += 1) {
    const word = words[at + offset];
    if (word?.text.toLowerCase() !== entry.words[offset]) return false;
    const gap = text.slice(words[at + offset - 1]?.to, word?.from);
    if (plainGap(gap) !== entry.gaps[offset - 1]) return false;
  }
  return true;
}

/** Where a plain word has a capital letter too. */
function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.?!:;\n]|^\s*[-*#])\s*["“(]?$/.test(text.slice(Math.max(0, at - 4), at));
}
