import type { Boxes } from '../../core/held-result.ts';
import type { FindingTable } from '../findings/finding-table.ts';

/** The rows that a chart is drawn from. */
export interface DrawnTable extends FindingTable {
  /** Of all rows of the result, where the engine measured them; else those of `rows` are. */
  readonly boxes?: Boxes | undefined;
}
