import type { Table } from '../../core/dataset.ts';
import { type Facts, selectAggregates } from './aggregates.ts';
import { nameOf, type PlacedColumn } from './placed-column.ts';
import { probeSource } from './sample.ts';

/** What the probe showed of a column. Nulls are not counted. */
export interface Probe {
  readonly valueCount: number;
  readonly distinctCount: number;
}

export function probeSql(table: Table, columns: readonly PlacedColumn[]): string {
  const aggregates = columns.flatMap((placed) => {
    const name = nameOf(placed);
    return [
      { fact: 'values', column: placed.place, sql: `count(${name})` },
      { fact: 'distinct', column: placed.place, sql: `count(DISTINCT ${name})` },
    ];
  });
  return selectAggregates(aggregates, probeSource(table));
}

export function readProbe(facts: Facts, place: number): Probe {
  return { valueCount: facts.count('values', place), distinctCount: facts.count('distinct', place) };
}
