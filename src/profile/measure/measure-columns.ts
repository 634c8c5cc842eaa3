import { type Cell, isNumericKind, isTemporalKind } from '../../core/cell.ts';
import type { Table } from '../../core/dataset.ts';
import { cellText } from '../cell-text.ts';
import { readFacts } from './aggregates.ts';
import type { Ask } from './ask.ts';
import { chooseBins } from './bins.ts';
import type { ColumnFacts } from './column-facts.ts';
import { chooseGrain } from './grain.ts';
import { momentsSql, readMoments } from './numeric.ts';
import { isOfKind, type PlacedColumn } from './placed-column.ts';
import { type Plan, planColumn, quantileValueLimit } from './plan.ts';
import { type Probe, probeSql, readProbe } from './probe.ts';
import { probeValueRows, probeValuesSql } from './sample.ts';
import { readShape, type ShapePlan, shapesSql } from './shape.ts';
import { isText, readTally, readTextLength, type Tally, tallySql, textLengthSql } from './tally.ts';
import { readTextContent, type TextContent, textContentSql } from './text-content.ts';
import { readTimeHistogram, readTimeRange, timeHistogramSql, timeRangeSql } from './time.ts';
import { readValueCounts, type ValueCounts, valueCountsSql, valueLimit } from './value-counts.ts';

/** Facts by the column's place. */
type ByPlace<Fact> = ReadonlyMap<number, Fact>;

/** Steps of a time histogram that are brought home; a range of more is not drawn by its grain. */
const timeBinLimit = 2_000;
/** From this share of numbers in the sample on, a text column's numbers are counted. */
const numericSampleShare = 0.5;

/** Measures some columns of a table with a handful of queries, whatever their number. `farFuture` is `YYYY-MM-DD`. */
export async function measureColumns(
  ask: Ask,
  table: Table,
  columns: readonly PlacedColumn[],
  farFuture: string,
): Promise<readonly ColumnFacts[]> {
  if (table.rowCount === 0) return columns.map(emptyFacts);
  const probes = await measureProbes(ask, table, columns);
  const samples = await measureSamples(ask, table, columns);
  const plans = columns.map((placed) => planColumn(placed, probeOf(probes, placed), table.rowCount));
  const counts = await measureCounts(ask, table, plans);
  const tallies = await measureTallies(ask, table, plans);
  const numeric = await measureNumbers(ask, table, plans);
  const times = await measureTimes(ask, table, columns, samples, farFuture);
  const lengths = await measureLengths(ask, table, plans, counts);
  const contents = await measureContents(ask, table, columns, samples);
  return columns.map((placed): ColumnFacts => {
    const { place } = placed;
    const probe = probeOf(probes, placed);
    return {
      placed,
      rowCount: table.rowCount,
      ...(tallies.get(place) ?? tallyOf(counts.get(place))),
      sample: samples.get(place) ?? [],
      mayBeUnique: probe.distinctCount === probe.valueCount,
      counts: counts.get(place),
      numeric: numeric.get(place),
      time: times.get(place),
      textLength: lengths.get(place),
      textContent: contents.get(place),
    };
  });
}

function emptyFacts(placed: PlacedColumn): ColumnFacts {
  return {
    placed,
    rowCount: 0,
    ...tallyOf(undefined),
    sample: [],
    mayBeUnique: false,
    counts: undefined,
    numeric: undefined,
    time: undefined,
    textLength: undefined,
    textContent: undefined,
  };
}

function probeOf(probes: ByPlace<Probe>, { place }: PlacedColumn): Probe {
  return probes.get(place) ?? { valueCount: 0, distinctCount: 0 };
}

function tallyOf(counts: ValueCounts | undefined): Tally {
  return {
    nullCount: counts?.nullCount ?? 0,
    distinctCount: counts?.distinctCount ?? 0,
    distinctIsExact: true,
  };
}

async function measureProbes(
  ask: Ask,
  table: Table,
  columns: readonly PlacedColumn[],
): Promise<ByPlace<Probe>> {
  const facts = readFacts(await ask(probeSql(table, columns)));
  return new Map(columns.map(({ place }) => [place, readProbe(facts, place)]));
}

async function measureSamples(
  ask: Ask,
  table: Table,
  columns: readonly PlacedColumn[],
): Promise<ByPlace<readonly Cell[]>> {
  const plain = columns.filter((placed) => !isOfKind(placed, 'nested', 'binary'));
  if (plain.length === 0) return new Map();
  const { rows } = await ask(probeValuesSql(table, plain), probeValueRows(plain.length));
  return new Map(
    plain.map(({ place }, at) => [place, rows.map((row) => row[at] ?? null).filter((cell) => cell !== null)]),
  );
}

async function measureCounts(ask: Ask, table: Table, plans: readonly Plan[]): Promise<ByPlace<ValueCounts>> {
  const counted = plans.filter((plan) => plan.countsValues).map(({ placed }) => placed);
  if (counted.length === 0) return new Map();
  const result = await ask(valueCountsSql(table, counted), counted.length * (valueLimit + 1));
  return new Map(counted.map((placed) => [placed.place, readValueCounts(result, placed)]));
}

