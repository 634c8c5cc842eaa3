import type { Cell } from '../../core/cell.ts';
import type { Moments } from './numeric.ts';
import type { PlacedColumn } from './placed-column.ts';
import type { Shape } from './shape.ts';
import type { TextContent } from './text-content.ts';
import type { Grain, TimeBin, TimeRange } from './time.ts';
import type { ValueCounts } from './value-counts.ts';

/** All that was measured of one column; nothing here is judged. */
export interface ColumnFacts {
  readonly placed: PlacedColumn;
  readonly rowCount: number;
  readonly nullCount: number;
  readonly distinctCount: number;
  readonly distinctIsExact: boolean;
  /** Non-null values spread over the table. */
  readonly sample: readonly Cell[];
  /** False when the probe already saw a value twice. */
  readonly mayBeUnique: boolean;
  readonly counts: ValueCounts | undefined;
  readonly numeric: { readonly moments: Moments; readonly shape: Shape } | undefined;
  readonly time:
    | { readonly range: TimeRange; readonly grain: Grain; readonly histogram: readonly TimeBin[] }
    | undefined;
  readonly textLength: { readonly min: number; readonly max: number } | undefined;
  readonly textContent: TextContent | undefined;
}

export function valueCountOf(facts: ColumnFacts): number {
  return facts.rowCount - facts.nullCount;
}
