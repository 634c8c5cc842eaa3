import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import { IngestError, isAbort, QueryError } from '../../../src/core/error.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

const engine = startDuckDb({ databaseName: `asking-${crypto.randomUUID()}` });
const endless = 'SELECT sum(a.i * b.i) FROM range(30000000) a(i), range(30000000) b(i)';

function load(source: File, signal = new AbortController().signal): Promise<Dataset> {
  return engine.ingest(source, { signal, onProgress: () => undefined, taken: [] });
}

async function failureOf(sql: string): Promise<QueryError> {
  const failure = await engine.query(sql).catch((error: unknown) => error);
  if (!(failure instanceof QueryError)) throw new Error(`${sql} did not fail with a QueryError.`);
  return failure;
}

beforeAll(async () => {
  await load(new File(['amount,state\n1,x\n2,y\n3,y\n'], 'first table.csv'));
});
afterAll(() => engine.close());

test('an abort ends a running question at once, and the next one works', async () => {
  const stop = new AbortController();
  const asked = engine.query(endless, { signal: stop.signal }).catch((error: unknown) => error);
  await engine.query('SELECT 1');
  const stoppedAt = performance.now();
  stop.abort();
  expect(isAbort(await asked)).toBe(true);
  expect(performance.now() - stoppedAt).toBeLessThan(2_000);
  expect((await engine.query('SELECT 2')).rows).toEqual([[2]]);
});

test('a signal that has been aborted asks nothing', async () => {
  const asked = engine.query('SELECT 1', { signal: AbortSignal.abort() });
  expect(isAbort(await asked.catch((error: unknown) => error))).toBe(true);
});

test('the time limit ends a question, and the next one works', async () => {
  const asked = engine.query(endless, { timeoutMs: 200 });
  await expect(asked).rejects.toMatchObject({ name: 'QueryError', reason: 'timeout', sql: endless });
  expect((await engine.query('SELECT 3')).rows).toEqual([[3]]);
});

test('the row limit cuts and says so', async () => {
  const cut = await engine.query('SELECT * FROM range(50) t(i)', { rowLimit: 10 });
  expect([cut.rows.length, cut.truncated]).toEqual([10, true]);
  const whole = await engine.query('SELECT * FROM range(10) t(i)', { rowLimit: 10 });
  expect([whole.rows.length, whole.truncated]).toEqual([10, false]);
  const usual = await engine.query('SELECT * FROM range(5000)');
  expect([usual.rows.length, usual.truncated]).toEqual([1_000, true]);
});

test('rows keep the order that the question asks for', async () => {
  const sql = 'SELECT (i * 7919) % 100003 AS k FROM range(100000) t(i) ORDER BY k DESC';
  const keys = (await engine.query(sql, { rowLimit: 100_000 })).rows.map((row) => Number(row[0]));
  expect(keys).toHaveLength(100_000);
  expect(keys.every((key, index) => index === 0 || key < (keys[index - 1] ?? 0))).toBe(true);
});

test('questions side by side get their own answers, also while one runs long', async () => {
  const stop = new AbortController();
  const long = engine.query(endless, { signal: stop.signal }).catch((error: unknown) => error);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => engine.query(`SELECT ${index}, count(*) FROM range(${index})`)),
  );
  expect(answers.map((answer) => answer.rows)).toEqual(answers.map((_, index) => [[index, index]]));
  stop.abort();
  await long;
});

test('an error says what, where in the question, and what is near', async () => {
  const sql = "SELECT 'é', amuont FROM first_table";
  const failure = await failureOf(sql);
  expect(failure.reason).toBe('invalid');
  expect(failure.sql).toBe(sql);
  expect(failure.message).toMatch(/"amuont" not found/);
  expect(failure.message).toMatch(/"amount"/);
  expect(failure.position).toBe(sql.indexOf('amuont'));
});

test('an error points at its place on a later line', async () => {
  const sql = 'SELECT amount\n  FROM first_table\n WHERE stat = 1';
  expect((await failureOf(sql)).position).toBe(sql.indexOf('stat ='));
});

test('a question that breaks off has no place to point at but still its own words', async () => {
  const failure = await failureOf('SELECT amount FROM first_table WHERE');
  expect(failure.reason).toBe('invalid');
  expect(failure.message).toMatch(/^Parser Error/);
});

