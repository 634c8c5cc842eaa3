import { afterAll, beforeAll, expect, test } from 'vitest';
import { copying } from '../../../workers/duckdb/copying.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;

beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
afterAll(() => engine.close());

const look = (sql: string) => engine.query(sql, { rowLimit: 1_000 });

async function copy(source: string, target: string): Promise<readonly string[]> {
  const statements = await copying(look, source, target);
  for (const sql of statements) await engine.execute(sql);
  return statements;
}

test('texts that hardly repeat stay uncompressed, others are left to DuckDB', async () => {
  await engine.execute(
    `CREATE TABLE orders AS SELECT i AS n, 'K' || i AS "the ""key""", 'town ' || i % 900 AS town,
       CASE WHEN i % 20 > 0 THEN md5(i::VARCHAR) END AS remark, CASE WHEN i % 2 > 0 THEN md5(i::VARCHAR) END AS rare
     FROM range(20_000) r(i)`,
  );
  expect(await copying(look, 'orders', 'kept')).toEqual([
    'CREATE OR REPLACE TABLE kept ("n" BIGINT, "the ""key""" VARCHAR USING COMPRESSION uncompressed, "town" VARCHAR, "remark" VARCHAR USING COMPRESSION uncompressed, "rare" VARCHAR)',
    'INSERT INTO kept FROM orders',
  ]);
});

test('a short table, or one without such texts, is copied as it is', async () => {
  await engine.execute(`CREATE TABLE few AS SELECT 'K' || i AS k FROM range(100) r(i)`);
  await engine.execute(`CREATE TABLE towns AS SELECT 'town ' || i % 900 AS town FROM range(20_000) r(i)`);
  await engine.execute(`CREATE TABLE numbers AS SELECT i FROM range(20_000) r(i)`);
  for (const name of ['few', 'towns', 'numbers']) {
    expect(await copying(look, name, 'kept')).toEqual([`CREATE OR REPLACE TABLE kept AS FROM ${name}`]);
  }
});

test('a copy has the types and the rows of the table, in their order', async () => {
  await engine.execute(`CREATE TABLE odd AS SELECT
    'K' || i AS k,
    CAST(i AS DECIMAL(18, 3)) AS price,
    CAST(i AS HUGEINT) * 1e20::HUGEINT AS big,
    CAST(make_timestamp(i * 1_000_000) AS TIMESTAMPTZ) AS at,
    make_timestamp_ns(i) AS exact,
    TIMETZ '10:00:00+02' AS hour,
    to_days(i::INTEGER) AS span,
    CASE WHEN i % 3 = 0 THEN NULL ELSE i % 2 = 0 END AS flag,
    CAST(CASE i % 2 WHEN 0 THEN 'it''s' ELSE 'a, "b"' END AS ENUM('it''s', 'a, "b"')) AS kind,
    {'a b': i, 'list': [i, NULL], "deep": {'c"d': 'x'}} AS nested,
    MAP {'m' || i: i} AS pairs,
    array_value(i, i + 1, i + 2)::BIGINT[3] AS triple,
    union_value(num := i)::UNION(num BIGINT, txt VARCHAR) AS either,
    encode('x' || i) AS bytes,
    '101'::BIT AS bits,
    uuid() AS id,
    CAST(i AS UTINYINT) AS small,
    i::FLOAT AS f
  FROM (SELECT i % 200 AS i, i AS n FROM range(12_000) r(i)) ORDER BY n`);
  await engine.execute(`UPDATE odd SET k = k || '-' || rowid`);
  const statements = await copy('odd', 'kept_odd');
  expect(statements).toHaveLength(2);
  const described = (table: string) => look(`SELECT column_name, column_type FROM (DESCRIBE ${table})`);
  expect((await described('kept_odd')).rows).toEqual((await described('odd')).rows);
  const differing = `SELECT count(*) FROM odd a JOIN kept_odd b ON a.rowid = b.rowid WHERE a::VARCHAR IS DISTINCT FROM b::VARCHAR`;
  expect((await look(differing)).rows).toEqual([[0]]);
  expect((await look('SELECT count(*) FROM kept_odd')).rows).toEqual([[12_000]]);
});
