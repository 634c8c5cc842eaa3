import type { Cell } from '../../../core/cell.ts';
import type { ColumnFigures } from '../../../core/held-result.ts';

export type Row = readonly Cell[];

/** Rows to be drawn, some of which may not be there yet. */
export interface RowSource {
  readonly rowCount: number;
  /** `undefined` until it has come. */
  row(place: number): Row | undefined;
  /** These rows are in view: fetches those that are not there. */
  want(from: number, to: number): void;
  /** Rows of this range, fetched if need be; for copying. */
  take(from: number, to: number): Promise<readonly Row[]>;
  figures(column: string, signal: AbortSignal): Promise<ColumnFigures>;
  /** Called when more rows are there. Returns the function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes when more rows are there. */
  readonly version: () => number;
}
