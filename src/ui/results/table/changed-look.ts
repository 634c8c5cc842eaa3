import type { Condition, Ordering } from '../../../core/held-result.ts';
import type { TableLook } from '../../../state/results.ts';

type Change = Partial<TableLook>;

/** Sorted by a column: by it alone, or (`isMore`) by it after those before. `undefined`: not by it. */
export function sortedBy(
  { view }: TableLook,
  column: string,
  direction: Ordering['direction'] | undefined,
  isMore: boolean,
): Change {
  const others = isMore ? view.order.filter((each) => each.column !== column) : [];
  return { view: { ...view, order: direction === undefined ? others : [...others, { column, direction }] } };
}

/** A column has at most one condition. */
export function filteredBy({ view }: TableLook, column: string, condition: Condition | undefined): Change {
  const others = view.conditions.filter((each) => each.column !== column);
  return { view: { ...view, conditions: condition === undefined ? others : [...others, condition] } };
}

export function resized({ widths }: TableLook, column: string, width: number): Change {
  return { widths: { ...widths, [column]: width } };
}

export function toggled(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
}

/** First ascending, then descending, then as the query gave it. */
export function nextDirection(now: Ordering['direction'] | undefined): Ordering['direction'] | undefined {
  if (now === undefined) return 'ascending';
  return now === 'ascending' ? 'descending' : undefined;
}

export function directionOf({ view }: TableLook, name: string): Ordering['direction'] | undefined {
  return view.order.find(({ column }) => column === name)?.direction;
}
