import type { ValueMatch as FoundValue } from '../../../core/agent.ts';
import { askingWords, stopWords } from '../lexicon/plain-words.ts';
import { outcomeWords, valueSynonyms } from '../lexicon/synonyms.ts';
import { columnNamed, type Schema, type SchemaColumn } from '../schema/schema.ts';
import { cellText } from '../text/cell-text.ts';
import { isTypoOf } from '../text/distance.ts';
import { rootOf } from '../text/stem.ts';
import { plain, type Token, wordsOf } from '../text/tokens.ts';
import type { ValueMark, ValueMatch, ValueReading } from './mark.ts';

/** A value of a cell with its words. */
interface Entry {
  readonly column: SchemaColumn;
  readonly value: string;
  readonly words: readonly string[];
  /** As it is compared with a mistyped word. */
  readonly plain: string;
}

/** Known values by each of their words. */
export interface ValueIndex {
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  readonly byRoot: ReadonlyMap<string, readonly Entry[]>;
  /** Values of one word. */
  readonly singles: readonly Entry[];
  /** Words of column names: alone they mean the column, not a cell that has them too. */
  readonly nameWords: ReadonlySet<string>;
}

const longestValue = 24;

/** Values from the profile and those that a search of the cells has found. */
export function indexValues(schema: Schema, found: readonly FoundValue[]): ValueIndex {
  const byWord = new Map<string, Entry[]>();
  const byRoot = new Map<string, Entry[]>();
  const seen = new Set<string>();
  for (const entry of entriesOf(schema, found)) {
    const key = `${entry.column.name}\u0000${entry.value}`;
    if (seen.has(key) || entry.words.length === 0 || entry.words.length > longestValue) continue;
    seen.add(key);
    for (const word of new Set(entry.words)) push(byWord, word, entry);
    for (const root of new Set(entry.words.map(rootOf))) push(byRoot, root, entry);
  }
  const nameWords = new Set(schema.columns.flatMap((column) => column.words.map(({ stem }) => stem)));
  const singles = [...new Set([...byWord.values()].flat())].filter(({ words }) => words.length === 1);
  return { byWord, byRoot, singles, nameWords };
}

function* entriesOf(schema: Schema, found: readonly FoundValue[]): Generator<Entry> {
  for (const column of schema.columns) {
    if (!column.isText) continue;
    for (const { value } of column.values) yield entryOf(column, cellText(value));
  }
  for (const match of found) {
    const column = match.table === schema.table ? columnNamed(schema, match.column) : undefined;
    if (column !== undefined) yield entryOf(column, match.value);
  }
}

function entryOf(column: SchemaColumn, value: string): Entry {
  return { column, value, words: wordsOf(value), plain: plain(value) };
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

/** Where the question says values of cells. Marks may overlap; better readings stand first in each. */
export function markValues(tokens: readonly Token[], index: ValueIndex): ValueMark[] {
  const marks: ValueMark[] = [];
  for (const token of tokens) {
    marks.push(...wholeValues(token.index, tokens, index));
    marks.push(...partialValues(token.index, tokens, index));
    marks.push(...likeValues(token, tokens, index));
  }
  return marks;
}

/** Values said in full, beginning at a token; for values of up to three words in any order. */
function wholeValues(from: number, tokens: readonly Token[], index: ValueIndex): ValueMark[] {
  const first = tokens[from];
  if (first === undefined) return [];
  const bySize = new Map<number, Entry[]>();
  for (const entry of index.byWord.get(first.stem) ?? []) {
    const size = entry.words.length;
    if (isNameOfColumn(entry)) continue;
    if (saysInFull(tokens, from, entry.words)) bySize.set(size, [...(bySize.get(size) ?? []), entry]);
  }
  return [...bySize].map(([size, entries]) => markOf(tokens, from, from + size, entries, 'exact'));
}

/** A column `report` whose cells say "report". */
function isNameOfColumn(entry: Entry): boolean {
  const names = entry.column.words.map(({ stem }) => stem);
  return entry.words.every((word) => names.includes(word));
}

function saysInFull(tokens: readonly Token[], from: number, words: readonly string[]): boolean {
  if (from + words.length > tokens.length) return false;
  const said = tokens.slice(from, from + words.length).map(({ stem }) => stem);
  if (words.every((word, index) => word === said[index])) return true;
  return words.length > 1 && words.length <= 3 && [...words].sort().join(' ') === [...said].sort().join(' ');
}

/** The longest run of tokens from here that stands inside values which say more. */
function partialValues(from: number, tokens: readonly Token[], index: ValueIndex): ValueMark[] {
  const first = tokens[from];
  if (first === undefined || !isTelling(first)) return [];
  if (index.nameWords.has(first.stem) && first.quotation === 0) return [];
  let entries = (index.byWord.get(first.stem) ?? []).filter(
    ({ words, column }) => words.length > 1 && !isAddress(column),
  );
  let to = from + 1;
  const marks: ValueMark[] = [];
  while (entries.length > 0) {
    const words = tokens.slice(from, to).map(({ stem }) => stem);
    entries = entries.filter((entry) => hasRun(entry.words, words));
    if (entries.length > 0) marks.push(markOf(tokens, from, to, entries, 'part'));
    if (to >= tokens.length) break;
    to += 1;
  }
  return marks;
}

/** What stands inside a link or an e-mail address is no word of the data. */
function isAddress({ profile }: SchemaColumn): boolean {
  return profile.semanticType === 'url' || profile.semanticType === 'email';
}

function isTelling(token: Token): boolean {
  return (
    !stopWords.has(token.word) &&
    !askingWords.has(token.word) &&
    token.word.length > 1 &&
    /[\p{L}\p{N}]/u.test(token.word)
  );
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, index) => words[at + index] === word));
}

