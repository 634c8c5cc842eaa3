import { isNounOfRow, type Mark } from '../../annotate/mark.ts';
import { rowWords } from '../../lexicon/plain-words.ts';
import type { Parse } from '../../read/parse.ts';
import type { Token } from '../../text/tokens.ts';

/** "rows", "loans" of a table of loans. */
export function isRowWord({ word, stem }: Token, of: Parse): boolean {
  return rowWords.has(word) || of.schema.nameWords.has(stem);
}

/** A word for a row, or the name of the column that says which row it is. */
export function isRowNoun(token: Token, of: Parse): boolean {
  const marks = marksOn(token, of);
  if (marks.length === 0) return isRowWord(token, of);
  return marks.every((mark) => mark.kind === 'column' && isNounOfRow(mark, of.schema));
}

export function marksOn({ index }: Token, of: Parse): readonly Mark[] {
  return of.marks.filter(({ span }) => span.from <= index && index < span.to);
}
