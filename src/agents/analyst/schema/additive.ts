import { stemOf } from '../text/stem.ts';
import type { SchemaColumn } from './schema.ts';

const amounts: ReadonlySet<string> = new Set(
  [
    ...['sales', 'revenue', 'turnover', 'profit', 'quantity', 'qty', 'volume', 'spend', 'spending', 'sold'],
    ...['expense', 'expenses', 'expenditure', 'proceeds', 'clicks', 'impressions', 'downloads', 'units'],
  ].map(stemOf),
);

/** Said of one or of many, never of all together. */
const figuresOfOne: ReadonlySet<string> = new Set(
  [
    ...['average', 'avg', 'mean', 'median', 'rate', 'ratio', 'percent', 'percentage', 'pct', 'per', 'share'],
    ...['price', 'margin', 'growth', 'index', 'score', 'rank', 'max', 'min', 'rating'],
  ].map(stemOf),
);

/** Whether people mean the total of a column when they name it alone: "sales by region". */
export function isAdditive({ words, profile }: SchemaColumn): boolean {
  return (
    profile.role === 'measure' &&
    profile.semanticType !== 'percentage' &&
    words.some(({ stem, weight }) => weight > 0 && amounts.has(stem)) &&
    !words.some(({ stem }) => figuresOfOne.has(stem))
  );
}
