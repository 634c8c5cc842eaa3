import { afterAll, expect, test } from 'vitest';
import type { Cell, CellKind } from '../../../src/core/cell.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

const engine = startDuckDb({ databaseName: `cells-${crypto.randomUUID()}` });
afterAll(() => engine.close());

type Expected = readonly [expression: string, type: string, kind: CellKind, cell: Cell];

async function expectCell([expression, type, kind, cell]: Expected): Promise<void> {
  const result = await engine.query(`SELECT ${expression} AS v`);
  expect(result.columns).toEqual([{ name: 'v', type, kind }]);
  expect(result.rows).toEqual([[cell]]);
}

test.each<Expected>([
  ['true', 'BOOLEAN', 'boolean', true],
  ['false', 'BOOLEAN', 'boolean', false],
  ['(-128)::TINYINT', 'TINYINT', 'integer', -128],
  ['255::UTINYINT', 'UTINYINT', 'integer', 255],
  ['(-32768)::SMALLINT', 'SMALLINT', 'integer', -32768],
  ['65535::USMALLINT', 'USMALLINT', 'integer', 65535],
  ['(-2147483648)::INTEGER', 'INTEGER', 'integer', -2147483648],
  ['4294967295::UINTEGER', 'UINTEGER', 'integer', 4294967295],
  ['9007199254740991::BIGINT', 'BIGINT', 'integer', 9007199254740991],
  ['(-9007199254740991)::BIGINT', 'BIGINT', 'integer', -9007199254740991],
  ['9007199254740993::BIGINT', 'BIGINT', 'integer', '9007199254740993'],
  ['(-9223372036854775808)::BIGINT', 'BIGINT', 'integer', '-9223372036854775808'],
  ['18446744073709551615::UBIGINT', 'UBIGINT', 'integer', '18446744073709551615'],
  ['7::UBIGINT', 'UBIGINT', 'integer', 7],
  ['(SELECT sum(i) FROM range(5) t(i))', 'HUGEINT', 'integer', 10],
  ['(SELECT sum(-i) FROM range(5) t(i))', 'HUGEINT', 'integer', -10],
  [
    '170141183460469231731687303715884105727::HUGEINT',
    'HUGEINT',
    'integer',
    '170141183460469231731687303715884105727',
  ],
  [
    '(-170141183460469231731687303715884105728)::HUGEINT',
    'HUGEINT',
    'integer',
    '-170141183460469231731687303715884105728',
  ],
  ['(-1)::HUGEINT', 'HUGEINT', 'integer', -1],
  [
    '340282366920938463463374607431768211455::UHUGEINT',
    'UHUGEINT',
    'integer',
    '340282366920938463463374607431768211455',
  ],
  ["'123456789012345678901234567890'::BIGNUM", 'BIGNUM', 'other', '123456789012345678901234567890'],
  ["'-123456789012345678901234567890'::BIGNUM", 'BIGNUM', 'other', '-123456789012345678901234567890'],
  ["'0'::BIGNUM", 'BIGNUM', 'other', '0'],
])('whole number %s', (...expected) => expectCell(expected));

