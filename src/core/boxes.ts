import { type Cell, numberOf } from './cell.ts';
import { type Boxes, type BoxFigures, mostBoxes, mostOutliers } from './held-result.ts';
import { columnIndex, type ResultSet } from './result-set.ts';

type Rows = Pick<ResultSet, 'columns' | 'rows'>;

/** The spread of a column over rows that are at hand, as the engine measures it over a result that it holds. */
export function boxesOfRows(table: Rows, of: string, by: string | undefined): Boxes {
  const [at, group] = [columnIndex(table, of), by === undefined ? -1 : columnIndex(table, by)];
  const groups = new Map<string, { readonly group: Cell; readonly values: number[] }>();
  for (const row of table.rows) {
    const value = numberOf(row[at]);
    if (value === undefined || !Number.isFinite(value)) continue;
    const cell = group < 0 ? null : (row[group] ?? null);
    const known = groups.get(JSON.stringify(cell)) ?? { group: cell, values: [] };
    groups.set(JSON.stringify(cell), known);
    known.values.push(value);
  }
  const largest = [...groups.values()].sort((a, b) => b.values.length - a.values.length).slice(0, mostBoxes);
  return { groupCount: groups.size, boxes: largest.map((each) => boxOf(each.group, each.values)) };
}

export function boxOf(group: Cell, values: readonly number[]): BoxFigures {
  const sorted = values.toSorted((a, b) => a - b);
  const [q1, median, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  const reach = 1.5 * (q3 - q1);
  const inside = sorted.filter((value) => value >= q1 - reach && value <= q3 + reach);
  const outliers = sorted.filter((value) => value < q1 - reach || value > q3 + reach);
  return {
    ...{ group, q1, median, q3, count: values.length },
    low: inside[0] ?? q1,
    high: inside.at(-1) ?? q3,
    outlierCount: outliers.length,
    outliers: thinned(outliers, mostOutliers),
  };
}

/** Evenly taken, the first and the last among them. */
function thinned(values: readonly number[], most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(values.length / (most - 1)));
  return values.filter((_, place) => place % step === 0 || place === values.length - 1);
}

/** Between the two nearest values, as DuckDB's `quantile_cont` has it. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
