import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaOf } from '../../../src/agents/analyst/schema/schema.ts';
import { understand } from '../../../src/agents/analyst/understand.ts';
import type { Subject } from '../../../src/core/agent.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { subjectOf } from './tables.ts';

const shop = `sold_on,customer_id,revenue,price,quantity,region,loyal,weight_before,weight_after
${Array.from({ length: 60 }, (_, at) => {
  const day = new Date(Date.UTC(2023, 0, 1 + at * 9)).toISOString().slice(0, 10);
  const price = 5 + ((at * 7) % 11) + 0.5;
  const quantity = 1 + ((at * 5) % 13);
  const region = ['north', 'south', 'east'][at % 3] ?? '';
  return `${day},C${at},${price * quantity},${price},${quantity},${region},${at % 2 === 0 ? 'yes' : 'no'},${70 + (at % 9) + 0.3},${69 + (at % 7) + 0.1}`;
}).join('\n')}
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subject: Subject;
beforeAll(async () => {
  engine = await startNodeEngine();
  subject = await subjectOf(engine, 'shop', shop);
}, 60_000);
afterAll(() => engine.close());

describe('a question about statistics is understood', () => {
  test.each([
    ['predict revenue from price and quantity', 'the linear regression of revenue on price, quantity'],
    ['how do price and region affect revenue?', 'the linear regression of revenue on price, region'],
    ['multiple regression of revenue with price, quantity, region', 'revenue on price, quantity, region'],
    ['regression of revenue on price where region is south', 'regression of revenue on price, where region'],
    ['forecast revenue for the next 6 months', 'the total revenue by month, 6 ahead'],
    ['forecast average price per quarter', 'the average price by quarter, 4 ahead'],
    ['how many rows will there be next week?', 'the number of rows by week, 1 ahead'],
    ['cluster customers by price and quantity', 'clusters of rows alike in price and quantity'],
    ['find 3 clusters of price and revenue', 'clusters of rows alike in price and revenue'],
    [
      'are weight before and weight after significantly different (paired)?',
      'whether weight_before and weight_after differ (Paired t-test)',
    ],
    ['Wilcoxon test of weight_before and weight_after', '(Wilcoxon signed-rank test)'],
    ['is the average price significantly different from 10?', 'whether the mean of price differs from 10'],
    ['does revenue differ significantly by region?', 'whether revenue differs by region'],
    ['Fisher’s exact test of region and loyal', 'whether region and loyal are independent'],
    ['outliers in revenue by median absolute deviation', 'the outliers of revenue by a modified z-score'],
  ])('%s', async (question, reasoning) => {
    const understood = understand(question, schemaOf(subject), []);
    if (understood.kind === 'not-understood') throw new Error('It was not understood.');
    const { task } = understood.reading;
    expect(task.reasoning).toContain(reasoning);
    const queries = [
      ...task.queries.map(({ sql }) => sql),
      ...(task.python?.sql === undefined ? [] : [task.python.sql]),
    ];
    expect(queries.length).toBeGreaterThan(0);
    for (const sql of queries) await engine.execute(`EXPLAIN ${sql}`);
  });
});

describe('what is not computed is not taken for something else', () => {
  test.each([
    'polynomial regression of revenue on price and quantity',
    'train a random forest to predict revenue from price and quantity',
    'Fisher’s exact test of region and price',
  ])('%s', (question) => {
    const understood = understand(question, schemaOf(subject), []);
    expect(understood.kind).toBe('not-understood');
  });
});