test.each<Expected>([
  ['1.5::FLOAT', 'FLOAT', 'float', 1.5],
  ['0.1::DOUBLE', 'DOUBLE', 'float', 0.1],
  ["'nan'::DOUBLE", 'DOUBLE', 'float', Number.NaN],
  ["'infinity'::DOUBLE", 'DOUBLE', 'float', Number.POSITIVE_INFINITY],
  ["'-infinity'::DOUBLE", 'DOUBLE', 'float', Number.NEGATIVE_INFINITY],
  ["'nan'::FLOAT", 'FLOAT', 'float', Number.NaN],
  ['1.2::DECIMAL(4,1)', 'DECIMAL(4,1)', 'decimal', 1.2],
  ['(-0.05)::DECIMAL(4,2)', 'DECIMAL(4,2)', 'decimal', -0.05],
  ['1.234::DECIMAL(9,3)', 'DECIMAL(9,3)', 'decimal', 1.234],
  ['(-123456789012.3456)::DECIMAL(18,4)', 'DECIMAL(18,4)', 'decimal', -123456789012.3456],
  ['12345678901234.56::DECIMAL(18,2)', 'DECIMAL(18,2)', 'decimal', 12345678901234.56],
  ['1234567890123456.78::DECIMAL(18,2)', 'DECIMAL(18,2)', 'decimal', '1234567890123456.78'],
  [
    "'12345678901234567890123456789.123456789'::DECIMAL(38,9)",
    'DECIMAL(38,9)',
    'decimal',
    '12345678901234567890123456789.123456789',
  ],
  [
    "'-99999999999999999999999999999999999999'::DECIMAL(38,0)",
    'DECIMAL(38,0)',
    'decimal',
    '-99999999999999999999999999999999999999',
  ],
  [
    "'0.00000000000000000000000000000000000001'::DECIMAL(38,38)",
    'DECIMAL(38,38)',
    'decimal',
    '0.00000000000000000000000000000000000001',
  ],
  ['100.00::DECIMAL(12,2)', 'DECIMAL(12,2)', 'decimal', 100],
])('number %s', (...expected) => expectCell(expected));

test.each<Expected>([
  ["DATE '2024-02-29'", 'DATE', 'date', '2024-02-29'],
  ["DATE '1969-12-31'", 'DATE', 'date', '1969-12-31'],
  ["DATE '0001-01-01'", 'DATE', 'date', '0001-01-01'],
  ["DATE '0044-03-15 (BC)'", 'DATE', 'date', '0044-03-15 (BC)'],
  ["DATE '12024-01-01'", 'DATE', 'date', '12024-01-01'],
  ["DATE 'infinity'", 'DATE', 'date', 'infinity'],
  ["DATE '-infinity'", 'DATE', 'date', '-infinity'],
  ["TIME '00:00:00'", 'TIME', 'time', '00:00:00'],
  ["TIME '12:34:56.789'", 'TIME', 'time', '12:34:56.789'],
  ["TIME '24:00:00'", 'TIME', 'time', '24:00:00'],
  ["TIMETZ '12:00:00+02'", 'TIME WITH TIME ZONE', 'time', '12:00:00+02'],
  ["TIMETZ '23:59:59.5-05:30'", 'TIME WITH TIME ZONE', 'time', '23:59:59.5-05:30'],
  ["TIMESTAMP '2024-01-02 03:04:05'", 'TIMESTAMP', 'timestamp', '2024-01-02 03:04:05'],
  ["TIMESTAMP '1960-01-01 00:00:00.000001'", 'TIMESTAMP', 'timestamp', '1960-01-01 00:00:00.000001'],
  ["TIMESTAMP 'infinity'", 'TIMESTAMP', 'timestamp', 'infinity'],
  ["'-infinity'::TIMESTAMP", 'TIMESTAMP', 'timestamp', '-infinity'],
  ["'2024-01-02 03:04:05'::TIMESTAMP_S", 'TIMESTAMP_S', 'timestamp', '2024-01-02 03:04:05'],
  ["'1969-12-31 23:59:59.999'::TIMESTAMP_MS", 'TIMESTAMP_MS', 'timestamp', '1969-12-31 23:59:59.999'],
  [
    "'2024-01-02 03:04:05.123456789'::TIMESTAMP_NS",
    'TIMESTAMP_NS',
    'timestamp',
    '2024-01-02 03:04:05.123456789',
  ],
  [
    'make_timestamp(1704164645000000)::TIMESTAMPTZ',
    'TIMESTAMP WITH TIME ZONE',
    'timestamp',
    '2024-01-02 03:04:05+00',
  ],
  [
    "INTERVAL '1 year 2 months -3 days 04:05:06.789'",
    'INTERVAL',
    'interval',
    '1 year 2 months -3 days 04:05:06.789',
  ],
  ["INTERVAL '0 days'", 'INTERVAL', 'interval', '00:00:00'],
  ["INTERVAL '-13 months -1 second'", 'INTERVAL', 'interval', '-1 year -1 month -00:00:01'],
])('time %s', (...expected) => expectCell(expected));

