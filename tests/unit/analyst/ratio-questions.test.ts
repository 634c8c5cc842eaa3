import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { reply, subjectOf } from './tables.ts';

const orders = `order_id,ordered_on,product,quantity,revenue,cost,customer
O1,2023-01-10,Lamp,2,40,20,Ada
O2,2023-02-11,Lamp,1,20,10,Ada
O3,2023-02-11,Desk,3,600,360,Bo
O4,2023-08-13,Desk,1,200,120,Ada
O5,2024-07-14,Lamp,4,80,40,Bo
O6,2024-07-15,Desk,2,260,150,
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let table: Subject;

beforeAll(async () => {
  engine = await startNodeEngine();
  table = await subjectOf(engine, 'orders', orders);
}, 60_000);
afterAll(() => engine.close());

const right = async (question: string, value: number): Promise<void> => {
  const { final } = await reply(engine, table, question);
  expect(final.declined).toBe(false);
  expect(final.headline).toBeCloseTo(value, 10);
};

describe('one column over another', () => {
  test.each([
    ['ratio of cost to revenue', 700 / 1200],
    ['cost to revenue ratio for Desk', 630 / 1060],
    ['cost as a percentage of revenue in 2023', 510 / 860],
    ['What is the profit margin?', 500 / 1200],
    ['total profit in 2023', 350],
  ])('%s: of the totals', right);

  test('by group, each of its own totals', async () => {
    const { final, sql } = await reply(engine, table, 'profit margin by product');
    expect(final.declined).toBe(false);
    expect(final.assumptions.map(({ text }) => text).join()).toContain('(revenue − cost) ÷ revenue');
    expect(sql[0]).toContain('GROUP BY 1');
  });
});

describe('on average per group', () => {
  test.each([
    ['average number of orders per customer', 2.5],
    ['how many orders per customer on average', 2.5],
    ['orders per day on average', 6 / 5],
    ['average monthly revenue', 300],
    ['average daily revenue in 2023', 860 / 3],
  ])('%s: one figure, without the rows that have no group', right);

  test('periods without rows are said not to count', async () => {
    const { final } = await reply(engine, table, 'average daily revenue');
    expect(final.assumptions[0]?.text).toBe(
      'I divided the total revenue by the number of days that have rows.',
    );
  });
});

describe('how many groups reach a number', () => {
  test.each([
    ['how many customers have more than 2 orders', 1],
    ['how many customers have at least 2 orders', 2],
    ['how many products have an average revenue above 100', 1],
  ])('%s: groups are counted, not rows', right);
});
