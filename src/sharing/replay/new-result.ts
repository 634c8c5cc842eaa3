import type { Cell } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';
import type { Obstacle, Ran } from '../../core/replay.ts';

/** What a finding's code gave on other data. */
export interface NewResult {
  readonly id: string;
  readonly table: {
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
    readonly truncated: boolean;
  } | null;
  readonly ran: Ran | null;
  /** Why there is nothing. */
  readonly failure: Obstacle | null;
}
