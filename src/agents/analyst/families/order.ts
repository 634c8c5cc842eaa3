import { markColumns } from '../annotate/columns.ts';
import type { Expression, Order } from '../intent.ts';
import type { Parse } from '../read/parse.ts';
import { measured } from '../schema/schema.ts';

/** The order of groups: as wished; else by time for times, else the largest first. */
export function orderOfGroups(of: Parse, by: readonly Expression[]): Order[] {
  const { order: wish, limit } = of.presentation;
  const [key] = by;
  if (key === undefined) return [];
  if (limit !== undefined) return [{ by: 'measure', index: 0, descending: limit.descending }];
  if (wish !== undefined) {
    return wish.axis === 'x'
      ? [{ by: 'expression', expression: key, descending: wish.descending }]
      : [{ by: 'measure', index: 0, descending: wish.descending }];
  }
  if (key.kind === 'period' || key.kind === 'part')
    return [{ by: 'expression', expression: key, descending: false }];
  return [
    { by: 'measure', index: 0, descending: true },
    { by: 'expression', expression: key, descending: false },
  ];
}

/** As many groups as are wished for; all where nothing is said. */
export function limitOfGroups({ presentation: { limit } }: Parse): { readonly limit?: number } {
  return limit === undefined ? {} : { limit: limit.count };
}

/** The order of rows as wished, by the column that the wish names. */
export function orderOfRows(of: Parse, columns: readonly Expression[]): Order[] {
  const wish = of.presentation.order;
  if (wish === undefined) return [];
  const tokens = wish.tokens.map((token, index) => ({ ...token, index }));
  const [named] = markColumns(tokens, of.schema).sort((a, b) => b.score - a.score);
  const expression = named === undefined ? columns[wish.axis === 'y' ? 1 : 0] : measured(named.column);
  return expression === undefined ? [] : [{ by: 'expression', expression, descending: wish.descending }];
}
