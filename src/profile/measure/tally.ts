import { quoteIdentifier, type Table } from '../../core/dataset.ts';
import { type Aggregate, type Facts, selectAggregates } from './aggregates.ts';
import { isOfKind, nameOf } from './placed-column.ts';
import type { Plan } from './plan.ts';

/** What a column holds, where its values were not counted one by one. */
export interface Tally {
  readonly nullCount: number;
  readonly distinctCount: number;
  readonly distinctIsExact: boolean;
}

export function tallySql(table: Table, plans: readonly Plan[]): string {
  return selectAggregates(plans.flatMap(tallyAggregates), quoteIdentifier(table.name));
}

function tallyAggregates({ placed, exactDistinct }: Plan): readonly Aggregate[] {
  const [name, column] = [nameOf(placed), placed.place];
  const distinct = exactDistinct ? `count(DISTINCT ${name})` : `approx_count_distinct(${name})`;
  return [
    { fact: 'values', column, sql: `count(${name})` },
    { fact: 'distinct', column, sql: distinct },
  ];
}

/** An estimate is never more than there are values. */
export function readTally(facts: Facts, { placed, exactDistinct }: Plan, rowCount: number): Tally {
  const valueCount = facts.count('values', placed.place);
  return {
    nullCount: rowCount - valueCount,
    distinctCount: Math.min(facts.count('distinct', placed.place), valueCount),
    distinctIsExact: exactDistinct || valueCount === 0,
  };
}

export function textLengthSql(table: Table, plans: readonly Plan[]): string {
  return selectAggregates(plans.flatMap(textLengthAggregates), quoteIdentifier(table.name));
}

function textLengthAggregates({ placed }: Plan): readonly Aggregate[] {
  const [length, column] = [`length(${nameOf(placed)}::VARCHAR)`, placed.place];
  return [
    { fact: 'shortest', column, sql: `min(${length})` },
    { fact: 'longest', column, sql: `max(${length})` },
  ];
}

export function readTextLength(
  facts: Facts,
  place: number,
): { readonly min: number; readonly max: number } | undefined {
  const [min, max] = [facts.number('shortest', place), facts.number('longest', place)];
  return min === undefined || max === undefined ? undefined : { min, max };
}

export function isText({ placed }: Plan): boolean {
  return isOfKind(placed, 'text');
}
