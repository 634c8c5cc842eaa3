import type { CellKind } from '../../core/cell.ts';
import type { PlacedColumn } from './placed-column.ts';
import type { Probe } from './probe.ts';

/** Up to so many rows distinct counts are exact for every column. */
const exactDistinctRowLimit = 500_000;
/** Exact quantiles hold a column in memory: so many values at a time, in all columns of a query. */
export const quantileValueLimit = 8_000_000;
/** Up to so many rows every value of every column is counted. */
const countAllRowLimit = 2_000;
/** A column is counted value by value when at most this share of the probe's values differ. */
const countedShare: Readonly<Record<CellKind, number>> = {
  text: 0.9,
  integer: 0.2,
  decimal: 0.2,
  float: 0.2,
  date: 0.2,
  timestamp: 0.2,
  time: 0.2,
  boolean: 1,
  interval: 0.2,
  other: 0.2,
  binary: 0,
  nested: 0,
};

/** How a column is measured. A wrong guess from the probe costs time, never truth. */
export interface Plan {
  readonly placed: PlacedColumn;
  /** Each value with its count: distinct and null counts are exact then. */
  readonly countsValues: boolean;
  readonly exactDistinct: boolean;
  readonly exactQuantiles: boolean;
}

export function planColumn(placed: PlacedColumn, probe: Probe, rowCount: number): Plan {
  const countsValues = isCounted(placed.column.kind, probe, rowCount);
  return {
    placed,
    countsValues,
    exactDistinct: countsValues || rowCount <= exactDistinctRowLimit,
    exactQuantiles: rowCount <= quantileValueLimit,
  };
}

function isCounted(kind: CellKind, probe: Probe, rowCount: number): boolean {
  const limit = countedShare[kind];
  if (limit === 0) return false;
  return rowCount <= countAllRowLimit || probe.distinctCount <= limit * probe.valueCount;
}
