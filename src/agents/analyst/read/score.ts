import type { Mark } from '../annotate/mark.ts';
import type { Reading } from '../family.ts';
import { rowWords } from '../lexicon/plain-words.ts';
import { isContent, type Parse, range } from './parse.ts';

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
  const ignored = left.reduce((sum, mark) => sum + ignoredCost(mark, of), 0);
  const unmarked = of.tokens
    .filter((token) => !explained.has(token.index) && !leftTokens.has(token.index))
    .reduce((sum, token) => sum + (isContent(token) ? 1 : rowWords.has(token.word) ? 0.05 : 0), 0);
  const content = Math.max(
    1,
    of.tokens.filter((token) => explained.has(token.index) && isContent(token)).length,
  );
  return (reading.trust * (content + 1)) / (content + 1 + ignored + unmarked);
}

function tokensOf(marks: readonly Mark[], words: readonly number[]): Set<number> {
  return new Set([...words, ...marks.flatMap(({ span }) => range(span.from, span.to))]);
}

function ignoredCost(mark: Mark, of: Parse): number {
  switch (mark.kind) {
    case 'column':
      return 0.8 * mark.score;
    case 'value':
    case 'number':
      return 2;
    case 'cue':
      return cueCost(mark.cue.type, of.tokens[mark.span.from]?.word ?? '');
  }
}

function cueCost(type: Extract<Mark, { kind: 'cue' }>['cue']['type'], word: string): number {
  switch (type) {
    case 'wh':
    case 'or':
      return 0;
    case 'every':
    case 'exists':
      return word === 'any' || word === 'all' || word === 'ever' ? 0.05 : 0.3;
    case 'group':
      return word === 'over' || word === 'by' || word === 'across' || word === 'with' ? 0.3 : 0.5;
    case 'count':
    case 'distinct':
    case 'unique':
    case 'part':
    case 'grain':
    case 'compare':
      return 0.4;
    case 'comparator':
      return /^(since|until|after|before|over|up|past|under)$/.test(word) ? 1.2 : 1.5;
    case 'aggregate':
    case 'percentile':
    case 'superlative':
    case 'frequency':
    case 'comparative':
    case 'between':
    case 'not':
    case 'rate':
    case 'trend':
    case 'missing':
    case 'duplicate':
    case 'difference':
    case 'next':
    case 'previous':
    case 'first':
    case 'last':
    case 'closest':
      return 1.5;
  }
}