test('"data" and "transactions" stand for the only table, and for the active one', async () => {
  expect((await engine.query('SELECT sum(amount) FROM data')).rows).toEqual([[6]]);
  await load(new File(['amount\n10\n'], 'second.csv'));
  await expect(engine.query('SELECT * FROM data')).rejects.toThrow(/does not exist/);
  const ask = (activeTable: string) => engine.query('SELECT sum(amount) FROM Transactions', { activeTable });
  expect((await ask('second')).rows).toEqual([[10]]);
  expect((await ask('first_table')).rows).toEqual([[6]]);
  await engine.dropTable('second');
});

test('a table that is called "data" is itself', async () => {
  await engine.query('SELECT sum(amount) FROM data', { activeTable: 'first_table' });
  const { tables } = await load(new File(['amount\n77\n'], 'data.csv'));
  const name = tables[0]?.name ?? '';
  expect(tables[0]?.rowCount).toBe(1);
  const asked = await engine.query(`SELECT sum(amount) FROM ${name}`, { activeTable: 'first_table' });
  expect(asked.rows).toEqual([[77]]);
  await engine.saved();
  const kept = await engine.query(`SELECT sum(amount) FROM ${name}`, { activeTable: 'first_table' });
  expect(kept.rows).toEqual([[77]]);
  await engine.dropTable(name);
});

test('questions are answered while a file is being read and saved', async () => {
  const rows = Array.from({ length: 400_000 }, (_, row) => `${row},${row % 13},text ${row}`).join('\n');
  let progress = { bytesRead: 0, byteSize: 0 };
  const source = new File([`id,group,text\n${rows}\n`], 'large.csv');
  const loading = engine.ingest(source, {
    signal: new AbortController().signal,
    onProgress: (next) => {
      progress = next;
    },
    taken: [],
  });
  expect((await engine.query('SELECT sum(amount) FROM first_table')).rows).toEqual([[6]]);
  const dataset = await loading;
  expect(progress).toMatchObject({ bytesRead: source.size, byteSize: source.size });
  expect(dataset.tables[0]?.rowCount).toBe(400_000);
  expect((await engine.query('SELECT sum(id) FROM large')).rows).toEqual([[79_999_800_000]]);
  await engine.saved();
  expect((await engine.query('SELECT sum(id) FROM large')).rows).toEqual([[79_999_800_000]]);
  await engine.dropTable('large');
});

test('a file that is stopped or bad leaves nothing behind', async () => {
  const before = await engine.tableNames();
  const stop = new AbortController();
  const rows = Array.from({ length: 300_000 }, (_, row) => `${row},text ${row}`).join('\n');
  const loading = load(new File([`id,text\n${rows}\n`], 'stopped.csv'), stop.signal);
  stop.abort();
  expect(isAbort(await loading.catch((error: unknown) => error))).toBe(true);
  await expect(load(new File([], 'empty.csv'))).rejects.toBeInstanceOf(IngestError);
  expect(await engine.tableNames()).toEqual(before);
  const all = await engine.query('SELECT table_name FROM duckdb_tables()');
  expect(all.rows.map((row) => row[0])).toEqual(before);
});

test('two files of one name become two tables', async () => {
  const [one, two] = await Promise.all([
    load(new File(['a\n1\n'], 'same.csv')),
    load(new File(['a\n2\n'], 'same.csv')),
  ]);
  const names = [one.tables[0]?.name ?? '', two.tables[0]?.name ?? ''];
  expect(new Set(names).size).toBe(2);
  const values = await Promise.all(names.map((name) => engine.query(`SELECT a FROM "${name}"`)));
  expect(values.map((value) => value.rows)).toEqual([[[1]], [[2]]]);
  for (const name of names) await engine.dropTable(name);
});

test('a profile comes in parts and ends with the whole', async () => {
  const dataset = await load(new File(['a,b\n1,x\n2,y\n3,y\n'], 'described.csv'));
  const table = dataset.tables[0];
  if (table === undefined) throw new Error('The file became no table.');
  const parts = engine.profile(table, new AbortController().signal);
  let step = await parts.next();
  let count = 0;
  while (step.done !== true) {
    count += 1;
    step = await parts.next();
  }
  expect(count).toBeGreaterThan(1);
  expect(step.value.rowCount).toBe(3);
  await engine.dropTable(table.name);
});

test('a closed engine fails every call', async () => {
  const other = startDuckDb({ databaseName: `closed-${crypto.randomUUID()}` });
  const asked = other.query('SELECT 1').catch((error: unknown) => error);
  other.close();
  expect(await asked).toBeInstanceOf(Error);
  await expect(other.query('SELECT 1')).rejects.toThrow(/closed/);
});