/** Another form ("failure" for FAILED), another word ("women" for F) or a typing error. */
function likeValues(token: Token, tokens: readonly Token[], index: ValueIndex): ValueMark[] {
  if (!isTelling(token)) return [];
  const synonyms = synonymEntries(token, index);
  if (synonyms.length > 0) return [markOf(tokens, token.index, token.index + 1, synonyms, 'synonym')];
  if (index.byWord.has(token.stem)) return [];
  const forms = (index.byRoot.get(rootOf(token.word)) ?? []).filter((entry) => entry.words.length === 1);
  if (forms.length > 0 && rootOf(token.word).length >= 4) {
    return [markOf(tokens, token.index, token.index + 1, forms, 'form')];
  }
  const outcome = outcomeWords.find((word) => isTypoOf(token.word, word));
  const meant = outcome === undefined ? [] : (index.byRoot.get(rootOf(outcome)) ?? []);
  const outcomes = meant.filter((entry) => entry.words.length === 1);
  if (outcomes.length > 0) return [markOf(tokens, token.index, token.index + 1, outcomes, 'typo')];
  const single = index.singles.filter(({ words: [stem = ''], plain: written }) =>
    isMistyped(token, stem, written),
  );
  return single.length > 0
    ? [mistypedMark(markOf(tokens, token.index, token.index + 1, single, 'typo'))]
    : [];
}

function isMistyped(token: Token, stem: string, written: string): boolean {
  return isTypoOf(token.stem, stem) || isTypoOf(token.word, written);
}

/** Of the values that a mistyped word fits, the most frequent is meant. */
function mistypedMark(mark: ValueMark): ValueMark {
  const readings = mark.readings.map((reading): ValueReading => {
    const count = (value: string): number =>
      reading.column.values.find((known) => cellText(known.value) === value)?.count ?? 0;
    const [first, ...others] = [...new Set(reading.values)].sort((a, b) => count(b) - count(a));
    return first === undefined ? reading : { ...reading, values: [first], others };
  });
  return { ...mark, readings };
}

function synonymEntries(token: Token, index: ValueIndex): Entry[] {
  const said = [token.word, token.stem].find((word) => Object.hasOwn(valueSynonyms, word));
  const others = said === undefined ? [] : (valueSynonyms[said] ?? []);
  return others.flatMap((other) => {
    const words = wordsOf(other);
    return (index.byWord.get(words[0] ?? '') ?? []).filter(
      (entry) => entry.words.join(' ') === words.join(' '),
    );
  });
}

const preference: Readonly<Record<ValueMatch, number>> = { exact: 0, form: 1, synonym: 1, typo: 2, part: 3 };

function markOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  entries: readonly Entry[],
  how: ValueMatch,
): ValueMark {
  const quotation = tokens[from]?.quotation ?? 0;
  const said = tokens.slice(from, to);
  return {
    kind: 'value',
    span: { from, to },
    readings: readingsOf(entries, how, to - from),
    words: said.map(({ word }) => word),
    isQuoted:
      quotation > 0 &&
      said.every((token) => token.quotation === quotation) &&
      tokens[from - 1]?.quotation !== quotation &&
      tokens[to]?.quotation !== quotation,
  };
}

function readingsOf(entries: readonly Entry[], how: ValueMatch, said: number): ValueReading[] {
  const byColumn = new Map<SchemaColumn, string[]>();
  for (const { column, value } of entries) byColumn.set(column, [...(byColumn.get(column) ?? []), value]);
  const fewest = Math.min(...entries.map(({ words }) => words.length));
  const coverage = how === 'part' ? said / fewest : 1;
  return [...byColumn].map(([column, values]) => ({ column, values, how, coverage }));
}

/** Readings of several marks over the same words, best first. */
export function mergeReadings(marks: readonly ValueMark[]): ValueReading[] {
  const best = new Map<SchemaColumn, ValueReading>();
  for (const reading of marks.flatMap((mark) => mark.readings)) {
    const known = best.get(reading.column);
    if (known === undefined || preference[reading.how] < preference[known.how])
      best.set(reading.column, reading);
  }
  return [...best.values()].sort((a, b) => preference[a.how] - preference[b.how]);
}