test.each<Expected>([
  ["'häß 🦆'", 'VARCHAR', 'text', 'häß 🦆'],
  ["chr(65279) || 'after a byte order mark'", 'VARCHAR', 'text', '\uFEFFafter a byte order mark'],
  ["''", 'VARCHAR', 'text', ''],
  ["'b'::ENUM('a', 'b', 'it''s')", "ENUM('a', 'b', 'it''s')", 'text', 'b'],
  ["'00112233-4455-6677-8899-aabbccddeeff'::UUID", 'UUID', 'other', '00112233-4455-6677-8899-aabbccddeeff'],
  ["'ffeeddcc-bbaa-9988-7766-554433221100'::UUID", 'UUID', 'other', 'ffeeddcc-bbaa-9988-7766-554433221100'],
  ["'ab\\x00\\xFF\\x22'::BLOB", 'BLOB', 'binary', 'ab\\x00\\xFF\\x22'],
  ["'010110'::BIT", 'BIT', 'other', '010110'],
  ["'10101010'::BIT", 'BIT', 'other', '10101010'],
  ['NULL', 'INTEGER', 'integer', null],
  ['NULL::DECIMAL(20,3)', 'DECIMAL(20,3)', 'decimal', null],
])('text and bytes %s', (...expected) => expectCell(expected));

test.each<Expected>([
  ['[1, NULL, 3]', 'INTEGER[]', 'nested', [1, null, 3]],
  ['[]::DATE[]', 'DATE[]', 'nested', []],
  ["[DATE '2024-01-01']", 'DATE[]', 'nested', ['2024-01-01']],
  ["[['a'], [], ['b', 'c']]", 'VARCHAR[][]', 'nested', [['a'], [], ['b', 'c']]],
  ['array_value(1.5, 2.5)', 'DECIMAL(2,1)[2]', 'nested', [1.5, 2.5]],
  ['[true, false]', 'BOOLEAN[]', 'nested', [true, false]],
  [
    "{'a': 1, 'b c': 'x', 'd': NULL::DATE}",
    'STRUCT(a INTEGER, "b c" VARCHAR, d DATE)',
    'nested',
    { a: 1, 'b c': 'x', d: null },
  ],
  [
    "{'e': ['c'::ENUM('c', 'd')], 'f': 'y'::ENUM('x', 'y')}",
    "STRUCT(e ENUM('c', 'd')[], f ENUM('x', 'y'))",
    'nested',
    { e: ['c'], f: 'y' },
  ],
  ["row(1, 'x')", 'STRUCT(INTEGER, VARCHAR)', 'nested', [1, 'x']],
  ["MAP {'k': 1, 'l': NULL}", 'MAP(VARCHAR, INTEGER)', 'nested', { k: 1, l: null }],
  ["MAP {DATE '2024-01-01': [1]}", 'MAP(DATE, INTEGER[])', 'nested', { '2024-01-01': [1] }],
  ["MAP {'__proto__': 1}", 'MAP(VARCHAR, INTEGER)', 'nested', JSON.parse('{"__proto__": 1}') as Cell],
  ['union_value(num := 1)::UNION(num INTEGER, s VARCHAR)', 'UNION(num INTEGER, s VARCHAR)', 'nested', 1],
  ["union_value(s := 'x')::UNION(num INTEGER, s VARCHAR)", 'UNION(num INTEGER, s VARCHAR)', 'nested', 'x'],
  [
    "[{'h': 170141183460469231731687303715884105727::HUGEINT}]",
    'STRUCT(h HUGEINT)[]',
    'nested',
    [{ h: '170141183460469231731687303715884105727' }],
  ],
])('nested %s', (...expected) => expectCell(expected));

