import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { reply, subjectOf } from './tables.ts';

const csv = `region,net_sales,gross_sales,units
North,100,120,3
South,80,140,5
East,60,66,2
North,90,101,4
South,70,130,6
East,50,55,1
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subject: Subject;
beforeAll(async () => {
  engine = await startNodeEngine();
  subject = await subjectOf(engine, 'ledger', csv);
}, 60_000);
afterAll(() => engine.close());

describe('a word that could be two columns, neither likelier', () => {
  test.each(['average sales', 'total sales by region', 'Which region has the highest total sales?'])(
    'is asked about first: %s',
    async (question) => {
      const { final } = await reply(engine, subject, question);
      const text = final.text.flat().map((one) => ('text' in one ? one.text : ''));
      expect(final.declined).toBe(true);
      expect(text.join('')).toBe('“sales” could be net_sales or gross_sales. Which do you mean?');
      expect(final.follow_ups).toEqual([
        question.replace('sales', 'net_sales'),
        question.replace('sales', 'gross_sales'),
      ]);
    },
  );

  test('each choice is answered, and they differ', async () => {
    const { final } = await reply(engine, subject, 'Which region has the highest total sales?');
    const answers = [];
    for (const choice of final.follow_ups)
      answers.push((await reply(engine, subject, choice)).final.headline);
    expect(answers).toEqual(['North', 'South']);
  });
});

test('a word that is one column is not asked about', async () => {
  expect((await reply(engine, subject, 'average units')).final.headline).toBe(3.5);
});
