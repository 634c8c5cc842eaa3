import type { ChartSpec } from '../../core/chart.ts';
import { rankOf } from '../../core/rank-of-label.ts';
import type { PlotData, Point } from './plot-data.ts';

type Sorted = NonNullable<ChartSpec['sort']>;

/** Points in the order that is asked for, or else by size unless their own order means something. */
export function ordered(data: PlotData, sort: Sorted | undefined): PlotData {
  const wanted = sort ?? (hasMeaning(data) ? 'given' : 'descending');
  if (wanted === 'given' || data.isTime) return data;
  const sign = wanted === 'ascending' ? 1 : -1;
  const points = data.points.toSorted((a, b) => sign * (sizeOf(a, data) - sizeOf(b, data)));
  return { ...data, points };
}

function sizeOf(point: Point, { series }: PlotData): number {
  return series.reduce((sum, { key }) => sum + (point[key] ?? 0), 0);
}

/** Dates, numbers, ranges, names of days and months; and whatever the query has put in an order by size already. */
function hasMeaning(data: PlotData): boolean {
  const labels = data.points.map(({ label }) => label);
  return (
    data.isTime || inOrder(labels.map(rankOf)) || inOrder(data.points.map((point) => sizeOf(point, data)))
  );
}

function inOrder(ranks: readonly (number | undefined)[]): boolean {
  const numbers = ranks.filter((rank) => rank !== undefined);
  if (numbers.length < ranks.length) return false;
  const steps = numbers.slice(1).map((rank, place) => rank - (numbers[place] ?? 0));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}