test('every value of a column of several chunks stands in its row', async () => {
  const result = await engine.query(
    `SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE i END AS n, (i / 100)::DECIMAL(12,2) AS d,
            CASE i % 4 WHEN 0 THEN 'é' || i ELSE 'e' || i END AS s, (['x', 'y', 'z'])[i % 3 + 1]::ENUM('x', 'y', 'z') AS e,
            DATE '2000-01-01' + (i % 400)::INTEGER AS day, [i, i + 1] AS l, i % 2 = 0 AS b
       FROM range(10000) t(i)`,
    { rowLimit: 20_000 },
  );
  expect(result.rows).toHaveLength(10_000);
  const first = Date.UTC(2000, 0, 1);
  for (const [i, row] of result.rows.entries()) {
    const day = new Date(first + (i % 400) * 86_400_000).toISOString().slice(0, 10);
    const text = (i % 4 === 0 ? 'é' : 'e') + String(i);
    const letter = ['x', 'y', 'z'][i % 3];
    expect(row).toEqual([i, i % 3 === 0 ? null : i, i / 100, text, letter, day, [i, i + 1], i % 2 === 0]);
  }
});

test('times, intervals and blobs read as DuckDB itself writes them', async () => {
  const result = await engine.query(
    `SELECT * FROM (
       SELECT make_timestamp((hash(i) % 4000000000000000)::BIGINT - 2000000000000000) AS ts,
              DATE '1970-01-01' + ((hash(i + 1) % 1400000)::INTEGER - 700000) AS d,
              to_microseconds((hash(i + 2) % 100000000000000)::BIGINT - 50000000000000) AS span,
              to_months((i % 50)::INTEGER - 25) AS months,
              unhex(printf('%04x', i)) AS blob,
              (i * 12345.678)::DECIMAL(30,5) AS wide
         FROM range(2000) t(i)
     ) rows, LATERAL (SELECT ts::VARCHAR, d::VARCHAR, span::VARCHAR, months::VARCHAR, blob::VARCHAR, wide::VARCHAR)`,
    { rowLimit: 5_000 },
  );
  expect(result.rows).toHaveLength(2_000);
  for (const [ts, d, span, months, blob, wide, ...texts] of result.rows) {
    expect([ts, d, span, months, blob]).toEqual(texts.slice(0, 5));
    expect(Number(wide)).toBe(Number(texts[5]));
  }
});

test('a result without rows still has its columns', async () => {
  const result = await engine.query("SELECT 1 AS a, 'x' AS b WHERE false");
  expect(result.columns.map((column) => column.type)).toEqual(['INTEGER', 'VARCHAR']);
  expect(result.rows).toEqual([]);
});

test.each(["MAP {'a': true}", "MAP {1::HUGEINT: 'a'}", "[{'m': MAP {'a': uuid()}}]"])(
  '%s is refused, since its values would come out as other numbers',
  async (expression) => {
    await expect(engine.query(`SELECT 1 AS one, ${expression} AS v`)).rejects.toThrow(
      /Column 2 is a .*MAP.*CAST/,
    );
    const { rows } = await engine.query(`SELECT CAST(${expression} AS VARCHAR) AS v`);
    expect(rows).toEqual([[expect.stringContaining('a')]]);
  },
);

test.each([
  '[1]',
  "{'a': [1]}",
  "MAP {'k': [1]}",
  'union_value(a := 1)',
  'array_value(1, 2)',
  '[]::INTEGER[][]',
])('no rows with %s are no rows, and have their column', async (expression) => {
  const result = await engine.query(`SELECT ${expression} AS v WHERE false`);
  expect(result.rows).toEqual([]);
  expect(result.columns).toMatchObject([{ name: 'v', kind: 'nested' }]);
});

test.each<readonly [string, Cell]>([
  ['[]::INTEGER[][]', []],
  ["{'a': []::INTEGER[][]}", { a: [] }],
  ['NULL::STRUCT(a INTEGER[])', null],
])('%s is read where no value stands inside it', async (expression, cell) => {
  expect((await engine.query(`SELECT ${expression} AS v`)).rows).toEqual([[cell]]);
});