async function measureTallies(ask: Ask, table: Table, plans: readonly Plan[]): Promise<ByPlace<Tally>> {
  const others = plans.filter((plan) => !plan.countsValues);
  if (others.length === 0) return new Map();
  const facts = readFacts(await ask(tallySql(table, others)));
  return new Map(others.map((plan) => [plan.placed.place, readTally(facts, plan, table.rowCount)]));
}

async function measureNumbers(
  ask: Ask,
  table: Table,
  plans: readonly Plan[],
): Promise<ByPlace<NonNullable<ColumnFacts['numeric']>>> {
  const numbers = plans.filter(({ placed }) => isNumericKind(placed.column.kind));
  const atOnce = Math.max(1, Math.floor(quantileValueLimit / Math.max(1, table.rowCount)));
  const measured: ShapePlan[] = [];
  for (let at = 0; at < numbers.length; at += atOnce) {
    measured.push(...(await measureMoments(ask, table, numbers.slice(at, at + atOnce))));
  }
  if (measured.length === 0) return new Map();
  const shapes = readFacts(await ask(shapesSql(table, measured)));
  return new Map(
    measured.map((plan) => [plan.placed.place, { moments: plan.moments, shape: readShape(shapes, plan) }]),
  );
}

async function measureMoments(ask: Ask, table: Table, plans: readonly Plan[]): Promise<readonly ShapePlan[]> {
  const facts = readFacts(await ask(momentsSql(table, plans)));
  return plans.flatMap((plan): ShapePlan[] => {
    const moments = readMoments(facts, plan);
    if (moments === undefined) return [];
    return [{ placed: plan.placed, moments, binning: chooseBins(moments, isOfKind(plan.placed, 'integer')) }];
  });
}

async function measureTimes(
  ask: Ask,
  table: Table,
  columns: readonly PlacedColumn[],
  samples: ByPlace<readonly Cell[]>,
  farFuture: string,
): Promise<ByPlace<NonNullable<ColumnFacts['time']>>> {
  const measured = new Map<number, NonNullable<ColumnFacts['time']>>();
  const temporal = columns.filter(({ column }) => isTemporalKind(column.kind));
  if (temporal.length === 0) return measured;
  const facts = readFacts(await ask(timeRangeSql(table, temporal, farFuture)));
  for (const placed of temporal) {
    const range = readTimeRange(facts, placed);
    if (range === undefined) continue;
    const grain = chooseGrain(range.spanMs, samples.get(placed.place) ?? []);
    const histogram = readTimeHistogram(await ask(timeHistogramSql(table, placed, grain), timeBinLimit));
    measured.set(placed.place, { range, grain, histogram });
  }
  return measured;
}

async function measureLengths(
  ask: Ask,
  table: Table,
  plans: readonly Plan[],
  counts: ByPlace<ValueCounts>,
): Promise<ByPlace<NonNullable<ColumnFacts['textLength']>>> {
  const texts = plans.filter(isText);
  const lengths = new Map<number, NonNullable<ColumnFacts['textLength']>>();
  const unknown = texts.filter(({ placed: { place } }) => {
    const length = lengthOfCounted(counts.get(place));
    if (length !== undefined) lengths.set(place, length);
    return length === undefined;
  });
  if (unknown.length === 0) return lengths;
  const facts = readFacts(await ask(textLengthSql(table, unknown)));
  for (const { placed } of unknown) {
    const length = readTextLength(facts, placed.place);
    if (length !== undefined) lengths.set(placed.place, length);
  }
  return lengths;
}

/** Known without asking where all values are at hand. */
function lengthOfCounted(counts: ValueCounts | undefined): ColumnFacts['textLength'] {
  if (counts === undefined || counts.values.length === 0 || counts.values.length < counts.distinctCount)
    return undefined;
  const lengths = counts.values.map(({ value }) => Array.from(cellText(value)).length);
  return { min: Math.min(...lengths), max: Math.max(...lengths) };
}

async function measureContents(
  ask: Ask,
  table: Table,
  columns: readonly PlacedColumn[],
  samples: ByPlace<readonly Cell[]>,
): Promise<ByPlace<TextContent>> {
  const texts = columns.filter(
    (placed) => isOfKind(placed, 'text') && looksNumeric(samples.get(placed.place) ?? []),
  );
  if (texts.length === 0) return new Map();
  const facts = readFacts(await ask(textContentSql(table, texts)));
  return new Map(texts.map((placed) => [placed.place, readTextContent(facts, placed)]));
}

function looksNumeric(sample: readonly Cell[]): boolean {
  const numbers = sample.filter((cell) => /^\s*[-+]?[\d,]*\.?\d+\s*$/.test(cellText(cell)));
  return sample.length > 0 && numbers.length >= numericSampleShare * sample.length;
}
