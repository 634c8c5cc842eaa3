import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cities, payments, reply, staff, subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let tables: Record<'staff' | 'cities' | 'payments', Subject>;

beforeAll(async () => {
  engine = await startNodeEngine();
  tables = {
    staff: await subjectOf(engine, 'staff', staff),
    cities: await subjectOf(engine, 'cities', cities),
    payments: await subjectOf(engine, 'payments', payments),
  };
}, 60_000);
afterAll(() => engine.close());

type Case = readonly [table: keyof typeof tables, question: string, headline: Cell];

const cases: Readonly<Record<string, readonly Case[]>> = {
  'counts rows and different values': [
    ['staff', 'How many rows are there?', 7],
    ['staff', 'How many people work in Research?', 3],
    ['staff', 'How many different departments are there?', 3],
    ['payments', 'How many payments are there?', 10],
    ['payments', 'How many payments failed?', 3],
  ],
  aggregates: [
    ['staff', 'What is the average age?', 42],
    ['staff', 'What is the median monthly salary?', 6000],
    ['staff', 'total salary in Research', 19300],
    ['staff', 'What is the highest MonthlySalary?', 7000],
    ['payments', 'average amount on web or kiosk', 45.4],
  ],
  'finds the row with the most, the least, the oldest': [
    ['staff', 'Who is the oldest?', 'Edsger Dijkstra'],
    ['staff', 'Who has the lowest salary?', 'Linus Torvalds'],
    ['staff', 'Which department has the highest average salary?', 'Research'],
    ['cities', 'Which city has the largest population?', 'Lagos'],
    ['cities', 'Which country has the smallest total population?', 'Japan'],
    ['cities', 'List the top 2 cities by area', ['Lima', 'Lagos']],
    ['staff', 'What is the most common department?', 'Research'],
  ],
  'looks values up': [
    ['cities', 'Who is the mayor of Osaka?', 'Hideyuki Yokoyama'],
    ['cities', 'What is the population of Lima?', 10_092_000],
    ['staff', 'Which department does Grace Hopper work in?', 'Engineering'],
    ['staff', 'List the names of people older than 45', ['Edsger Dijkstra', 'Barbara Liskov']],
    ['staff', 'When did Alan Turing start?', '2016-01-11'],
  ],
  'filters by numbers, words and dates': [
    ['payments', 'How many payments above 100?', 3],
    ['payments', 'How many payments between 15 and 60?', 4],
    ['payments', 'How many payments failed in February?', 1],
    ['payments', 'How many payments after March 5, 2024?', 4],
    ['payments', 'How many payments not on app?', 5],
    ['staff', 'How many people are older than 40?', 4],
    ['staff', 'How many people are not in Support?', 5],
    ['cities', 'How many cities have a population of more than 3 million?', 3],
  ],
  'says yes or no': [
    ['staff', 'Is there anyone older than 50?', true],
    ['staff', 'Is the average age above 45?', false],
    ['cities', 'Is Lagos the city with the highest population?', true],
    ['payments', 'Are all payments successful?', false],
    ['payments', 'Did web have more payments than kiosk?', true],
  ],
  'takes rates of a value or a flag': [
    ['payments', 'What is the failure rate?', 0.3],
    ['payments', 'What is the fraud rate?', 0.2],
    ['payments', 'Which channel has the highest failure rate?', 'app'],
    ['payments', 'What percentage of app payments failed?', 0.6],
  ],
  'compares two': [
    ['cities', 'Which has more people, Kyoto or Nagoya?', 'Nagoya'],
    ['cities', 'What is the difference in area between Lima and Lagos?', 1501],
    ['staff', 'Who is older, Ada Lovelace or Alan Turing?', 'Alan Turing'],
  ],
  'goes by the order of the file': [
    ['cities', 'Which city comes after Osaka?', 'Nagoya'],
    ['cities', 'What is the last city listed?', 'Lima'],
    ['staff', 'Who is listed before Edsger Dijkstra?', 'Alan Turing'],
  ],
  'finds gaps and repeats': [
    ['staff', 'How many salaries are missing?', 1],
    ['staff', 'Which columns have missing values?', ['MonthlySalary']],
    ['staff', 'Are there duplicate rows?', false],
  ],
  'forgives misspelling and other words': [
    ['staff', 'average salery in reserch', 6433.333333333333],
    ['cities', 'populaton of Kano', 4_103_000],
    ['staff', 'How many people are in the dept Support?', 2],
  ],
};

