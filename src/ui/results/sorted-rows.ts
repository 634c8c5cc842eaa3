import { type Cell, numberOf } from '../../core/cell.ts';

export interface Sorting {
  /** Index of the column. */
  readonly by: number;
  readonly direction: 'ascending' | 'descending';
}

/** Places of rows in the order to be shown. Missing values come last in both directions. */
export function sortedPlaces(
  rows: readonly (readonly Cell[])[],
  ...sortings: readonly Sorting[]
): readonly number[] {
  const places = rows.map((_, place) => place);
  return places.sort((left, right) => {
    for (const { by, direction } of sortings) {
      const difference = compareCells(rows[left]?.[by] ?? null, rows[right]?.[by] ?? null, direction);
      if (difference !== 0) return difference;
    }
    return left - right;
  });
}

const byLetters = new Intl.Collator(undefined, { numeric: true });

function compareCells(a: Cell, b: Cell, direction: Sorting['direction']): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return (direction === 'ascending' ? 1 : -1) * compare(a, b);
}

function compare(a: NonNullable<Cell>, b: NonNullable<Cell>): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined) return left - right;
  return byLetters.compare(textOf(a), textOf(b));
}

function textOf(cell: NonNullable<Cell>): string {
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
