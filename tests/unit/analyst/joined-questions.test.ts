import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Join } from '../../../src/core/joins.ts';
import { findJoins } from '../../../src/profile/joins/find-joins.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { replyOver, subjectOf } from './tables.ts';

const orders = `order_id,customer_id,product,ordered_on,order_value
1001,1,chair,2024-01-03,120
1002,2,lamp,2024-01-09,40
1003,1,desk,2024-02-11,310
1004,3,lamp,2024-02-14,45
1005,4,chair,2024-02-20,115
1006,2,desk,2024-03-01,290
1007,9,lamp,2024-03-05,50
1008,,chair,2024-03-08,125
1009,3,lamp,2024-03-15,42
1010,4,desk,2024-03-21,305
`;
const customers = `id,name,region,country,age
1,Amelie Laurent,South,France,34
2,Björn Dahl,North,Sweden,51
3,Claire Petit,South,France,28
4,Dag Berg,North,Norway,45
5,Elena Rossi,South,Italy,39
`;
const products = `product,category,maker
chair,seating,Oak & Co
desk,tables,Oak & Co
lamp,lighting,Lumen
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subjects: readonly Subject[];
let joins: readonly Join[];

beforeAll(async () => {
  engine = await startNodeEngine();
  subjects = [
    await subjectOf(engine, 'orders', orders),
    await subjectOf(engine, 'customers', customers),
    await subjectOf(engine, 'products', products),
  ];
  joins = await findJoins(subjects, engine, new AbortController().signal);
}, 60_000);
afterAll(() => engine.close());

function asked(text: string, active = 'orders') {
  const first = subjects.filter(({ table }) => table.name === active);
  const others = subjects.filter(({ table }) => table.name !== active);
  return replyOver(engine, { subjects: [...first, ...others], joins }, text);
}

async function rowsOf(sql: string) {
  return (await engine.query(sql)).rows;
}

const joined = 'orders LEFT JOIN customers ON orders.customer_id = customers.id';

describe('a question over two tables', () => {
  test.each([
    ['average order value by customer region', `SELECT region, avg(order_value) FROM ${joined} GROUP BY 1`],
    [
      'What is the average order_value by region?',
      `SELECT region, avg(order_value) FROM ${joined} GROUP BY 1`,
    ],
    ['total order value by customer name', `SELECT name, sum(order_value) FROM ${joined} GROUP BY 1`],
    ['total order value per country', `SELECT country, sum(order_value) FROM ${joined} GROUP BY 1`],
  ])('groups by a column of the other: %s', async (question, truth) => {
    const { events, final } = await asked(question);
    const [result] = events.flatMap((event) => (event.type === 'sql_result' ? [event.data] : []));
    expect(final.declined).toBe(false);
    const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(result ?? [])).toEqual(sorted(await rowsOf(truth)));
  });

  test.each([
    [
      'How many orders are from customers in France?',
      `SELECT count(*) FROM ${joined} WHERE country = 'France'`,
    ],
    [
      'What is the total order value of customers from Norway?',
      `SELECT sum(order_value) FROM ${joined} WHERE country = 'Norway'`,
    ],
    [
      'What is the average order value of customers older than 40?',
      `SELECT avg(order_value) FROM ${joined} WHERE age > 40`,
    ],
    [
      'Which category has the highest total order value?',
      'SELECT category FROM orders JOIN products USING (product) GROUP BY 1 ORDER BY sum(order_value) DESC LIMIT 1',
    ],
    [
      'What is the total order value of lighting in the South region?',
      `SELECT sum(order_value) FROM ${joined} JOIN products USING (product) WHERE category = 'lighting' AND region = 'South'`,
    ],
  ])('filters by the other: %s', async (question, truth) => {
    const { final, verdict } = await asked(question);
    expect(final.declined).toBe(false);
    expect(final.headline).toEqual((await rowsOf(truth))[0]?.[0]);
    expect(verdict.state).not.toBe('contradicted');
  });

  test('is answered the same whichever table is active', async () => {
    const question = 'average order value by customer region';
    const answers = [await asked(question, 'orders'), await asked(question, 'customers')];
    expect(answers[1]?.sql).toEqual(answers[0]?.sql);
  });

  test('says what was joined and how many rows found nothing', async () => {
    const { final } = await asked('average order value by customer region');
    expect(final.assumptions[0]?.text).toBe(
      'I joined orders with customers (orders.customer_id → customers.id). 2 of 10 rows have no match, 1 of them because customer_id is empty: their customers columns count as missing.',
    );
  });

  test('shows a query that runs by itself', async () => {
    const { sql } = await asked('total order value per country');
    await expect(engine.query(sql[0] ?? '')).resolves.toBeDefined();
    expect(sql[0]).toContain('LEFT JOIN "customers" ON "orders"."customer_id" = "customers"."id"');
    expect(sql[0]).not.toContain('products');
  });
});

describe('what would count rows of the other table more than once', () => {
  test.each(['What is the average age of customers who bought a lamp?'])(
    'is declined with the reason: %s',
    async (question) => {
      const { final, sql } = await asked(question);
      expect(final.declined).toBe(true);
      expect(sql).toEqual([]);
      expect(JSON.stringify(final.text)).toMatch(/Joined/);
    },
  );
});

describe('a question that one table answers', () => {
  test.each([
    ['What is the total order value?', 'orders', `SELECT sum(order_value) FROM orders`],
    ['How many orders are there?', 'orders', `SELECT count(*) FROM orders`],
    ['What is the average age?', 'orders', `SELECT avg(age) FROM customers`],
    [
      'How many customers are from France?',
      'orders',
      `SELECT count(*) FROM customers WHERE country = 'France'`,
    ],
    [
      'What is the average age of customers in the South?',
      'orders',
      `SELECT avg(age) FROM customers WHERE region = 'South'`,
    ],
  ])('is asked of that table alone: %s', async (question, active, truth) => {
    const { final, sql } = await asked(question, active);
    expect(final.headline).toEqual((await rowsOf(truth))[0]?.[0]);
    expect(sql.join('\n')).not.toContain('JOIN');
  });

  test.each([
    [
      'How many customers ordered a lamp?',
      `SELECT count(DISTINCT customer_id) FROM orders WHERE product = 'lamp'`,
    ],
    [
      'How many customers placed an order in February?',
      `SELECT count(DISTINCT customer_id) FROM orders WHERE month(ordered_on) = 2`,
    ],
    [
      'How many customers in the South ordered a desk?',
      `SELECT count(DISTINCT customer_id) FROM ${joined} WHERE region = 'South' AND product = 'desk'`,
    ],
    ['How many orders were placed in February?', `SELECT count(*) FROM orders WHERE month(ordered_on) = 2`],
  ])('counts whom several rows point to once: %s', async (question, truth) => {
    for (const active of ['orders', 'customers']) {
      const { final } = await asked(question, active);
      expect(final.headline).toEqual((await rowsOf(truth))[0]?.[0]);
    }
  });

  test('says so when it is not the active one', async () => {
    const { final } = await asked('What is the average age?');
    expect(final.assumptions[0]?.text).toContain('I asked the table customers');
  });

  test('is declined when no table and no join covers it', async () => {
    const { final } = await asked('average rainfall by altitude');
    expect(final.declined).toBe(true);
  });
});

test('along a join of one row to one row, figures of either table may be added up', async () => {
  const badges = 'badge,person_id,visits\nb1,1,10\nb2,2,20\nb3,4,40\n';
  const people = 'person_id,team,born\n1,Red,1980\n2,Blue,1990\n3,Blue,1985\n4,Red,1975\n5,Red,1999\n';
  const open = [await subjectOf(engine, 'badges', badges), await subjectOf(engine, 'people', people)];
  const found = await findJoins(open, engine, new AbortController().signal);
  expect(found.map(({ many, isOneToOne }) => [many.table, isOneToOne])).toEqual([['people', true]]);
  const { final, sql } = await replyOver(
    engine,
    { subjects: open, joins: found },
    'total visits of team Red',
  );
  expect(final.headline).toBe(50);
  expect(sql[0]).toContain('FROM "badges"\n  LEFT JOIN "people"');
  expect(final.assumptions[0]?.text).toContain('Every row has a match.');
});

test('the questions that a join offers are answered', async () => {
  for (const question of joins.flatMap((join) => join.questions)) {
    const { final } = await asked(question);
    expect([question, final.declined]).toEqual([question, false]);
  }
  expect(joins.flatMap((join) => join.questions).length).toBeGreaterThan(1);
});
