import { rowWords } from '../lexicon/plain-words.ts';
import { isKey, type Schema } from '../schema/schema.ts';
import type { Token } from '../text/tokens.ts';

/**
 * "cost per visit", where each row is a visit, is the cost of a row: its average, which a measure is taken for anyhow.
 * Totals and counts per row are left as they were said: they are none.
 */
export function withoutPerRow(tokens: readonly Token[], schema: Schema): readonly Token[] {
  if (tokens.some(({ word }) => otherFigures.test(word))) return tokens;
  const at = tokens.findIndex(
    ({ word }, index) => word === 'per' && isRow(tokens[index + 1], schema) && index > 0,
  );
  if (at < 0) return tokens;
  return tokens
    .filter((_, index) => index !== at && index !== at + 1)
    .map((token, index) => ({ ...token, index }));
}

const otherFigures =
  /^(total|totals|sum|sums|count|counts|number|many|much|cumulative|running|rate|share|percent|percentage|distinct|different|unique|most|least|top|bottom|best|worst|max|min|maximum|minimum|\w+est)$/;
const times = /^(second|minute|hour|day|week|month|quarter|year|time|weekday|weekend|capita)$/;

function isRow(token: Token | undefined, { columns, nameWords, rowCount }: Schema): boolean {
  if (token === undefined || times.test(token.stem)) return false;
  const isOfSeveral = columns.some(
    (column) =>
      isKey(column) && column.profile.distinctCount < 0.9 * rowCount && column.words[0]?.stem === token.stem,
  );
  if (isOfSeveral) return false;
  return (
    rowWords.has(token.word) ||
    nameWords.has(token.stem) ||
    columns.some(
      ({ profile, words }) =>
        profile.role === 'identifier' &&
        profile.distinctCount >= 0.9 * rowCount &&
        words.some(({ stem }) => stem === token.stem),
    )
  );
}
