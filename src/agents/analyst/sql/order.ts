import { quoteIdentifier } from '../../../core/dataset.ts';
import type { Expression, GroupsIntent, Order } from '../intent.ts';
import { expressionSql } from './expression.ts';

export function orderLines(
  order: readonly Order[],
  measures: readonly string[],
  before: readonly string[] = [],
): string[] {
  if (order.length === 0) return [];
  return [`ORDER BY ${[...before, ...order.map((part) => orderSql(part, measures))].join(', ')}`];
}

/** Rows without a group come after the groups, however many they are. */
export function missingLast({ order = [], missingLast: columns = [] }: GroupsIntent): string[] {
  return order[0]?.by === 'measure' ? columns.map((name) => `${quoteIdentifier(name)} IS NULL`) : [];
}

/** What is equal in what is ordered by stands in the order of its own values, whatever the order of the rows. */
export function withoutTies(order: readonly Order[] = [], shown: readonly Expression[]): readonly Order[] {
  if (order.length === 0 || order[0]?.by === 'position') return order;
  const isOrdered = (value: Expression): boolean =>
    order.some((one) => one.by === 'expression' && expressionSql(one.expression) === expressionSql(value));
  const rest = shown.filter((value) => !isOrdered(value));
  return [
    ...order.filter(({ by }) => by !== 'position'),
    ...rest.map((expression): Order => ({ by: 'expression', expression, descending: false })),
    ...order.filter(({ by }) => by === 'position'),
  ];
}

/** Groups named by weekday or month stand in the order of the week or year. */
export function orderOfGroup(order: Order, by: readonly Expression[]): Order {
  if (order.by !== 'expression' || order.expression.kind !== 'part') return order;
  const { part, of } = order.expression;
  const number = part === 'weekday-name' ? 'weekday' : part === 'month-name' ? 'month' : undefined;
  if (number === undefined || !by.includes(order.expression)) return order;
  return { by: 'first', expression: { kind: 'part', part: number, of }, descending: order.descending };
}

function orderSql(order: Order, measures: readonly string[]): string {
  switch (order.by) {
    case 'expression':
      return `${expressionSql(order.expression)} ${order.descending ? 'DESC' : 'ASC'} NULLS LAST`;
    case 'measure':
      return `${quoteIdentifier(measures[order.index] ?? '')} ${order.descending ? 'DESC' : 'ASC'} NULLS LAST`;
    case 'first':
      return `min(${expressionSql(order.expression)}) ${order.descending ? 'DESC' : 'ASC'} NULLS LAST`;
    case 'distance':
      return `abs(${expressionSql(order.expression)} - ${order.to}) ASC NULLS LAST`;
    case 'position':
      return `rowid ${order.descending ? 'DESC' : 'ASC'}`;
  }
}
