import type { Table } from '../../core/dataset.ts';
import type { Correlation } from '../../core/profile.ts';
import { type Aggregate, type Facts, selectAggregates } from './aggregates.ts';
import { usableSource } from './numeric.ts';
import type { PlacedColumn } from './placed-column.ts';

/** Pairs grow with the square. */
const maxColumns = 12;

export type Pair = readonly [PlacedColumn, PlacedColumn];

export function pairsOf(columns: readonly PlacedColumn[]): readonly Pair[] {
  const shown = columns.slice(0, maxColumns);
  return shown.flatMap((left, at) => shown.slice(at + 1).map((right): Pair => [left, right]));
}

export function correlationsSql(table: Table, pairs: readonly Pair[]): string {
  const columns = [...new Set(pairs.flat())];
  return selectAggregates(pairs.flatMap(pairAggregates), usableSource(table, columns));
}

function pairAggregates([left, right]: Pair, index: number): readonly Aggregate[] {
  const both = `usable_${left.place}, usable_${right.place}`;
  return [
    { fact: 'r', column: index, sql: `corr(${both})` },
    { fact: 'rows', column: index, sql: `regr_count(${both})` },
  ];
}

/** A pair with a constant side has no correlation and is left out. Strongest first. */
export function readCorrelations(facts: Facts, pairs: readonly Pair[]): readonly Correlation[] {
  const found = pairs.flatMap(([left, right], index) => {
    const r = facts.number('r', index);
    if (r === undefined) return [];
    return [{ left: left.column.name, right: right.column.name, r, rows: facts.count('rows', index) }];
  });
  return found.toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r));
}
