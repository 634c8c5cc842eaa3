import type { Cell } from '../../core/cell.ts';

/** Makes a file of rows that come piece by piece; no more of them is kept than the browser keeps of a blob. */
export interface TableWriter {
  add(rows: readonly (readonly Cell[])[]): Promise<void>;
  finish(): Promise<Blob>;
}
