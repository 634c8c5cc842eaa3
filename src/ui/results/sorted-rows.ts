import { type Cell, numberOf } from '../../core/cell.ts';

export interface Sorting {
  /** Index of the column. */
  readonly by: number;
  readonly direction: 'ascending' | 'descending';
}

/** Places of rows in the order to be shown. Missing values come last in both directions. */
export function sortedPlaces(rows: readonly (readonly Cell[])[], sorting: Sorting | null): readonly number[] {
  const places = rows.map((_, place) => place);
  if (sorting === null) return places;
  const { by, direction } = sorting;
  const sign = direction === 'ascending' ? 1 : -1;
  return places.sort((left, right) => {
    const a = rows[left]?.[by] ?? null;
    const b = rows[right]?.[by] ?? null;
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * compare(a, b);
  });
}

const byLetters = new Intl.Collator(undefined, { numeric: true });

function compare(a: NonNullable<Cell>, b: NonNullable<Cell>): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined) return left - right;
  return byLetters.compare(textOf(a), textOf(b));
}

function textOf(cell: NonNullable<Cell>): string {
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
