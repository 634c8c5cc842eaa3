import type { Cell } from './cell.ts';
import type { Column } from './dataset.ts';

/** What a query returned, up to its row limit, row by row. */
export interface ResultSet {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** True when the row limit cut the result: there are more rows than `rows.length`. */
  readonly truncated: boolean;
  readonly elapsedMs: number;
  /** Set when the same query had been run before over the same data: nothing was computed. */
  readonly isFromCache?: true;
}

export function columnIndex(result: Pick<ResultSet, 'columns'>, name: string): number {
  return result.columns.findIndex((column) => column.name === name);
}

/** The cell at a row and a column's name; `undefined` where there is none. */
export function cellAt(
  result: Pick<ResultSet, 'columns' | 'rows'>,
  row: number,
  column: string,
): Cell | undefined {
  return result.rows[row]?.[columnIndex(result, column)];
}

/** All values of one column. Throws `RangeError` when the result has no such column. */
export function columnValues(result: Pick<ResultSet, 'columns' | 'rows'>, name: string): Cell[] {
  const index = columnIndex(result, name);
  if (index < 0) throw new RangeError(`The result has no column "${name}".`);
  return result.rows.map((row) => row[index] ?? null);
}
