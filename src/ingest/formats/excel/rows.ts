import { type Area, type CellKindTag, cellKind, type Grid } from './grid.ts';

/** A row of an area, looked at as a person would: what stands where. */
export interface LookedAt {
  readonly row: number;
  readonly filled: number;
  readonly texts: number;
  /** Of the area's width, the first that holds something; -1 for none. */
  readonly first: number;
}

export function lookAt(grid: Grid, { left, right }: Area, row: number): LookedAt {
  let filled = 0;
  let texts = 0;
  let first = -1;
  for (let column = left; column <= right; column += 1) {
    const kind = grid.kindAt(row, column);
    if (kind === cellKind.empty) continue;
    if (first === -1) first = column;
    filled += 1;
    if (kind === cellKind.text) texts += 1;
  }
  return { row, filled, texts, first };
}

export function textAt(grid: Grid, row: number, column: number): string {
  return grid.kindAt(row, column) === cellKind.text ? grid.texts.at(grid.valueAt(row, column)).trim() : '';
}

/** Names, or years and dates among names: what can stand over columns. */
export function couldBeNames(grid: Grid, { left, right }: Area, row: number): boolean {
  let names = 0;
  let filled = 0;
  for (let column = left; column <= right; column += 1) {
    const kind = grid.kindAt(row, column);
    if (kind === cellKind.empty) continue;
    filled += 1;
    if (kind === cellKind.text) names += 1;
    else if (!isYear(grid, row, column, kind) && kind !== cellKind.date) return false;
  }
  return filled > 0 && (names > 0 || filled > 2);
}

function isYear(grid: Grid, row: number, column: number, kind: CellKindTag): boolean {
  const value = grid.valueAt(row, column);
  return kind === cellKind.number && Number.isInteger(value) && value >= 1900 && value <= 2100;
}

const sampledRows = 200;

/** The kind that most cells of a column have, within some rows; `empty` when there are none. */
export function usualKind(grid: Grid, column: number, top: number, bottom: number): CellKindTag {
  const counts = new Map<CellKindTag, number>();
  for (let row = top; row <= Math.min(bottom, top + sampledRows); row += 1) {
    const kind = grid.kindAt(row, column);
    if (kind !== cellKind.empty && kind !== cellKind.error) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? cellKind.empty;
}
