import type { Cell } from '../../core/cell.ts';
import { quoteIdentifier, type Table } from '../../core/dataset.ts';
import type { TimeSummary } from '../../core/profile.ts';
import type { ResultSet } from '../../core/result-set.ts';
import { type Aggregate, type Facts, finiteNumberOf, selectAggregates } from './aggregates.ts';
import { isOfKind, nameOf, type PlacedColumn } from './placed-column.ts';

export type Grain = TimeSummary['grain'];
export type TimeBin = TimeSummary['histogram'][number];

/** Days that programs write when they know none. */
export const placeholderDays = ['1900-01-01', '1970-01-01'] as const;

export interface TimeRange {
  readonly min: string;
  readonly max: string;
  readonly spanMs: number;
  /** Rows on each of `placeholderDays`. */
  readonly placeholderCounts: readonly number[];
  readonly futureCount: number;
}

/** All times are compared as plain timestamps, in UTC where there is a zone: the engine has no calendar of zones. */
function instantSql(placed: PlacedColumn): string {
  return isOfKind(placed, 'date') ? nameOf(placed) : `${nameOf(placed)}::TIMESTAMP`;
}

/** `farFuture` is a day, `YYYY-MM-DD`. */
export function timeRangeSql(table: Table, columns: readonly PlacedColumn[], farFuture: string): string {
  return selectAggregates(
    columns.flatMap((placed) => rangeAggregates(placed, farFuture)),
    quoteIdentifier(table.name),
  );
}

function rangeAggregates(placed: PlacedColumn, farFuture: string): readonly Aggregate[] {
  const [column, instant] = [placed.place, instantSql(placed)];
  const finite = `FILTER (isfinite(${instant}))`;
  return [
    { fact: 'first', column, sql: `min(${nameOf(placed)}) ${finite}` },
    { fact: 'last', column, sql: `max(${nameOf(placed)}) ${finite}` },
    {
      fact: 'span',
      column,
      sql: `date_diff('millisecond', min(${instant}) ${finite}, max(${instant}) ${finite})`,
    },
    {
      fact: 'future',
      column,
      sql: `count(*) FILTER (isfinite(${instant}) AND ${instant} >= DATE '${farFuture}')`,
    },
    ...placeholderDays.map((day, index) => ({
      fact: `placeholder${index}`,
      column,
      sql: onDaySql(instant, day),
    })),
  ];
}

function onDaySql(instant: string, day: string): string {
  return `count(*) FILTER (${instant} >= DATE '${day}' AND ${instant} < DATE '${day}' + 1)`;
}

export function readTimeRange(facts: Facts, { place }: PlacedColumn): TimeRange | undefined {
  const [min, max] = [facts.cell('first', place), facts.cell('last', place)];
  if (typeof min !== 'string' || typeof max !== 'string') return undefined;
  return {
    min,
    max,
    spanMs: facts.count('span', place),
    placeholderCounts: placeholderDays.map((_, index) => facts.count(`placeholder${index}`, place)),
    futureCount: facts.count('future', place),
  };
}

/** One column's rows per step of its grain. Steps without rows are left out. */
export function timeHistogramSql(table: Table, placed: PlacedColumn, grain: Grain): string {
  const instant = instantSql(placed);
  const shown = grain === 'minute' || grain === 'hour' ? 'TIMESTAMP' : 'DATE';
  return `SELECT date_trunc('${grain}', ${instant})::${shown} AS bin, count(*) AS row_count
    FROM ${quoteIdentifier(table.name)} WHERE isfinite(${instant}) GROUP BY 1 ORDER BY 1`;
}

export function readTimeHistogram(result: ResultSet): readonly TimeBin[] {
  return result.rows.flatMap(([bin, count]) => timeBin(bin, count));
}

function timeBin(bin: Cell | undefined, count: Cell | undefined): TimeBin[] {
  return typeof bin === 'string' ? [{ from: bin, count: finiteNumberOf(count) ?? 0 }] : [];
}
