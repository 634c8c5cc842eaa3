import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnProfile, Profile } from '../../../src/core/profile.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { profileOf } from './table.ts';

type Engine = Awaited<ReturnType<typeof startNodeEngine>>;
let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

interface Row {
  readonly whole: number | null;
  readonly real: number | null;
  readonly word: string | null;
  readonly day: string | null;
}

const day = fc
  .integer({ min: 0, max: 900 })
  .map((offset) => new Date(Date.UTC(2021, 0, 1 + offset)).toISOString().slice(0, 10));
/** Without -0, which SQL text does not carry. */
const real = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const rowArbitrary: fc.Arbitrary<Row> = fc.record({
  whole: fc.option(fc.integer({ min: -20, max: 20 }), { freq: 5 }),
  real: fc.option(real, { freq: 5 }),
  word: fc.option(fc.constantFrom('', 'a', 'b', "it's", 'Zoë', '🎉', ' b '), { freq: 5 }),
  day: fc.option(day, { freq: 5 }),
});

/** Repeats some rows, so that duplicates occur. */
const rowsArbitrary = fc
  .tuple(fc.array(rowArbitrary, { minLength: 1, maxLength: 60 }), fc.array(fc.nat(), { maxLength: 20 }))
  .map(([rows, again]) => [...rows, ...again.flatMap((at) => rows[at % rows.length] ?? [])]);

function selectOf(rows: readonly Row[]): string {
  const literal = (value: string | number | null, type: string) =>
    value === null ? `NULL::${type}` : `'${String(value).replaceAll("'", "''")}'::${type}`;
  const values = rows.map(
    ({ whole, real, word, day }) =>
      `(${literal(whole, 'INTEGER')}, ${literal(real, 'DOUBLE')}, ${literal(word, 'VARCHAR')}, ${literal(day, 'DATE')})`,
  );
  return `SELECT * FROM (VALUES ${values.join(', ')}) AS given(whole, real, word, day)`;
}

function column(profile: Profile, name: string): ColumnProfile {
  const found = profile.columns.find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`no column ${name}`);
  return found;
}

