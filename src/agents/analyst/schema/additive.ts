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

/** A price, a rate, a rating: never of several together. */
export function isOfOne({ words, profile }: SchemaColumn): boolean {
  return profile.semanticType === 'percentage' || words.some(({ stem }) => figuresOfOne.has(stem));
}

/** Whether people mean the total of a column when they name it alone: "sales by region". */
export function isAdditive(column: SchemaColumn): boolean {
  return (
    column.profile.role === 'measure' &&
    column.words.some(({ stem, weight }) => weight > 0 && amounts.has(stem)) &&
    !isOfOne(column)
  );
}
