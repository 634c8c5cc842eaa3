import type { Mark } from '../annotate/mark.ts';
import type { Reading } from '../family.ts';
import type { Token } from '../text/tokens.ts';
import { ignoredCost, wordCost } from './cost.ts';
import { isAnswerToAnother } from './lost.ts';
import { isContent, isYesNo, type Parse, range } from './parse.ts';

/** Below this a question is declined rather than answered. */
export const answerable = 0.6;

/**
 * How well a reading explains a question, 0 to 1: the part of its content that the reading rests on, times how far its
 * words were trusted. A number, a value or an operator that a reading leaves out weighs more than a word.
 */
export function scoreOf(reading: Reading, of: Parse): number {
  const used = new Set(reading.marks);
  const explained = tokensOf(reading.marks, reading.words ?? []);
  const left = of.marks.filter((mark) => !used.has(mark));
  const leftTokens = tokensOf(left, []);
  const ignored = left.reduce((sum, mark) => sum + ignoredCost(mark, reading, of), 0);
  const unmarked = of.tokens
    .filter((token) => !explained.has(token.index) && !leftTokens.has(token.index))
    .reduce((sum, token) => sum + wordCost(token, reading, of), 0);
  const content = Math.max(
    1,
    of.tokens.filter((token) => explained.has(token.index) && isContent(token)).length -
      wordsOfLongNames(reading, of),
  );
  const kind =
    isYesNo(of) && reading.isVerdict !== true && reading.task.classification !== 'EXPLAIN_ONLY' ? 0.55 : 1;
  const dropped = isAnswerToAnother(reading, of, left, explained) ? 0.5 : 1;
  const { chart } = of.presentation;
  const isDrawable = chart === undefined || chart === 'histogram' || reading.task.python === undefined;
  const asDrawn = isDrawable ? 1 : 0.85;
  return (asDrawn * kind * dropped * reading.trust * (content + 1)) / (content + 1 + ignored + unmarked);
}

/** A name of many words says no more than a short one. */
const wordsOfName = 4;

function wordsOfLongNames({ marks }: Reading, of: Parse): number {
  return [...new Set(marks)]
    .filter(({ kind }) => kind === 'column' || kind === 'value')
    .map(({ span }) => of.tokens.slice(span.from, span.to).filter(isContent).length - wordsOfName)
    .reduce((sum, surplus) => sum + Math.max(0, surplus), 0);
}

/** Words that carry meaning and that a reading does not use: whoever reads the answer has to know. */
export function leftOut(reading: Reading, of: Parse): readonly Token[] {
  const explained = tokensOf(reading.marks, reading.words ?? []);
  const marked = tokensOf(of.marks, []);
  return of.tokens.filter(
    (token) => !explained.has(token.index) && !marked.has(token.index) && wordCost(token, reading, of) >= 1,
  );
}

/** Columns, values and numbers that were understood and that a reading does not use. */
export function unusedMarks(reading: Reading, of: Parse): readonly Mark[] {
  const used = new Set(reading.marks);
  const explained = tokensOf(reading.marks, reading.words ?? []);
  return of.marks.filter(
    (mark) =>
      mark.kind !== 'cue' &&
      !used.has(mark) &&
      !explained.has(mark.span.from) &&
      ignoredCost(mark, reading, of) >= leastNoticed,
  );
}

const leastNoticed = 0.4;

function tokensOf(marks: readonly Mark[], words: readonly number[]): Set<number> {
  return new Set([...words, ...marks.flatMap(({ span }) => range(span.from, span.to))]);
}
