import type { TimeGrain } from '../../intent.ts';
import type { Parse } from '../../read/parse.ts';

/** Token indexes of what a pattern matches; `undefined` where it does not, or where the words are a column's name. */
export function saidWords(of: Parse, pattern: RegExp): readonly number[] | undefined {
  const match = pattern.exec(of.text);
  if (match === null) return undefined;
  const end = match.index + match[0].length;
  const words = of.tokens.filter((token) => token.start >= match.index && token.end <= end);
  const isName = of.marks.some(
    (mark) =>
      mark.kind === 'column' && words.some(({ index }) => mark.span.from <= index && index < mark.span.to),
  );
  return isName ? undefined : words.map(({ index }) => index);
}

const grainWords: readonly (readonly [pattern: RegExp, grain: TimeGrain])[] = [
  [/^(?:hour|hourly)/i, 'hour'],
  [/^(?:day|daily)/i, 'day'],
  [/^(?:week|weekly|wow)/i, 'week'],
  [/^(?:month|monthly|mom)/i, 'month'],
  [/^(?:quarter|quarterly|qoq)/i, 'quarter'],
  [/^(?:year|yearly|annual|yoy)/i, 'year'],
];

export function grainOf(word: string | undefined): TimeGrain | undefined {
  return word === undefined ? undefined : grainWords.find(([pattern]) => pattern.test(word))?.[1];
}
