import { type Cell, cellText, isNumericKind, isTemporalKind, numberOf } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import type { ColumnFigures, Condition, RowView } from '../../../core/held-result.ts';
import { momentOf } from '../../moment.ts';
import { sortedPlaces } from '../sorted-rows.ts';
import { meets } from './matching.ts';
import type { Row, RowSource } from './row-source.ts';

const binCount = 16;
const topCount = 5;

export interface InPageRows extends RowSource {
  /** Where each row stands in the result. */
  readonly places: readonly number[];
}

/** A result that the page has whole: small enough to be sorted, filtered and measured here. */
export function inPageRows(columns: readonly Column[], rows: readonly Row[], view: RowView): InPageRows {
  const places = shownPlaces(columns, rows, view);
  const rowAt = (place: number): Row | undefined => rows[places[place] ?? -1];
  return {
    places,
    rowCount: places.length,
    row: rowAt,
    want: () => undefined,
    take: (from, to) => Promise.resolve(places.slice(from, to).flatMap((place) => [rows[place] ?? []])),
    figures(name) {
      const index = columns.findIndex((column) => column.name === name);
      const cells = places.map((place) => rows[place]?.[index] ?? null);
      return Promise.resolve(figuresOf(cells, columns[index]?.kind ?? 'other'));
    },
    subscribe: () => () => undefined,
    version: () => 0,
  };
}

function shownPlaces(columns: readonly Column[], rows: readonly Row[], view: RowView): readonly number[] {
  const indexOf = (name: string) => columns.findIndex((column) => column.name === name);
  const [first, ...rest] = view.order.map(({ column, direction }) => ({ by: indexOf(column), direction }));
  const sorted = first === undefined ? rows.map((_, place) => place) : sortedPlaces(rows, first, ...rest);
  return sorted.filter((place) =>
    view.conditions.every((condition) => isMet(rows[place] ?? [], columns, condition)),
  );
}

function isMet(row: Row, columns: readonly Column[], condition: Condition): boolean {
  const index = columns.findIndex(({ name }) => name === condition.column);
  const column = columns[index];
  return column === undefined || meets(row[index] ?? null, column, condition);
}

function figuresOf(cells: readonly Cell[], kind: Column['kind']): ColumnFigures {
  const present = cells.filter((cell) => cell !== null);
  const numbers = present.flatMap((cell) => positionOf(cell, kind) ?? []).sort((a, b) => a - b);
  const common = {
    rowCount: cells.length,
    missing: cells.length - present.length,
    distinct: new Set(present.map(cellText)).size,
    ...boundsOf(present, kind),
  };
  if (!isNumericKind(kind) && !isTemporalKind(kind)) return { ...common, top: topOf(present) };
  const bins = binsOf(numbers);
  const withBins = bins === undefined ? common : { ...common, bins };
  return isNumericKind(kind) && numbers.length > 0 ? { ...withBins, ...middleOf(numbers) } : withBins;
}

function positionOf(cell: NonNullable<Cell>, kind: Column['kind']): number | undefined {
  if (isTemporalKind(kind)) return typeof cell === 'string' ? momentOf(cell) : undefined;
  const number = numberOf(cell);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function boundsOf(present: readonly NonNullable<Cell>[], kind: Column['kind']): { min: Cell; max: Cell } {
  if (kind === 'nested' || present.length === 0) return { min: null, max: null };
  const places = sortedPlaces(
    present.map((cell) => [cell]),
    { by: 0, direction: 'ascending' },
  );
  return { min: present[places[0] ?? 0] ?? null, max: present[places.at(-1) ?? 0] ?? null };
}

function middleOf(sorted: readonly number[]): { mean: number; median: number } {
  const half = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
  return { mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length, median };
}

function binsOf(sorted: readonly number[]): readonly number[] | undefined {
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)];
  if (high <= low) return undefined;
  const counts = Array.from({ length: binCount }, () => 0);
  for (const value of sorted) {
    const bin = Math.min(binCount - 1, Math.floor(((value - low) / (high - low)) * binCount));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function topOf(present: readonly NonNullable<Cell>[]): NonNullable<ColumnFigures['top']> {
  const counts = new Map<string, { value: Cell; count: number }>();
  for (const value of present) {
    const known = counts.get(cellText(value));
    counts.set(cellText(value), { value, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, topCount);
}
