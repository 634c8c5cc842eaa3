import type { Cell } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';

/** What a finding's code gave on other data. */
export interface NewResult {
  readonly id: string;
  readonly table: {
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
    readonly truncated: boolean;
  } | null;
  /** Of Python. */
  readonly results: Cell | undefined;
  /** Why there is nothing, in words. */
  readonly failure: string | null;
}
