import type { Table } from '../../core/dataset.ts';
import { type Aggregate, doubleLiteral, type Facts, selectAggregates } from './aggregates.ts';
import { type Bin, type Binning, fillBins, innerEdges } from './bins.ts';
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

export interface ShapePlan {
  readonly placed: PlacedColumn;
  readonly moments: Moments;
  readonly binning: Binning;
}

export function outlierFences(moments: Pick<Moments, 'q1' | 'q3'>): Fences {
  return fencesAt(moments, outlierReach);
}

function fencesAt({ q1, q3 }: Pick<Moments, 'q1' | 'q3'>, reach: number): Fences {
  const distance = reach * (q3 - q1);
  return { low: q1 - distance, high: q3 + distance };
}

export function shapesSql(table: Table, plans: readonly ShapePlan[]): string {
  return selectAggregates(
    plans.flatMap(shapeAggregates),
    usableSource(
      table,
      plans.map(({ placed }) => placed),
    ),
  );
}

function shapeAggregates({ placed, moments, binning }: ShapePlan): readonly Aggregate[] {
  const [column, value] = [placed.place, `usable_${placed.place}`];
  return [
    { fact: 'bins', column, sql: binCountsSql(value, binning) },
    { fact: 'outliers', column, sql: countOutsideSql(value, outlierFences(moments)) },
    { fact: 'extremes', column, sql: countOutsideSql(value, fencesAt(moments, extremeReach)) },
  ];
}

/**
 * The engine's bins hold their upper boundary; ours, like most, the lower one. So the negated values are counted
 * between the negated edges: last bin first, and what is below all edges comes last, if there is any.
 */
function binCountsSql(value: string, binning: Binning): string {
  const edges = innerEdges(binning).toReversed();
  if (edges.length === 0) return `[count(${value})]`;
  return `map_values(histogram(-(${value}::DOUBLE), [${edges.map((edge) => doubleLiteral(-edge)).join(', ')}]))`;
}

function countOutsideSql(value: string, { low, high }: Fences): string {
  return `count(*) FILTER (${value} < ${doubleLiteral(low)} OR ${value} > ${doubleLiteral(high)})`;
}

export function readShape(facts: Facts, { placed: { place }, binning }: ShapePlan): Shape {
  return {
    histogram: fillBins(binning, facts.numbers('bins', place)),
    outlierCount: facts.count('outliers', place),
    extremeCount: facts.count('extremes', place),
  };
}
