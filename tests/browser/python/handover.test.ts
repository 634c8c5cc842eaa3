import { afterAll, expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cell.ts';
import { quoteText } from '../../../src/core/dataset.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';
import { startPython } from '../../../workers/python/client.ts';

const sql = startDuckDb({ databaseName: `handover-${crypto.randomUUID()}` });
const python = startPython({ indexUrl: '/pyodide/', handOver: sql.handOver });
afterAll(() => {
  python.close();
  sql.close();
});

async function resultsOf(code: string, query: string): Promise<Cell> {
  return (await python.run(code, { sql: query })).results;
}

/** What Python says of each value. */
function wordsOf(query: string): Promise<Cell> {
  return resultsOf('[repr(value) for value in columns["v"]]', query);
}

test.each([
  ['BOOLEAN', 'true', 'True'],
  ['TINYINT', '-128', '-128'],
  ['UTINYINT', '255', '255'],
  ['SMALLINT', '-32768', '-32768'],
  ['USMALLINT', '65535', '65535'],
  ['INTEGER', '-2147483648', '-2147483648'],
  ['UINTEGER', '4294967295', '4294967295'],
  ['BIGINT', '-9223372036854775808', '-9223372036854775808'],
  ['UBIGINT', '18446744073709551615', '18446744073709551615'],
  ['HUGEINT', '-170141183460469231731687303715884105728', '-170141183460469231731687303715884105728'],
  ['HUGEINT', '170141183460469231731687303715884105727', '170141183460469231731687303715884105727'],
  ['HUGEINT', '-1', '-1'],
  ['HUGEINT', '9223372036854775808', '9223372036854775808'],
  ['UHUGEINT', '340282366920938463463374607431768211455', '340282366920938463463374607431768211455'],
  ['UHUGEINT', '340282366920938463463374607431768211455', '340282366920938463463374607431768211455'],
  ['BIGNUM', '-123456789012345678901234567890', "'-123456789012345678901234567890'"],
  ['FLOAT', '1.5', '1.5'],
  ['DOUBLE', '0.1', '0.1'],
  ['DOUBLE', 'nan', 'nan'],
  ['DOUBLE', '-infinity', '-inf'],
  ['DECIMAL(4,1)', '-1.2', '-1.2'],
  ['DECIMAL(18,2)', '1234567890123456.78', '1234567890123456.8'],
  ['DECIMAL(38,9)', '12345678901234567890123456789.123456789', '1.2345678901234568e+28'],
  ['DECIMAL(38,38)', '0.00000000000000000000000000000000000001', '1e-38'],
  ['DATE', '2024-02-29', 'datetime.date(2024, 2, 29)'],
  ['DATE', '0001-01-01', 'datetime.date(1, 1, 1)'],
  ['DATE', '0044-03-15 (BC)', "'0044-03-15 (BC)'"],
  ['DATE', 'infinity', "'infinity'"],
  ['TIME', '12:34:56.789', 'datetime.time(12, 34, 56, 789000)'],
  ['TIME', '24:00:00', "'24:00:00'"],
  [
    'TIMETZ',
    '23:59:59.5-05:30',
    'datetime.time(23, 59, 59, 500000, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66600)))',
  ],
  ['TIMESTAMP', '1960-01-01 00:00:00.000001', 'datetime.datetime(1960, 1, 1, 0, 0, 0, 1)'],
  ['TIMESTAMP', '9999-12-31 23:59:59.999999', 'datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)'],
  ['TIMESTAMP', '12024-01-01', "'12024-01-01 00:00:00'"],
  ['TIMESTAMP_S', '2024-01-02 03:04:05', 'datetime.datetime(2024, 1, 2, 3, 4, 5)'],
  ['TIMESTAMP_MS', '1969-12-31 23:59:59.999', 'datetime.datetime(1969, 12, 31, 23, 59, 59, 999000)'],
  ['TIMESTAMP_NS', '2024-01-02 03:04:05.123456789', 'datetime.datetime(2024, 1, 2, 3, 4, 5, 123456)'],
  ['INTERVAL', '1 year -3 days 04:05:06.789', "'1 year -3 days 04:05:06.789'"],
  ['VARCHAR', 'häß 🦆', "'häß 🦆'"],
  ['VARCHAR', '', "''"],
  ["ENUM('a', 'it''s')", "it's", '"it\'s"'],
  ['UUID', '00112233-4455-6677-8899-aabbccddeeff', "'00112233-4455-6677-8899-aabbccddeeff'"],
  ['BLOB', 'ab\\x00\\xFF', "b'ab\\x00\\xff'"],
  ['BIT', '010110', "'010110'"],
  ['INTEGER[]', '[1, NULL, 3]', '[1, None, 3]'],
  ['DOUBLE[2]', '[1.5, nan]', '[1.5, nan]'],
  ['STRUCT(a INTEGER, b VARCHAR)', "{'a': 1, 'b': 'x'}", "{'a': 1, 'b': 'x'}"],
  ['MAP(VARCHAR, INTEGER)', '{x=1}', "{'x': 1}"],
])('%s %s becomes %s, and NULL becomes None', async (type, text, words) => {
  const query = `SELECT unnest([NULL, ${quoteText(text)}, NULL])::${type} AS v`;
  expect(await wordsOf(query)).toEqual(['None', words, 'None']);
});

test('a time with a zone is that moment in UTC', async () => {
  const words = 'datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)';
  expect(await wordsOf('SELECT make_timestamp(1704164645000000)::TIMESTAMPTZ AS v')).toEqual([words]);
});

test('a sum of whole numbers, 128 bits wide in the engine, is an int', async () => {
  expect(await wordsOf('SELECT sum(i) AS v FROM range(5) t(i)')).toEqual(['10']);
});

test('columns of many batches keep their order, their gaps and their letters', async () => {
  const query = `SELECT i, CASE WHEN i % 7 > 0 THEN i * 1.5 END::DOUBLE AS x, CASE WHEN i % 3 > 0 THEN 'ü' || i END AS t,
    i % 5 = 0 AS b FROM range(100_000) r(i) WHERE i % 11 > 0`;
  const code = `
whole = [i for i in range(100_000) if i % 11 > 0]
results = [
    columns["i"] == whole,
    columns["x"] == [i * 1.5 if i % 7 > 0 else None for i in whole],
    columns["t"] == [f"ü{i}" if i % 3 > 0 else None for i in whole],
    columns["b"] == [i % 5 == 0 for i in whole],
]`;
  expect(await resultsOf(code, query)).toEqual([true, true, true, true]);
});

test('columns without rows are empty lists, whatever their type', async () => {
  const query = "SELECT 1 AS i, 'x' AS t, [1] AS l, DATE '2024-01-01' AS d, 1.5 AS x, true AS b WHERE false";
  expect(await resultsOf('[dict(columns), rows()]', query)).toEqual([
    { i: [], t: [], l: [], d: [], x: [], b: [] },
    [],
  ]);
});

test('columns are read when they are touched, in all the ways in which a dict is', async () => {
  const query = 'SELECT 1 AS a, 2 AS b';
  const code = `[
    columns["a"], columns.get("b"), columns.get("c"), "a" in columns, list(columns), len(columns),
    dict(columns), {**columns}, list(columns.items()), list(columns.values()), columns | {"b": 0},
    columns == {"a": [1], "b": [2]}, isinstance(columns, dict), repr(columns),
  ]`;
  const all = { a: [1], b: [2] };
  expect(await resultsOf(code, query)).toEqual([
    [1],
    [2],
    null,
    true,
    ['a', 'b'],
    2,
    all,
    all,
    [
      ['a', [1]],
      ['b', [2]],
    ],
    [[1], [2]],
    { a: [1], b: 0 },
    true,
    true,
    "columns('a', 'b')",
  ]);
  await expect(python.run('columns["c"]', { sql: query })).rejects.toThrow(
    "There is no column 'c'. There are: 'a', 'b'",
  );
});

test('without a query the active table is handed over, where the code speaks of it', async () => {
  const file = new File(['amount,state\n1,x\n2,y\n'], 'payments.csv');
  const signal = new AbortController().signal;
  await sql.ingest(file, { signal, onProgress: () => undefined, taken: [] });
  const input = { activeTable: 'payments' };
  expect((await python.run('rows()', input)).results).toEqual([
    { amount: 1, state: 'x' },
    { amount: 2, state: 'y' },
  ]);
  expect((await python.run('sum(columns["amount"])', { ...input, sql: 'SELECT 40 AS amount' })).results).toBe(
    40,
  );
  await expect(python.run('columns["amount"]', { activeTable: 'gone' })).rejects.toMatchObject({
    name: 'QueryError',
  });
  expect((await python.run('1 + 1', { activeTable: 'gone' })).results).toBe(2);
});

test('an abort ends a query whose rows Python waits for', async () => {
  const stop = new AbortController();
  const endless = 'SELECT sum(a.i * b.i) AS v FROM range(30000000) a(i), range(30000000) b(i)';
  const run = python.run('columns', { sql: endless }, { signal: stop.signal });
  await sql.query('SELECT 1');
  stop.abort();
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(await wordsOf('SELECT 1 AS v')).toEqual(['1']);
});

test('the time limit of a run begins when its data is there', async () => {
  const slow = 'SELECT count(*) AS v FROM range(60000000) a(i) WHERE sqrt(i) > 0';
  const query = sql.query(slow);
  const { elapsedMs } = await query;
  const { results } = await python.run(
    'columns["v"]',
    { sql: slow },
    { timeoutMs: Math.ceil(elapsedMs / 4) },
  );
  expect(results).toEqual([59_999_999]);
});

test('the engine does not listen where it pushes data', async () => {
  const line = sql.handOver();
  const answered: unknown[] = [];
  const pushed = new Promise((resolve) => {
    line.port.onmessage = ({ data }) => {
      answered.push(data);
      if (answered.length === 2) resolve(undefined);
    };
  });
  line.port.postMessage({ type: 'call', id: 1, name: 'query', input: { sql: 'SELECT 1', options: {} } });
  line.port.postMessage({ type: 'call', id: 2, name: 'tableNames', input: null });
  await line.send(1, 'SELECT 1 AS a', {});
  await line.send(2, 'SELECT 2 AS a', {});
  await pushed;
  expect(answered).toMatchObject([
    { ticket: 1, rowCount: 1 },
    { ticket: 2, rowCount: 1 },
  ]);
  line.close();
});
