import type { Table } from '../../core/dataset.ts';
import type { ResultSet } from '../../core/result-set.ts';
import { doubleLiteral, finiteNumberOf } from './aggregates.ts';
import { type Bin, type Binning, fillBins } from './bins.ts';
import { type Moments, usableSource } from './numeric.ts';
import type { PlacedColumn } from './placed-column.ts';

/** Tukey's fences. */
const outlierReach = 1.5;
/** What lies so many interquartile ranges out is rarely meant. */
const extremeReach = 10;

/** How a numeric column's values are spread: bins, and how many stand apart. */
export interface Shape {
  readonly histogram: readonly Bin[];
  readonly outlierCount: number;
  readonly extremeCount: number;
}

export interface Fences {
  readonly low: number;
  readonly high: number;
}

export function outlierFences(moments: Pick<Moments, 'q1' | 'q3'>): Fences {
  return fencesAt(moments, outlierReach);
}

function fencesAt({ q1, q3 }: Pick<Moments, 'q1' | 'q3'>, reach: number): Fences {
  const distance = reach * (q3 - q1);
  return { low: q1 - distance, high: q3 + distance };
}

export interface ShapePlan {
  readonly placed: PlacedColumn;
  readonly moments: Moments;
  readonly binning: Binning;
}

/** One scan per column, all in one statement. */
export function shapesSql(table: Table, plans: readonly ShapePlan[]): string {
  return plans.map((plan) => shapeSql(table, plan)).join('\nUNION ALL\n');
}

function shapeSql(table: Table, { placed, moments, binning }: ShapePlan): string {
  const value = `usable_${placed.place}`;
  return `(SELECT ${placed.place} AS place, ${binSql(value, binning)} AS bin, count(*) AS row_count,
    count(*) FILTER (${outsideSql(value, outlierFences(moments))}) AS outliers,
    count(*) FILTER (${outsideSql(value, fencesAt(moments, extremeReach))}) AS extremes
    FROM ${usableSource(table, [placed])} WHERE ${value} IS NOT NULL GROUP BY bin)`;
}

/** Division may land beside an edge, so the edges have the last word: `low + i * width`, just as they are shown. */
function binSql(value: string, { low, width, count }: Binning): string {
  const [from, step] = [doubleLiteral(low), doubleLiteral(width)];
  const index = `least(${count}, greatest(-1, floor((${value} - ${from}) / ${step})))`;
  const edge = (offset: number) => `${from} + (${index} + ${offset}) * ${step}`;
  return `(${index} + CASE WHEN ${value} >= ${edge(1)} THEN 1 WHEN ${value} < ${edge(0)} THEN -1 ELSE 0 END)::INTEGER`;
}

function outsideSql(value: string, { low, high }: Fences): string {
  return `${value} < ${doubleLiteral(low)} OR ${value} > ${doubleLiteral(high)}`;
}

export function readShape(result: ResultSet, { placed, binning }: ShapePlan): Shape {
  const rows = result.rows
    .filter((row) => row[0] === placed.place)
    .map((row) => row.map((cell) => finiteNumberOf(cell) ?? 0));
  const total = (at: number) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0);
  const counts = new Map(rows.map((row) => [row[1] ?? 0, row[2] ?? 0]));
  return { histogram: fillBins(binning, counts), outlierCount: total(3), extremeCount: total(4) };
}
