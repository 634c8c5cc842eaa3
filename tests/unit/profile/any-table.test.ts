import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAbort } from '../../../src/core/error.ts';
import { profile } from '../../../src/profile/profile.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { makeTable, profileOf, profileParts } from './table.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

const everyType = `SELECT
  x::TINYINT AS tiny, x::UTINYINT AS unsigned_tiny, x::HUGEINT AS huge, x::UHUGEINT AS unsigned_huge,
  x::DECIMAL(38,5) AS wide_decimal, x::DECIMAL(6,2) AS narrow_decimal, x::FLOAT AS single, x::BIT AS bits,
  ('a' || x)::BLOB AS bytes, to_days(x::INT) AS span, uuid() AS token, TIME '10:00:00' + to_seconds(x) AS clock,
  '10:00:00+01'::TIMETZ AS zoned_clock, make_timestamp(x * 1000000)::TIMESTAMPTZ AS zoned,
  make_timestamp(x * 1000000)::TIMESTAMP_NS AS fine, make_timestamp(x * 1000000)::TIMESTAMP_S AS coarse,
  make_timestamp(x * 1000000)::TIMESTAMP_MS AS middle, [x] AS list, {'a': x} AS struct, MAP {x: 'a'} AS pairs,
  union_value(k := x) AS either, x % 2 = 0 AS truth, (CASE WHEN x % 2 = 0 THEN 'a' ELSE 'b' END)::ENUM('a', 'b') AS choice,
  [[x]] AS lists, [x, x]::BIGINT[2] AS fixed, NULL AS nothing
  FROM range(30) AS given(x)`;

describe('a profile', () => {
  test('comes in parts: schema and sample before anything is measured', async () => {
    const table = await makeTable(engine, "SELECT x, 'v' || x AS v FROM range(40) AS given(x)");
    const { parts } = await profileParts(engine, table);
    expect(parts.map(({ stage }) => stage)).toEqual([
      'schema',
      'sample',
      'columns',
      'relations',
      'quality',
      'questions',
    ]);
    expect(parts[0]?.soFar.columns.map(({ name }) => name)).toEqual(['x', 'v']);
    expect(parts[1]?.soFar.sample.rows[3]).toEqual([3, 'v3']);
    const progress = parts.map((part) => part.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  test('knows every type there is', async () => {
    const { columns } = await profileOf(engine, everyType);
    expect(columns.filter(({ distinctCount }) => distinctCount === 30).map(({ name }) => name)).toEqual(
      columns
        .map(({ name }) => name)
        .filter((name) => !['zoned_clock', 'truth', 'choice', 'nothing'].includes(name)),
    );
    expect(columns.filter(({ time }) => time !== undefined).map(({ name }) => name)).toEqual([
      'zoned',
      'fine',
      'coarse',
      'middle',
    ]);
  });

  test('takes a table without rows, with one, and with nothing but nulls', async () => {
    const columns = `1 AS a, 'x' AS b, DATE '2020-01-01' AS c, 1.5 AS d, 2.5::DOUBLE AS e, [1] AS f`;
    const empty = await profileOf(engine, `SELECT ${columns} WHERE false`);
    expect(empty).toMatchObject({ rowCount: 0, duplicateRowCount: 0, keys: [], warnings: [] });
    const single = await profileOf(engine, `SELECT ${columns}`);
    expect(single.columns[4]?.numeric).toMatchObject({ min: 2.5, max: 2.5, mean: 2.5, std: null });
    const nulls = await profileOf(
      engine,
      'SELECT NULL::INT AS a, NULL::VARCHAR AS b, NULL::DATE AS c FROM range(5)',
    );
    expect(nulls.columns.map(({ nullCount, distinctCount }) => [nullCount, distinctCount])).toEqual([
      [5, 0],
      [5, 0],
      [5, 0],
    ]);
    expect(nulls.warnings.map(({ kind }) => kind)).toEqual([
      'duplicate-rows',
      'empty-column',
      'empty-column',
      'empty-column',
    ]);
  });

  test('takes 300 columns and shows them in batches', async () => {
    const list = Array.from({ length: 300 }, (_, index) => `(x * ${index}) % 7 AS "column ${index}"`);
    const table = await makeTable(engine, `SELECT ${list.join(', ')} FROM range(50) AS given(x)`);
    const { parts, whole } = await profileParts(engine, table);
    expect(parts.filter(({ stage }) => stage === 'columns').length).toBeGreaterThan(5);
    expect(whole.columns.map(({ distinctCount }) => distinctCount)).toEqual(
      list.map((_, index) => (index % 7 === 0 ? 1 : 7)),
    );
  }, 60_000);

  test('takes names that hold anything', async () => {
    const names = [
      'select',
      'a""b',
      '🎉 fête',
      'data',
      'value_0',
      ' ',
      "it's",
      'a.b',
      'usable_1',
      'anchor',
      'row_count',
    ];
    const list = names.map((name, index) => `x % ${index + 2} AS "${name}"`);
    const { columns } = await profileOf(engine, `SELECT ${list.join(', ')} FROM range(50) AS given(x)`);
    expect(columns.map(({ distinctCount }) => distinctCount)).toEqual(names.map((_, index) => index + 2));
  });

  test('leaves out of averages what cannot be calculated with, and says so', async () => {
    const profile = await profileOf(
      engine,
      "SELECT unnest(['nan'::DOUBLE, 'inf'::DOUBLE, '-inf'::DOUBLE, 1e308, 1, 2, 3, NULL]) AS a",
    );
    expect(profile.columns[0]).toMatchObject({ nullCount: 1, numeric: { min: 1, max: 3, mean: 2, sum: 6 } });
    expect(profile.warnings).toContainEqual(
      expect.objectContaining({ kind: 'extreme-values', column: 'a', count: 4 }),
    );
  });

  test('takes dates without end and before our era', async () => {
    const profile = await profileOf(
      engine,
      `SELECT unnest([DATE 'infinity', DATE '-infinity', DATE '0044-03-15 (BC)', DATE '2024-02-01', DATE '9999-12-31']) AS a`,
    );
    expect(profile.columns[0]?.time).toMatchObject({
      min: '0044-03-15 (BC)',
      max: '9999-12-31',
      grain: 'year',
    });
  });

  test('takes whole numbers as wide as they come', async () => {
    const profile = await profileOf(
      engine,
      "SELECT unnest(['170141183460469231731687303715884105727'::HUGEINT, '-170141183460469231731687303715884105728', 0]) AS a",
    );
    expect(profile.columns[0]?.topValues.map(({ value }) => value)).toEqual([
      '-170141183460469231731687303715884105728',
      0,
      '170141183460469231731687303715884105727',
    ]);
  });

  test('stops when it is told to', async () => {
    const table = await makeTable(engine, 'SELECT x FROM range(100) AS given(x)');
    const abort = new AbortController();
    const steps = profile(table, engine, abort.signal);
    await steps.next();
    abort.abort();
    await expect(steps.next()).rejects.toSatisfy(isAbort);
  });
});
