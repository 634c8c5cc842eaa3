import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { QueryError } from '../../../src/core/error.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

const databaseName = `jail-${crypto.randomUUID()}`;
const engine = startDuckDb({ databaseName });

beforeAll(async () => {
  const file = new File(['a,b\n1,x\n2,y\n'], 'secrets.csv');
  const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
  await engine.ingest(file, options);
  await engine.saved();
});

/** Whatever was tried, the engine goes on and the table is as it was. */
afterEach(async () => {
  expect((await engine.query('SELECT sum(a), count(b) FROM secrets')).rows).toEqual([[3, 2]]);
  expect(await engine.tableNames()).toEqual(['secrets']);
});

afterAll(() => engine.close());

test.each([
  `SELECT * FROM read_csv('${location.origin}/package.json')`,
  "SELECT * FROM read_csv('http://example.com/x.csv')",
  "SELECT * FROM 'https://example.com/x.csv'",
  "SELECT * FROM read_text('s3://bucket/key')",
  "SELECT * FROM read_text('/etc/passwd')",
  "SELECT * FROM read_blob('../x')",
  "SELECT * FROM read_text('local/../../etc/passwd')",
  "SELECT * FROM read_text('opfs://other.db')",
  "SELECT * FROM glob('*')",
  "SELECT * FROM glob('opfs://*')",
])('does not reach outside: %s', async (sql) => {
  await expect(engine.query(sql)).rejects.toMatchObject({ name: 'QueryError', reason: 'refused' });
});

test.each([
  "ATTACH 'opfs://other.db' AS other",
  "ATTACH ':memory:' AS other",
  "COPY secrets TO 'local/out.csv'",
  "COPY (SELECT 1) TO 'out.csv'",
  "EXPORT DATABASE 'local/x'",
  'INSTALL httpfs',
  'LOAD httpfs',
  'SET enable_external_access = true',
  'RESET lock_configuration',
  'PRAGMA enable_profiling',
  'USE memory',
  'DROP TABLE secrets',
  'DELETE FROM secrets',
  "INSERT INTO secrets VALUES (9, 'z')",
  'UPDATE secrets SET a = 9',
  'ALTER TABLE secrets RENAME TO other',
  'CREATE TABLE other AS SELECT 1',
  'CREATE VIEW other AS SELECT 1',
  'CREATE MACRO f(x) AS x',
  'TRUNCATE secrets',
  'CHECKPOINT',
  'VACUUM',
  'BEGIN',
  'COMMIT',
  'CALL pragma_version()',
  'EXECUTE x',
  'PREPARE x AS SELECT 1',
])('is no question: %s', async (sql) => {
  await expect(engine.query(sql)).rejects.toBeInstanceOf(QueryError);
});

test.each([
  'SELECT 1; DROP TABLE secrets',
  'SELECT 1); DROP TABLE secrets; SELECT * FROM (SELECT 2',
  'SELECT 1) LIMIT 1; COMMIT; DROP TABLE secrets; SELECT * FROM (SELECT 2',
  'SELECT 1 -- \n); DROP TABLE secrets; --',
  'SELECT 1 /* */); DROP TABLE secrets; /* ',
  'SELECT 1; /* ; */ ROLLBACK; DROP TABLE secrets',
  'SELECT 1) ; UPDATE secrets SET a = 0 --',
  "SELECT ';' ) ; DELETE FROM secrets; SELECT (';'",
])('is more than one statement: %s', async (sql) => {
  await expect(engine.query(sql)).rejects.toBeInstanceOf(QueryError);
});

test('a table cannot be written to through a closed parenthesis', async () => {
  const sql = 'SELECT 1) AS a, (DELETE FROM secrets RETURNING *';
  await expect(engine.query(sql)).rejects.toBeInstanceOf(QueryError);
});

test.each([
  "SELECT * FROM read_parquet('local/x.parquet')",
  "SELECT * FROM 'local/x.parquet'",
  "SELECT json_extract('{}', '$.a')",
  "SELECT '{}'::JSON",
  "SELECT * FROM read_xlsx('local/x.xlsx')",
  "SELECT strftime(now(), '%Y')",
])('what needs an extension fails without harm: %s', async (sql) => {
  await engine.query(sql).catch((error: unknown) => expect(error).toBeInstanceOf(QueryError));
  const again = await engine.query('SELECT b, count(*) FROM secrets GROUP BY b ORDER BY b');
  expect(again.rows).toEqual([
    ['x', 1],
    ['y', 1],
  ]);
});

test.each([
  ['SELECT count(*) FROM secrets', 1],
  ['FROM secrets', 2],
  ['WITH s AS (SELECT * FROM secrets) SELECT * FROM s', 2],
  ['SELECT 1 -- with a comment', 1],
  ['SELECT 1;', 1],
  ['SELECT 1 ; -- done\n ; /* really; */ ', 1],
  ["SELECT ';' AS semicolon", 1],
  ['VALUES (1), (2)', 2],
  ['DESCRIBE secrets', 2],
  ['DESCRIBE SELECT 1 AS a', 1],
  ['SUMMARIZE secrets', 2],
  ['SHOW TABLES', 1],
  ["SELECT * FROM (PIVOT secrets ON b IN ('x', 'y') USING sum(a))", 1],
])('an ordinary question works: %s', async (sql, rowCount) => {
  expect((await engine.query(sql)).rows).toHaveLength(rowCount);
});
