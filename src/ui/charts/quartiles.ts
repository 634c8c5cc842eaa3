import { numberOf } from '../../core/cell.ts';
import { columnIndex } from '../../core/result-set.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { labelText } from './plot-data.ts';
import type { ChartsWords } from './words.ts';

/** Tukey's box: the whiskers reach to the last value within 1.5 times the box; what lies beyond is drawn as points. */
export interface Box {
  readonly label: string;
  readonly count: number;
  readonly low: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly high: number;
  readonly outliers: readonly number[];
}

const mostBoxes = 12;

/** A box for each value of `x`, the largest groups first where there are too many. */
export function boxesOf(
  table: FindingTable,
  { x, y }: { readonly x?: string | undefined; readonly y: string },
  words: ChartsWords,
): readonly Box[] {
  const [at, by] = [columnIndex(table, y), x === undefined ? -1 : columnIndex(table, x)];
  const groups = new Map<string, number[]>();
  for (const row of table.rows) {
    const value = numberOf(row[at]);
    if (value === undefined || !Number.isFinite(value)) continue;
    const label = by < 0 ? y : labelText(row[by] ?? null, words);
    groups.set(label, [...(groups.get(label) ?? []), value]);
  }
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, mostBoxes)
    .map(([label, values]) => boxOf(label, values));
}

export function boxOf(label: string, values: readonly number[]): Box {
  const sorted = values.toSorted((a, b) => a - b);
  const [q1, median, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  const reach = 1.5 * (q3 - q1);
  const inside = sorted.filter((value) => value >= q1 - reach && value <= q3 + reach);
  return {
    ...{ label, q1, median, q3, count: values.length },
    low: inside[0] ?? q1,
    high: inside.at(-1) ?? q3,
    outliers: sorted.filter((value) => value < q1 - reach || value > q3 + reach),
  };
}

/** Between the two nearest values, as DuckDB's `quantile_cont` has it. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
