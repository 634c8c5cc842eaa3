import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../../src/agents/analyst/prepare/prepare.ts';
import { overPrepared } from '../../../src/agents/analyst/prepare/prepared-table.ts';
import { schemaOf } from '../../../src/agents/analyst/schema/schema.ts';
import { understand } from '../../../src/agents/analyst/understand.ts';
import type { Subject } from '../../../src/core/agent.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { reply, subjectOf } from './tables.ts';

const guests = `guest,class,adults,children,nights,price,rating
Ana,first,2,1,3,300,4.5
Ben,second,1,0,2,90,
Cleo,second,2,2,4,160,3.5
Dan,first,1,0,1,120,5
Eve,third,3,1,2,60,2.5
Fay,third,1,0,5,100,
Gus,second,2,0,2,80,4
Hal,third,1,1,1,9000,1.5
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subject: Subject;
beforeAll(async () => {
  engine = await startNodeEngine();
  subject = await subjectOf(engine, 'guests', guests);
}, 60_000);
afterAll(() => engine.close());

describe('a question that wants the table prepared first', () => {
  const cases: readonly (readonly [question: string, sql: string])[] = [
    [
      'Create a new column called "party" by adding adults and children. What is the average party?',
      'SELECT avg(adults + children) FROM guests',
    ],
    [
      "Create a new feature 'nightly' as the ratio of price to nights, then calculate its highest value of nightly.",
      'SELECT max(price / nights) FROM guests',
    ],
    [
      'Generate a new feature called spread by subtracting children from adults. Calculate the sum of this new feature.',
      'SELECT sum(adults - children) FROM guests',
    ],
    [
      'What is the average rating of the top 3 guests by price?',
      'SELECT avg(rating) FROM (SELECT rating FROM guests ORDER BY price DESC LIMIT 3)',
    ],
    ['What is the average ratio of price to nights?', 'SELECT avg(price / nights) FROM guests'],
    ['What is the average of price / nights?', 'SELECT avg(price / nights) FROM guests'],
    ['total adults plus children', 'SELECT sum(adults + children) FROM guests'],
    ['new column nightly = price / nights, then its median', 'SELECT median(price / nights) FROM guests'],
    [
      'Define nightly as price divided by nights; what is the highest nightly?',
      'SELECT max(price / nights) FROM guests',
    ],
    [
      'the average rating of the 3 guests with the lowest price',
      'SELECT avg(rating) FROM (SELECT rating FROM guests ORDER BY price LIMIT 3)',
    ],
    [
      'Fill missing values of rating with the mean, then calculate the standard deviation of rating.',
      'SELECT stddev_samp(coalesce(rating, (SELECT avg(rating) FROM guests))) FROM guests',
    ],
    [
      'Remove outliers in price, then calculate the mean price.',
      `SELECT avg(price) FROM guests WHERE price BETWEEN
        (SELECT 2.5 * quantile_cont(price, 0.25) - 1.5 * quantile_cont(price, 0.75) FROM guests) AND
        (SELECT 2.5 * quantile_cont(price, 0.75) - 1.5 * quantile_cont(price, 0.25) FROM guests)`,
    ],
    [
      'What is the average price after removing rows with missing rating?',
      'SELECT avg(price) FROM guests WHERE rating IS NOT NULL',
    ],
    [
      'Apply a log transformation to price. Calculate the mean of the transformed price.',
      'SELECT avg(ln(price)) FROM guests',
    ],
    [
      'Normalize price by min-max scaling, then what is the average price?',
      'SELECT avg((price - 60) / 8940) FROM guests',
    ],
  ];

  test.each(cases)('%s', async (question, sql) => {
    const { final } = await reply(engine, subject, question);
    const { rows } = await engine.query(sql);
    expect(final.declined).toBe(false);
    expect(Number(final.headline)).toBeCloseTo(Number(rows[0]?.[0]), 8);
  });

  test('groups by what it makes of ranges', async () => {
    const question =
      "Create a column 'stay' that categorises nights into 'short' (1-2), 'medium' (3-4) and 'long' (5 and above). How many guests by stay?";
    const { final, events } = await reply(engine, subject, question);
    expect(final.declined).toBe(false);
    expect(tableIn(events, final.table_result_id)).toEqual([
      ['short', 5],
      ['medium', 2],
      ['long', 1],
    ]);
  });

  test('takes a word for lacking something as none of it', async () => {
    const { final } = await reply(engine, subject, 'How many childless guests are there?');
    expect(final.headline).toBe(4);
  });

  test('says what was done to the table', async () => {
    const { final } = await reply(
      engine,
      subject,
      'Remove outliers in price, then calculate the mean price.',
    );
    expect(final.assumptions.map(({ text }) => text).join(' ')).toContain(
      'I left out rows whose price is an outlier',
    );
  });

  test('leaves outliers in where they are what is asked for', async () => {
    const { orchestration } = await reply(engine, subject, 'How many outliers are there in price?');
    expect(orchestration.reasoning).toContain('outliers of price');
  });
});

const words =
  '/ * + divided by times define its create a new column called "x" feature by adding adults and children price nights ratio of to sum difference between fill missing with mean median mode drop rows remove outliers then calculate average normalize log transformation standardize categorize into low (1-2) high (> 3) after'.split(
    ' ',
  );

test('whatever is to be prepared, nothing throws, and the engine takes each query', {
  timeout: 60_000,
}, async () => {
  const schema = schemaOf(subject);
  const texts = fc.array(fc.constantFrom(...words), { maxLength: 24 }).map((list) => list.join(' '));
  const check = async (text: string): Promise<void> => {
    const prepared = prepare({ id: 'q', text }, schema);
    if (prepared === undefined) return;
    const understood = understand(prepared.text, prepared.schema, []);
    if (understood.kind === 'not-understood') return;
    const task = overPrepared(understood.reading.task, prepared.table);
    for (const { sql } of task.queries) await engine.execute(`EXPLAIN ${sql}`);
  };
  await fc.assert(fc.asyncProperty(texts, check), { numRuns: 300 });
});

function tableIn(
  events: Awaited<ReturnType<typeof reply>>['events'],
  id: string | null,
): readonly (readonly Cell[])[] {
  return events.flatMap((event) => (event.type === 'sql_result' && event.result_id === id ? event.data : []));
}
