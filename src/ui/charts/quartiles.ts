import { numberOf } from '../../core/cell.ts';
import { type BoxFigures, mostBoxes, mostOutliers } from '../../core/held-result.ts';
import { columnIndex } from '../../core/result-set.ts';
import type { DrawnTable } from './drawn-table.ts';
import { labelText } from './plot-data.ts';
import type { ChartsWords } from './words.ts';

export interface Box extends BoxFigures {
  readonly label: string;
}

export interface BoxData {
  readonly boxes: readonly Box[];
  /** What was left out, in words. */
  readonly leftOut: string | undefined;
}

interface BoxColumns {
  readonly x?: string | undefined;
  readonly y: string;
}

/** A box for each value of `x`, the largest groups first where there are too many. */
export function boxesOf(table: DrawnTable, columns: BoxColumns, words: ChartsWords): BoxData {
  const { groupCount, boxes } = table.boxes ?? measured(table, columns);
  const labelled = boxes.map((box) => ({
    ...box,
    label: columns.x === undefined ? columns.y : labelText(box.group, words),
  }));
  const leftOut = groupCount > boxes.length ? words.leftOut.boxes(boxes.length, groupCount) : undefined;
  return { boxes: labelled, leftOut };
}

function measured({ columns, rows }: DrawnTable, { x, y }: BoxColumns): NonNullable<DrawnTable['boxes']> {
  const table = { columns, rows };
  const [at, by] = [columnIndex(table, y), x === undefined ? -1 : columnIndex(table, x)];
  const groups = new Map<string, { readonly group: BoxFigures['group']; readonly values: number[] }>();
  for (const row of rows) {
    const value = numberOf(row[at]);
    if (value === undefined || !Number.isFinite(value)) continue;
    const group = by < 0 ? null : (row[by] ?? null);
    const key = JSON.stringify(group);
    const known = groups.get(key) ?? { group, values: [] };
    groups.set(key, known);
    known.values.push(value);
  }
  const largest = [...groups.values()].sort((a, b) => b.values.length - a.values.length).slice(0, mostBoxes);
  return { groupCount: groups.size, boxes: largest.map(({ group, values }) => boxOf(group, values)) };
}

export function boxOf(group: BoxFigures['group'], values: readonly number[]): BoxFigures {
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
