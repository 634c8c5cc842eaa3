import type { ValueSearch } from '../../../core/agent.ts';
import { annotate } from '../annotate/annotate.ts';
import { indexValues } from '../annotate/values.ts';
import { stopWords } from '../lexicon/plain-words.ts';
import type { Schema, SchemaColumn } from '../schema/schema.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { isContent, range } from './parse.ts';

const longestPhrase = 8;
const smallTable = 20_000;
const mostPhrases = 160;

/** What to look for in cells: phrases of words that are not explained yet. `undefined` when there is nothing to look for. */
export function searchPhrases(text: string, schema: Schema): ValueSearch | undefined {
  if (schema.columns.every((column) => !column.isText || column.hasAllValues)) return undefined;
  const tokens = tokenise(text);
  const open = openTokens(tokens, schema);
  const hasDigits = tokens.some(({ index, word }) => open.has(index) && /\d/.test(word));
  const columns = schema.columns
    .filter((column) => isSearched(column, schema, hasDigits))
    .map(({ name }) => name);
  if (columns.length === 0) return undefined;
  const phrases = phrasesOf(text, tokens, open);
  return phrases.length === 0 ? undefined : { table: schema.table, phrases, columns };
}

/** The identifiers of a large table are many, and hold no words. */
function isSearched(column: SchemaColumn, schema: Schema, hasDigits: boolean): boolean {
  if (!column.isText || column.hasAllValues) return false;
  return column.profile.role !== 'identifier' || hasDigits || schema.rowCount <= smallTable;
}

/** On a small table every content word may be a value; on a large one only those that nothing explains. */
function openTokens(tokens: readonly Token[], schema: Schema): ReadonlySet<number> {
  if (schema.rowCount <= smallTable) return new Set(tokens.filter(isOpen).map(({ index }) => index));
  const marks = annotate(tokens, schema, indexValues(schema, []));
  const explained = new Set(marks.flatMap(({ span }) => range(span.from, span.to)));
  return new Set(
    tokens.filter((token) => isContent(token) && !explained.has(token.index)).map(({ index }) => index),
  );
}

function isOpen({ word }: Token): boolean {
  return !stopWords.has(word) && /[\p{L}\p{N}]/u.test(word);
}

/** Longest first, so that the most telling survive a limit. */
function phrasesOf(text: string, tokens: readonly Token[], open: ReadonlySet<number>): string[] {
  const phrases = new Set<string>();
  for (let size = Math.min(longestPhrase, tokens.length); size >= 1; size -= 1) {
    for (let from = 0; from + size <= tokens.length; from += 1) {
      const [first, last] = [tokens[from], tokens[from + size - 1]];
      if (
        first === undefined ||
        last === undefined ||
        !range(from, from + size).some((index) => open.has(index))
      )
        continue;
      phrases.add(text.slice(first.start, last.end).toLowerCase());
    }
  }
  return [...phrases].slice(-mostPhrases);
}
