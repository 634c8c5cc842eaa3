import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAbort } from '../../../src/core/error.ts';
import { type Condition, type RowView, wholeView } from '../../../src/core/held-result.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

const engine = startDuckDb({ databaseName: `held-${crypto.randomUUID()}` });
const many = 'SELECT i AS id, (i * 7919) % 100003 AS shuffled FROM range(100000) t(i)';

beforeAll(async () => {
  const file = new File(['city,price\nBern,3\nbasel,\nChur,1\nBern,2\n'], 'prices.csv');
  const signal = new AbortController().signal;
  await engine.ingest(file, { signal, onProgress: () => undefined, taken: [] });
});
afterAll(() => engine.close());

function by(column: string, direction: 'ascending' | 'descending'): RowView {
  return { conditions: [], order: [{ column, direction }] };
}

async function seen(view: RowView, sql = 'SELECT city, price FROM prices') {
  const held = await engine.hold(sql);
  const rows = await held.arrange(view);
  return rows.page(0, 100);
}

const where = (condition: Condition): Promise<unknown> => seen({ conditions: [condition], order: [] });

test('a result of a hundred thousand rows is read in pages, from anywhere, in its own order', async () => {
  const held = await engine.hold(many);
  expect([held.rowCount, held.truncated]).toEqual([100_000, false]);
  const rows = await held.arrange(wholeView);
  expect((await rows.page(0, 2)).map(([id]) => id)).toEqual([0, 1]);
  expect((await rows.page(99_998, 50)).map(([id]) => id)).toEqual([99_998, 99_999]);
  held.release();
});

test('pages of a sorted view follow one another over the whole result', async () => {
  const held = await engine.hold(many);
  const rows = await held.arrange(by('shuffled', 'descending'));
  const [first, middle] = [await rows.page(0, 500), await rows.page(50_000, 500)];
  const keys = [...first, ...middle].map(([, key]) => Number(key));
  expect(keys[0]).toBe(100_002);
  expect(keys.every((key, place) => place === 0 || key < (keys[place - 1] ?? 0))).toBe(true);
});

test('texts are sorted without regard to case, and missing values come last both ways', async () => {
  expect((await seen(by('city', 'ascending'))).map(([city]) => city)).toEqual([
    'basel',
    'Bern',
    'Bern',
    'Chur',
  ]);
  expect((await seen(by('price', 'ascending'))).map(([, price]) => price)).toEqual([1, 2, 3, null]);
  expect((await seen(by('price', 'descending'))).map(([, price]) => price)).toEqual([3, 2, 1, null]);
});

test('conditions keep the rows that meet them all', async () => {
  expect(await where({ column: 'city', test: 'contains', value: 'B' })).toEqual([
    ['Bern', 3],
    ['basel', null],
    ['Bern', 2],
  ]);
  expect(await where({ column: 'city', test: 'equals', value: 'bern' })).toEqual([
    ['Bern', 3],
    ['Bern', 2],
  ]);
  expect(await where({ column: 'price', test: 'differs', value: '3' })).toEqual([
    ['basel', null],
    ['Chur', 1],
    ['Bern', 2],
  ]);
  expect(await where({ column: 'price', test: 'at-least', value: '1.5' })).toEqual([
    ['Bern', 3],
    ['Bern', 2],
  ]);
  expect(await where({ column: 'price', test: 'missing', value: '' })).toEqual([['basel', null]]);
  const both: RowView = {
    conditions: [
      { column: 'city', test: 'contains', value: 'b' },
      { column: 'price', test: 'below', value: '3' },
    ],
    order: [],
  };
  expect(await seen(both)).toEqual([['Bern', 2]]);
});

test('a condition that holds quotes is a text like any other', async () => {
  expect(await where({ column: 'city', test: 'contains', value: `'"; DROP TABLE prices; --` })).toEqual([]);
  expect((await engine.query('SELECT count(*) FROM prices')).rows).toEqual([[4]]);
});

test('figures of a column are over the rows that are looked at', async () => {
  const held = await engine.hold('SELECT city, price FROM prices');
  const rows = await held.arrange({
    conditions: [{ column: 'city', test: 'equals', value: 'Bern' }],
    order: [],
  });
  const price = await rows.figures('price');
  expect(price).toMatchObject({
    rowCount: 2,
    missing: 0,
    distinct: 2,
    min: 2,
    max: 3,
    mean: 2.5,
    median: 2.5,
  });
  expect(price.bins?.reduce((sum, count) => sum + count, 0)).toBe(2);
  const whole = await held.arrange(wholeView);
  expect(await whole.figures('price')).toMatchObject({ rowCount: 4, missing: 1, distinct: 3 });
  expect((await whole.figures('city')).top).toEqual([
    { value: 'Bern', count: 2 },
    { value: 'Chur', count: 1 },
    { value: 'basel', count: 1 },
  ]);
});