for (const [what, list] of Object.entries(cases)) {
  describe(`the analyst ${what}`, () => {
    test.each(list)('%s: %s', async (table, question, headline) => {
      const { final } = await reply(engine, tables[table], question);
      expect(final.declined).toBe(false);
      if (typeof headline === 'number') expect(final.headline).toBeCloseTo(headline, 9);
      else expect(final.headline).toEqual(headline);
    });
  });
}

describe('an answer', () => {
  test('binds its numbers to cells, and the validator finds them true', async () => {
    const { final, verdict } = await reply(engine, tables.payments, 'failure rate by channel');
    expect(verdict.state).not.toBe('contradicted');
    expect(final.chart_spec).toMatchObject({ type: 'bar', x: 'channel', style: 'percent' });
    expect(final.text.flat().some((segment) => 'bound' in segment)).toBe(true);
  });

  test('says what it took a word for', async () => {
    const { final } = await reply(engine, tables.payments, 'failure rate by channel');
    expect(final.assumptions.map(({ text }) => text)).toEqual(['I took “failure” as status = FAILED.']);
  });

  test('does not call the second the highest', async () => {
    const { final } = await reply(
      engine,
      tables.payments,
      'Which channel has the second highest average amount?',
    );
    expect(final.headline).toBe('kiosk');
    const words = final.text.flat().map((segment) => ('text' in segment ? segment.text : ''));
    expect(words.join('')).toContain('second highest average amount');
  });

  test('draws time as a line', async () => {
    const { final } = await reply(engine, tables.payments, 'amount over time');
    expect(final.chart_spec?.type).toBe('line');
  });

  test.each([
    'heat map of total amount by channel and status',
    'total amount by channel and status as a heatmap',
  ])('%s', async (question) => {
    const { final } = await reply(engine, tables.payments, question);
    expect(final.chart_spec).toMatchObject({ type: 'heat', x: 'channel', y: 'status' });
  });

  test('says months and quarters, not the days that they begin with', async () => {
    const grains = async (question: string) => {
      const { final } = await reply(engine, tables.payments, question);
      const formats = final.text.flat().flatMap((part) => ('bound' in part ? [part.bound.format] : []));
      return new Set(formats.filter(({ style }) => style === 'date').map(({ grain }) => grain));
    };
    expect(await grains('total amount by month')).toEqual(new Set(['month']));
    expect(await grains('total amount by quarter')).toEqual(new Set(['quarter']));
    expect(await grains('total amount by day')).toEqual(new Set([undefined]));
  });

  test('draws the chart that is asked for', async () => {
    const { final } = await reply(engine, tables.payments, 'pie chart of channel');
    expect(final.chart_spec).toMatchObject({ type: 'pie', label: 'channel' });
  });

  test('proposes questions that work', async () => {
    const { final } = await reply(engine, tables.payments, 'average amount by channel');
    expect(final.follow_ups.length).toBeGreaterThan(0);
    for (const question of final.follow_ups) {
      expect((await reply(engine, tables.payments, question)).final.declined).toBe(false);
    }
  });
});

describe('what is not understood', () => {
  test.each([
    'Who is the president of France?',
    'What is the meaning of life?',
    'failure rate for Contoso in June',
    'average amount by zodiac',
  ])('is declined: %s', async (question) => {
    const { final, orchestration } = await reply(engine, tables.payments, question);
    expect(final.declined).toBe(true);
    expect(orchestration.classification).toBe('EXPLAIN_ONLY');
    expect(final.follow_ups).toHaveLength(3);
    expect(final.metrics).toEqual([]);
  });

  test('gets questions that work instead', async () => {
    const { final } = await reply(engine, tables.payments, 'average amount by zodiac');
    for (const question of final.follow_ups) {
      expect((await reply(engine, tables.payments, question)).final.declined).toBe(false);
    }
  });

  test('is declined when no row fits', async () => {
    const { final } = await reply(engine, tables.cities, 'Who is the mayor of Osaka in Peru?');
    expect(final.declined).toBe(true);
  });
});
