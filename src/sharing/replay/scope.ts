import type { TableMatch } from '../../core/replay.ts';

/** What other data is asked of, and how it stands for the recorded. */
export interface ReplayScope {
  readonly matches: readonly TableMatch[];
  /** Rows of the table that is asked about, before the filter. */
  readonly rowCount: number;
  readonly signal: AbortSignal;
}