test('boxes are over all rows, the largest groups first, with the values beyond their reach', async () => {
  const sql = `SELECT CASE WHEN i % 4 = 0 THEN 'few' WHEN i % 4 = 3 THEN NULL ELSE 'many' END AS g,
    CASE WHEN i >= 99990 THEN 1e6 + i ELSE i % 101 END AS x FROM range(100000) t(i)
    UNION ALL SELECT 'many', 'inf'::DOUBLE UNION ALL SELECT 'many', NULL`;
  const held = await engine.hold(sql);
  const rows = await held.arrange(wholeView);
  const { groupCount, boxes } = await rows.boxes('x', 'g');
  const asked = await engine.query(
    `SELECT g, count(*), quantile_cont(x, 0.25), quantile_cont(x, 0.5), quantile_cont(x, 0.75)
     FROM (${sql}) WHERE isfinite(x) GROUP BY g ORDER BY count(*) DESC, g NULLS LAST`,
  );
  expect(groupCount).toBe(3);
  expect(boxes.map(({ group, count, q1, median, q3 }) => [group, count, q1, median, q3])).toEqual(asked.rows);
  expect(boxes.map(({ low, high }) => [low, high])).toEqual([
    [0, 100],
    [0, 100],
    [0, 100],
  ]);
  expect(boxes.map(({ outlierCount, outliers }) => [outlierCount, outliers.length])).toEqual([
    [5, 5],
    [2, 2],
    [3, 3],
  ]);
  const together = await rows.boxes('x', undefined);
  expect(together.boxes).toHaveLength(1);
  expect(together.boxes[0]).toMatchObject({ group: null, count: 100_000, median: 50, outlierCount: 10 });
  held.release();
});

test('of thousands of values beyond the reach of a box some are told, both ends among them', async () => {
  const held = await engine.hold(
    'SELECT CASE WHEN i < 30000 THEN 0.0 ELSE i END AS x FROM range(40000) t(i)',
  );
  const [box] = (await (await held.arrange(wholeView)).boxes('x', undefined)).boxes;
  expect(box?.outlierCount).toBe(10_000);
  expect(box?.outliers.length).toBeLessThanOrEqual(200);
  expect([box?.outliers[0], box?.outliers.at(-1)]).toEqual([30_000, 39_999]);
});

test('a column that is called rowid is a column like any other', async () => {
  const held = await engine.hold('SELECT 9 - i AS rowid, i AS "a b" FROM range(5) t(i)');
  const rows = await held.arrange(by('rowid', 'ascending'));
  expect(await rows.page(0, 2)).toEqual([
    [5, 4],
    [6, 3],
  ]);
});

test('more rows than may be held are cut, and it says so', async () => {
  const held = await engine.hold(many, { rowLimit: 1_000 });
  expect([held.rowCount, held.truncated]).toEqual([1_000, true]);
  expect(await (await held.arrange(wholeView)).page(990, 100)).toHaveLength(10);
});

test('only what reads is held', async () => {
  for (const sql of [
    'DROP TABLE prices',
    "COPY prices TO 'local/x.csv'",
    'SELECT 1) ; DROP TABLE prices; --',
    'INSERT INTO prices VALUES (1, 2)',
  ]) {
    await expect(engine.hold(sql), sql).rejects.toMatchObject({ name: 'QueryError' });
  }
  expect((await engine.query('SELECT count(*) FROM prices')).rows).toEqual([[4]]);
});

test('rows of the page are held in their types', async () => {
  const columns = [
    { name: 'day', type: 'DATE', kind: 'date' },
    { name: 'n', type: 'HUGEINT', kind: 'integer' },
    { name: 'x', type: 'DOUBLE', kind: 'float' },
    { name: 'list', type: 'INTEGER[]', kind: 'nested' },
  ] as const;
  const rows = [
    ['2024-02-29', '170141183460469231731687303715884105727', Number.NaN, [1, 2]],
    [null, 1, Number.POSITIVE_INFINITY, null],
  ] as const;
  const held = await engine.holdRows(columns, rows);
  expect(await (await held.arrange(wholeView)).page(0, 10)).toEqual([
    ['2024-02-29', '170141183460469231731687303715884105727', Number.NaN, '[1,2]'],
    [null, 1, Number.POSITIVE_INFINITY, null],
  ]);
});

test('holding can be stopped, and nothing stays behind', async () => {
  const stop = new AbortController();
  const sql = 'SELECT a.i + b.i AS n FROM range(3000) a(i), range(3000) b(i)';
  const asked = engine
    .hold(sql, { signal: stop.signal, rowLimit: 9_000_000 })
    .catch((error: unknown) => error);
  await engine.query('SELECT 1');
  stop.abort();
  expect(isAbort(await asked)).toBe(true);
  const left = "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'held' AND estimated_size > 1000000";
  expect((await engine.query(left)).rows).toEqual([[0]]);
});

test('a result that is let go takes no room any more', async () => {
  const held = await engine.hold(many);
  const rows = await held.arrange(by('id', 'descending'));
  rows.release();
  held.release();
  await expect(rows.page(0, 1)).rejects.toMatchObject({ name: 'QueryError' });
});
