import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { assumed, reply, subjectOf } from './tables.ts';

const lines = `Order ID,Order Date,Customer Name,Region,Product,Quantity,Unit Price,Sales,Returned
O-1,2023-01-05,Ann Ash,North,Desk,2,100,200,No
O-2,2023-01-20,Bob Birch,North,Lamp,1,30,30,Yes
O-3,2023-02-03,Ann Ash,South,Lamp,9,30,270,No
O-4,2023-02-14,Cy Cole,North,Desk,1,100,100,No
O-5,2023-03-08,Bob Birch,South,Lamp,8,30,240,No
O-6,2023-03-19,Ann Ash,North,Chair,4,50,200,Yes
O-7,2023-03-28,Cy Cole,South,Chair,1,50,50,No
O-8,2023-03-30,Cy Cole,South,Desk,1,100,100,No
O-9,2023-03-31,Ann Ash,South,Lamp,2,30,60,No
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let orders: Subject;

beforeAll(async () => {
  engine = await startNodeEngine();
  orders = await subjectOf(engine, 'orders', lines);
}, 60_000);
afterAll(() => engine.close());

describe('the word for a row', () => {
  test.each<readonly [question: string, headline: Cell]>([
    ['How many orders were returned?', 2],
    ['orders with sales above 220', ['O-3', 'O-5']],
    ['Which customers have more than 3 orders?', ['Ann Ash']],
  ])('%s: is not taken for the date of it', async (question, headline) => {
    const answer = await reply(engine, orders, question);
    expect(answer.final.headline).toEqual(headline);
    expect(assumed(answer)).not.toContain('Order Date');
  });

  test('a number beside it alone is said of nothing known', async () => {
    expect((await reply(engine, orders, 'orders over 1000')).final.declined).toBe(true);
  });
});

describe('those who come back in several rows', () => {
  test('are counted once each, and that is said', async () => {
    const answer = await reply(engine, orders, 'How many customers are in the South?');
    expect(answer.final.headline).toBe(3);
    expect(assumed(answer)).toContain('I counted each Customer Name once.');
    const { sql } = await reply(engine, orders, 'number of customers per region');
    const { rows } = await engine.query(sql[0] ?? '', { rowLimit: 10 });
    expect(rows).toEqual([
      ['North', 3],
      ['South', 3],
    ]);
  });

  test('are not listed by the rows that “never” leaves', async () => {
    expect((await reply(engine, orders, 'customers who never returned anything')).final.declined).toBe(true);
  });
});

describe('what adds up', () => {
  test.each<readonly [question: string, headline: Cell]>([
    ['sales in the South', 720],
    ['Which product has the highest sales?', 'Lamp'],
    ['best selling product by quantity', 'Lamp'],
    ['which month had the highest sales?', 'March'],
    ['Which region has the lowest sales', 'North'],
  ])('%s: is added up, and that is said', async (question, headline) => {
    const answer = await reply(engine, orders, question);
    expect(answer.final.headline).toBe(headline);
    expect(assumed(answer)).toContain('I added up');
  });

  test('by group is a total, where a price is averaged', async () => {
    expect(assumed(await reply(engine, orders, 'sales by product'))).toContain('I added up Sales.');
    expect(assumed(await reply(engine, orders, 'monthly sales trend'))).toContain('I added up Sales.');
    expect(assumed(await reply(engine, orders, 'unit price by product'))).toContain('I took the average');
  });

  test('is listed where rows are asked for, and what two columns make is not guessed', async () => {
    expect((await reply(engine, orders, 'list the sales of desks')).final.headline).toEqual([200, 100, 100]);
    expect((await reply(engine, orders, 'which product has the highest sales margin?')).final.declined).toBe(
      true,
    );
    expect((await reply(engine, orders, 'best selling product in each region')).final.declined).toBe(true);
  });
});

test('groups that are all the same have no highest', async () => {
  const { final } = await reply(engine, orders, 'number of customers per product');
  expect(final.text.flat().map((part) => ('text' in part ? part.text : ''))).toContain(
    'Number of different Customer Name is the same for each Product: ',
  );
});