function present<Value>(values: readonly (Value | null)[]): Value[] {
  return values.filter((value): value is Value => value !== null);
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

function expectNumbers(found: ColumnProfile, values: readonly number[], rowCount: number) {
  expect(found.nullCount).toBe(rowCount - values.length);
  expect([found.distinctCount, found.distinctIsExact]).toEqual([new Set(values).size, true]);
  const { numeric } = found;
  expect(numeric === undefined).toBe(values.length === 0);
  if (numeric === undefined) return;
  const sorted = values.toSorted((a, b) => a - b);
  const sum = values.reduce((total, value) => total + value, 0);
  const mean = sum / values.length;
  const scale = 1e-9 * Math.max(1, ...values.map(Math.abs)) * values.length;
  const near = (actual: number | null, expected: number) =>
    expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(scale);
  expect([numeric.min, numeric.max]).toEqual([sorted[0], sorted.at(-1)]);
  near(numeric.sum, sum);
  near(numeric.mean, mean);
  near(numeric.q1, quantile(sorted, 0.25));
  near(numeric.median, quantile(sorted, 0.5));
  near(numeric.q3, quantile(sorted, 0.75));
  if (values.length === 1) expect(numeric.std).toBeNull();
  else {
    const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
    near(numeric.std, Math.sqrt(squares / (values.length - 1)));
  }
  expect(numeric.zeroCount).toBe(values.filter((value) => value === 0).length);
  expect(numeric.negativeCount).toBe(values.filter((value) => value < 0).length);
  const isOutside = (value: number) => value < numeric.outlierLow || value > numeric.outlierHigh;
  expect(numeric.outlierCount).toBe(values.filter(isOutside).length);
  expect(numeric.estimated).toBe(false);
  expectBins(numeric.histogram, sorted);
}

function expectBins(bins: readonly { from: number; to: number; count: number }[], sorted: readonly number[]) {
  expect(bins.length).toBeGreaterThan(0);
  bins.forEach(({ from, to, count }, index) => {
    const isLast = index === bins.length - 1;
    const inside = sorted.filter((value) => value >= from && (isLast || value < to));
    expect(count).toBe(inside.length);
    if (!isLast) expect(to).toBe(bins[index + 1]?.from);
  });
  expect(bins.reduce((total, { count }) => total + count, 0)).toBe(sorted.length);
}

function countValues<Value>(values: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

describe('what the profile says of a small table', () => {
  test('is what counting by hand says', async () => {
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, async (rows) => {
        const profile = await profileOf(engine, selectOf(rows));
        const words = present(rows.map(({ word }) => word));
        const days = present(rows.map((row) => row.day)).toSorted();
        expectNumbers(column(profile, 'whole'), present(rows.map(({ whole }) => whole)), rows.length);
        expectNumbers(column(profile, 'real'), present(rows.map(({ real }) => real)), rows.length);

        const word = column(profile, 'word');
        expect(word.nullCount).toBe(rows.length - words.length);
        expect(new Map(word.topValues.map(({ value, count }) => [value, count]))).toEqual(countValues(words));
        const counts = word.topValues.map(({ count }) => count);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        const lengths = words.map((text) => Array.from(text).length);
        expect(word.textLength).toEqual(
          words.length === 0 ? undefined : { min: Math.min(...lengths), max: Math.max(...lengths) },
        );

        const time = column(profile, 'day').time;
        expect([time?.min, time?.max]).toEqual([days[0], days.at(-1)]);
        expect((time?.histogram ?? []).reduce((total, { count }) => total + count, 0)).toBe(days.length);
        expect(time?.histogram.length ?? 0).toBeLessThanOrEqual(123);

        const different = new Set(rows.map((row) => JSON.stringify(Object.values(row))));
        expect(profile.duplicateRowCount).toBe(rows.length - different.size);
        expect(profile.keys).toEqual(
          (['whole', 'word', 'day'] as const).filter(
            (name) => new Set(present(rows.map((row) => row[name]))).size === rows.length,
          ),
        );
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test("correlates measures as Pearson's formula does", async () => {
    const profile = await profileOf(
      engine,
      'SELECT x AS height, CASE WHEN x = 4 THEN NULL ELSE x * x END AS area, 7 AS same FROM range(1, 9) AS given(x)',
    );
    const pairs = [1, 2, 3, 5, 6, 7, 8].map((x) => [x, x * x] as const);
    const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
    const [meanX, meanY] = [mean(0), mean(1)];
    const product = (f: (x: number, y: number) => number) =>
      pairs.reduce((sum, [x, y]) => sum + f(x - meanX, y - meanY), 0);
    const r = product((x, y) => x * y) / Math.sqrt(product((x) => x * x) * product((_, y) => y * y));
    expect(profile.correlations).toMatchObject([{ left: 'height', right: 'area', rows: 7 }]);
    expect(profile.correlations[0]?.r).toBeCloseTo(r, 12);
  });
});

describe('what the profile says of a large table', () => {
  let profile: Profile;
  const rowCount = 600_000;
  beforeAll(async () => {
    profile = await profileOf(
      engine,
      `SELECT 'T' || (CASE WHEN i % 1000 = 999 THEN i - 1 ELSE i END) AS code,
        CASE WHEN i % 1000 = 999 THEN i - 1 ELSE i END % 977 AS size,
        CASE WHEN i % 1000 = 999 THEN i - 1 ELSE i END * 0.5::DOUBLE AS weight,
        CASE WHEN i % 3000 >= 2998 THEN 'lost' ELSE 'found' END AS state
      FROM range(${rowCount}) AS given(i)`,
    );
  });

  test('counts repeated rows exactly, and settles the identifier that shows them', () => {
    expect(profile.duplicateRowCount).toBe(rowCount / 1000);
    expect(column(profile, 'code')).toMatchObject({
      distinctCount: rowCount - rowCount / 1000,
      distinctIsExact: true,
      role: 'identifier',
    });
    expect(profile.keys).toEqual([]);
  });

  test.each([
    ['text', "'T' || i", 100],
    ['whole numbers', 'i', 100],
    ['text, with more repeats than can be named', "'T' || i", 5000],
  ])('counts repeated rows of a column with gaps: %s', async (_, value, repeats) => {
    const rows = `SELECT CASE WHEN i < 40 THEN NULL ELSE ${value} END AS code, i % 10 AS digit FROM range(550000) AS given(i)`;
    const found = await profileOf(
      engine,
      `${rows} UNION ALL (${rows} WHERE i BETWEEN 40 AND ${39 + repeats})`,
    );
    expect(found.duplicateRowCount).toBe(30 + repeats);
    expect(column(found, 'code').nullCount).toBe(40);
  });

  test('says where a distinct count is an estimate, and stays near the truth', () => {
    const weight = column(profile, 'weight');
    expect(weight.distinctIsExact).toBe(false);
    expect(weight.distinctCount).toBeGreaterThan(0.7 * rowCount);
    expect(weight.distinctCount).toBeLessThanOrEqual(rowCount);
  });

  test('has exact quantiles and shares', () => {
    const rounded = Array.from({ length: rowCount }, (_, i) => 0.5 * (i % 1000 === 999 ? i - 1 : i));
    expect(column(profile, 'weight').numeric).toMatchObject({
      median: quantile(rounded, 0.5),
      q1: quantile(rounded, 0.25),
      estimated: false,
    });
    expect(profile.baselines).toContainEqual({
      name: 'share of state = lost',
      column: 'state',
      value: 'lost',
      kind: 'rate',
      baseline: 400 / rowCount,
    });
  });
});
