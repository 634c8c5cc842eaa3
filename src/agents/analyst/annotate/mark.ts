import type { Cue } from '../lexicon/cues/cue.ts';
import { isKey, type Schema, type SchemaColumn } from '../schema/schema.ts';
import type { DateMeaning } from '../text/dates.ts';
import type { NumberSpan } from '../text/numbers.ts';
import type { Span, Token } from '../text/tokens.ts';

/** A piece of a question that is understood. Marks of one question do not overlap. */
export type Mark = ColumnMark | ValueMark | NumberMark | DateMark | CueMark;

export interface ColumnMark {
  readonly kind: 'column';
  readonly span: Span;
  readonly column: SchemaColumn;
  /** 0 to 1: the part of the name that was said, and how plainly. */
  readonly score: number;
  /** Other columns that the same words fit nearly as well. */
  readonly rivals: readonly SchemaColumn[];
  /** The words of the question, when they are not the name's own. */
  readonly isLoose: boolean;
}

export type ValueMatch = 'exact' | 'part' | 'form' | 'typo' | 'synonym';

export interface ValueReading {
  readonly column: SchemaColumn;
  /** As they stand in cells. For `part`, some of those that have the words. */
  readonly values: readonly string[];
  /** Rarer values that a mistyped word fits as well. */
  readonly others?: readonly string[];
  readonly how: ValueMatch;
  /** For `part`: the part of the values' words that was said, 0 to 1. */
  readonly coverage: number;
}

export interface ValueMark {
  readonly kind: 'value';
  readonly span: Span;
  /** Best first. */
  readonly readings: readonly ValueReading[];
  /** The words to look for in cells, for a partial match. */
  readonly words: readonly string[];
  readonly isQuoted: boolean;
}

export interface NumberMark {
  readonly kind: 'number';
  readonly span: Span;
  readonly number: NumberSpan;
  /** Text columns that have exactly this number as a value. */
  readonly readings: readonly ValueReading[];
}

export interface DateMark {
  readonly kind: 'date';
  readonly span: Span;
  readonly meaning: DateMeaning;
}

export interface CueMark {
  readonly kind: 'cue';
  readonly span: Span;
  readonly cue: Cue;
  /** The word that was meant, where another was typed. */
  readonly meant?: string;
}

export function lengthOf(span: Span): number {
  return span.to - span.from;
}

/** "transactions" where a column is `transaction_id`: the noun for a row, not the column. */
export function isNounOfRow(
  { column, isLoose }: ColumnMark,
  { rowCount }: Pick<Schema, 'rowCount'>,
): boolean {
  return isLoose && isKey(column) && column.profile.distinctCount >= 0.9 * rowCount;
}

/** "sales" where a column is `sale_price`: so many of them are meant, not the price. */
export function isCountedNoun({ column, isLoose, span }: ColumnMark, tokens: readonly Token[]): boolean {
  const said = tokens[span.from];
  const head = column.words.findLast(({ weight }) => weight >= 0.5);
  const isOne = column.number !== undefined && isLoose && span.to - span.from === 1;
  if (!isOne || head === undefined || said === undefined) return false;
  const isNamed = column.words.some(({ stem }) => stem === said.stem);
  return isNamed && said.stem !== head.stem && /[^s]s$/.test(said.word);
}
