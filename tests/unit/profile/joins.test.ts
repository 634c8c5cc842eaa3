import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinName, type KnownTable, matchShare } from '../../../src/core/joins.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { findJoins } from '../../../src/profile/joins/find-joins.ts';
import { profile } from '../../../src/profile/profile.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
const { signal } = new AbortController();

beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
afterAll(() => engine.close());

let made = 0;

/** Tables of the names given, apart from those of other tests. */
async function known(files: Readonly<Record<string, string>>): Promise<readonly KnownTable[]> {
  const tables: KnownTable[] = [];
  for (const [name, csv] of Object.entries(files)) {
    await engine.execute(`DROP TABLE IF EXISTS "${name}"`);
    const file = new File([csv], `${name}.csv`, { lastModified: made++ });
    const dataset = await ingest(file, engine, { signal, onProgress: () => undefined, taken: [] });
    const [table] = dataset.tables;
    if (table === undefined) throw new Error('The file became no table.');
    const parts = profile(table, engine, signal);
    let part = await parts.next();
    while (part.done !== true) part = await parts.next();
    tables.push({ table, profile: part.value });
  }
  return tables;
}

const rows = (count: number, row: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => `${row(n)}\n`).join('');

async function joinsOf(files: Readonly<Record<string, string>>) {
  return findJoins(await known(files), engine, signal);
}

describe('a join', () => {
  test.each([
    ['customer_id', 'customers', 'id'],
    ['customer_id', 'customers', 'customer_id'],
    ['CustomerID', 'dim_customer', 'Customer Id'],
    ['cust_id', 'customers', 'id'],
    ['customer', 'customers', 'customer_id'],
    ['billing_customer_id', 'customers', 'id'],
  ])('is found from %s to %s.%s', async (pointer, table, key) => {
    const joins = await joinsOf({
      orders: `order_no,${pointer},amount\n${rows(60, (n) => `${n + 500},${(n % 12) + 1},${n * 1.5}`)}`,
      [table]: `${key},city\n${rows(12, (n) => `${n + 1},town ${n % 4}`)}`,
    });
    expect(joins.map(joinName)).toEqual([`orders.${pointer} → ${table}.${key}`]);
    expect(joins[0]).toMatchObject({ rowsSeen: 60, missing: 0, matched: 60, unused: 0, isOneToOne: false });
  });

  test('says what matches, what does not, and what is missing', async () => {
    const [join] = await joinsOf({
      visits: `visit,patient_id\n${rows(100, (n) => `v${n},${n < 4 ? '' : n < 14 ? 'p99' : n < 16 ? 'p98' : `p${(n % 10) + 10}`}`)}`,
      patients: `id,born\n${rows(12, (n) => `p${n + 10},${1950 + n}`)}`,
    });
    expect(join).toMatchObject({ rowsSeen: 100, missing: 4, matched: 84, unmatchedValues: 2, unused: 2 });
    expect(join?.unmatchedExamples).toEqual(['p99', 'p98']);
    expect(join === undefined ? 0 : matchShare(join)).toBeCloseTo(84 / 96, 12);
  });

  test('is found between texts that name the same thing', async () => {
    const joins = await joinsOf({
      sales: `sku,units\n${rows(40, (n) => `A-${n % 8},${n}`)}`,
      stock: `sku,colour\n${rows(8, (n) => `A-${n},c${n % 3}`)}`,
    });
    expect(joins.map(joinName)).toEqual(['sales.sku → stock.sku']);
  });

  test('of two tables that are both unique is found once', async () => {
    const joins = await joinsOf({
      people: `person_id,age\n${rows(30, (n) => `${n + 1},${20 + n}`)}`,
      badges: `person_id,badge\n${rows(20, (n) => `${n + 1},b${n}`)}`,
    });
    expect(joins.map(({ isOneToOne }) => isOneToOne)).toEqual([true]);
  });
});

describe('no join is claimed', () => {
  test.each([
    [
      'between numbers that only look alike',
      {
        games: `game,score\n${rows(30, (n) => `g${n},${n % 10}`)}`,
        shoes: `shoe,size\n${rows(10, (n) => `s${n},${n}`)}`,
      },
    ],
    [
      'between row numbers of different things',
      {
        films: `id,length\n${rows(30, (n) => `${n + 1},${90 + n}`)}`,
        songs: `id,beats\n${rows(25, (n) => `${n + 1},${60 + n}`)}`,
      },
    ],
    [
      'where both sides repeat',
      {
        orders: `order_no,customer_id\n${rows(40, (n) => `${n + 100},${n % 5}`)}`,
        calls: `call_no,customer_id\n${rows(40, (n) => `${n + 900},${n % 5}`)}`,
      },
    ],
    [
      'where only two columns together are a key',
      {
        sales: `store_id,year,total\n${rows(40, (n) => `${n % 5},${2020 + (n % 4)},${n}`)}`,
        budgets: `store_id,year,budget\n${rows(20, (n) => `${n % 5},${2020 + (n % 4)},${n * 10}`)}`,
      },
    ],
    [
      'where next to nothing matches',
      {
        orders: `order_no,customer_id\n${rows(40, (n) => `${n + 100},${n + 7000}`)}`,
        customers: `id,city\n${rows(40, (n) => `${n + 1},t${n % 3}`)}`,
      },
    ],
    [
      'between two parts of one table',
      {
        sales_jan: `sale_id,shop,total\n${rows(20, (n) => `${n + 1},a${n % 3},${n}`)}`,
        sales_feb: `sale_id,shop,total\n${rows(20, (n) => `${n + 1},a${n % 3},${n * 2}`)}`,
      },
    ],
    [
      'between numbers and texts',
      {
        orders: `order_no,customer_id\n${rows(40, (n) => `${n + 100},${n % 9}`)}`,
        customers: `id,city\n${rows(9, (n) => `c-${n},t${n % 3}`)}`,
      },
    ],
  ])('%s', async (_, files) => {
    expect((await joinsOf(files)).map(joinName)).toEqual([]);
  });
});

test('a query that measures a join never multiplies rows', async () => {
  const [join] = await joinsOf({
    many: `part_id,units\n${rows(500, (n) => `${n % 20},${n}`)}`,
    parts: `part_id,label\n${rows(20, (n) => `${n},l${n}`)}`,
  });
  const sql = 'SELECT count(*), sum(units) FROM many LEFT JOIN parts ON many.part_id = parts.part_id';
  expect(join?.rowsSeen).toBe(500);
  expect((await engine.query(sql)).rows).toEqual(
    (await engine.query('SELECT count(*), sum(units) FROM many')).rows,
  );
});
