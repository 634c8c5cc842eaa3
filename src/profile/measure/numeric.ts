import { quoteIdentifier, type Table } from '../../core/dataset.ts';
import { type Aggregate, type Facts, selectAggregates } from './aggregates.ts';
import { isOfKind, nameOf, type PlacedColumn } from './placed-column.ts';
import type { Plan } from './plan.ts';

/** Doubles from here on overflow when squared; with NaN and infinities they are set aside, and said so. */
const usableMagnitude = 1e150;

/** Mean, spread and quantiles of the usable values of a numeric column. */
export interface Moments {
  readonly usableCount: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly sum: number;
  /** `null` for a single value. */
  readonly std: number | null;
  readonly zeroCount: number;
  readonly negativeCount: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly estimated: boolean;
}

export function momentsSql(table: Table, plans: readonly Plan[]): string {
  return selectAggregates(
    plans.flatMap(momentAggregates),
    usableSource(
      table,
      plans.map(({ placed }) => placed),
    ),
  );
}

/** A source whose `usable_<place>` columns hold what can be calculated with. */
export function usableSource(table: Table, columns: readonly PlacedColumn[]): string {
  const list = columns.map((placed) => `${usableSql(placed)} AS usable_${placed.place}`);
  return `(SELECT ${list.join(', ')} FROM ${quoteIdentifier(table.name)})`;
}

function usableSql(placed: PlacedColumn): string {
  const name = nameOf(placed);
  if (isOfKind(placed, 'float'))
    return `CASE WHEN abs(${name}) < ${usableMagnitude} THEN ${name}::DOUBLE END`;
  if (isOfKind(placed, 'decimal')) return `${name}::DOUBLE`;
  return name;
}

function momentAggregates(plan: Plan): readonly Aggregate[] {
  const column = plan.placed.place;
  const value = `usable_${column}`;
  const quantiles = plan.exactQuantiles ? 'quantile_cont' : 'approx_quantile';
  const expressions: Readonly<Record<string, string>> = {
    usable: `count(${value})`,
    min: `min(${value})::DOUBLE`,
    max: `max(${value})::DOUBLE`,
    mean: `avg(${value})::DOUBLE`,
    sum: `sum(${value})::DOUBLE`,
    std: `stddev_samp(${value})::DOUBLE`,
    zeros: `count(*) FILTER (${value} = 0)`,
    negatives: `count(*) FILTER (${value} < 0)`,
    quantiles: `${quantiles}(${value}, [0.25, 0.5, 0.75])::DOUBLE[]`,
  };
  return Object.entries(expressions).map(([fact, sql]) => ({ fact, column, sql }));
}

/** `undefined` where a column has no usable value. */
export function readMoments(facts: Facts, { placed: { place }, exactQuantiles }: Plan): Moments | undefined {
  const [min, max] = [facts.number('min', place), facts.number('max', place)];
  const [mean, sum] = [facts.number('mean', place), facts.number('sum', place)];
  const [q1, median, q3] = facts.numbers('quantiles', place);
  if (min === undefined || max === undefined || mean === undefined || sum === undefined) return undefined;
  if (q1 === undefined || median === undefined || q3 === undefined) return undefined;
  return {
    q1,
    median,
    q3,
    usableCount: facts.count('usable', place),
    min,
    max,
    mean,
    sum,
    std: facts.number('std', place) ?? null,
    zeroCount: facts.count('zeros', place),
    negativeCount: facts.count('negatives', place),
    estimated: !exactQuantiles,
  };
}
