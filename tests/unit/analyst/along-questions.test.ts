import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cities, payments, type Reply, reply, replyAfter, staff, subjectOf } from './tables.ts';

/** March is missing; of April there are ten days. */
const visits = `day,shop,visitors,price
2024-01-10,North,10,2
2024-01-20,South,20,4
2024-02-05,North,45,3
2024-04-01,South,40,5
2024-04-10,North,50,7
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let tables: Record<'staff' | 'cities' | 'payments' | 'visits', Subject>;

beforeAll(async () => {
  engine = await startNodeEngine();
  tables = {
    staff: await subjectOf(engine, 'staff', staff),
    cities: await subjectOf(engine, 'cities', cities),
    payments: await subjectOf(engine, 'payments', payments),
    visits: await subjectOf(engine, 'visits', visits),
  };
}, 60_000);
afterAll(() => engine.close());

/** The rows of the answer's table, the first columns of each. */
function tableOf({ events, final }: Reply, width: number): readonly (readonly Cell[])[] {
  const found = events.find(
    (event) => event.type === 'sql_result' && event.result_id === final.table_result_id,
  );
  return found?.type === 'sql_result' ? found.data.map((row) => row.slice(0, width)) : [];
}

const said = ({ final }: Reply): string => final.assumptions.map(({ text }) => text).join(' ');

describe('a running figure', () => {
  test.each([
    'cumulative visitors by month',
    'Running total of visitors by month',
    'What is the cumulative total of visitors by month?',
  ])('adds up from the beginning: %s', async (question) => {
    const answer = await reply(engine, tables.visits, question);
    expect(tableOf(answer, 3)).toEqual([
      ['2024-01-01', 30, 30],
      ['2024-02-01', 75, 45],
      ['2024-04-01', 165, 90],
    ]);
    expect(answer.verdict.state).toBe('verified');
    expect(answer.final.chart_spec?.type).toBe('line');
  });

  test('counts under a filter, and averages over all rows so far', async () => {
    const counted = await reply(engine, tables.visits, 'running count of rows per month for North');
    expect(tableOf(counted, 2).map(([, value]) => value)).toEqual([1, 2, 3]);
    const averaged = await reply(engine, tables.visits, 'cumulative average of price by month');
    expect(tableOf(averaged, 2).map(([, value]) => value)).toEqual([3, 3, 4.2]);
  });

  test.each([
    ['visits', 'cumulative visitors by shop'],
    ['cities', 'cumulative population'],
    ['visits', 'cumulative median price by month'],
  ] as const)(
    'is not made where nothing says along what, or it does not add up: %s, %s',
    async (table, question) => {
      expect((await reply(engine, tables[table], question)).final.declined).toBe(true);
    },
  );
});

describe('a change from one period to the next', () => {
  test('is taken from the period right before, and from no other', async () => {
    const answer = await reply(engine, tables.visits, 'change in total visitors from the month before');
    expect(tableOf(answer, 4)).toEqual([
      ['2024-01-01', null, 30, null],
      ['2024-02-01', 15, 45, 0.5],
      ['2024-04-01', null, 90, null],
    ]);
    expect(said(answer)).toContain(
      'The data end on 2024-04-10: the last month, from 2024-04-01, is not whole.',
    );
  });

  test('is a fraction where growth is asked for', async () => {
    const answer = await reply(engine, tables.visits, 'month over month growth of visitors');
    expect(tableOf(answer, 2)[1]).toEqual(['2024-02-01', 0.5]);
    expect(answer.final.assumptions.flatMap(({ alternatives }) => alternatives)).not.toEqual([]);
  });

  test('finds the period with the most of it', async () => {
    const rise = 'Which month had the biggest increase in total amount over the month before?';
    const fall = 'Which month had the biggest drop in total amount compared to the previous month?';
    expect((await reply(engine, tables.payments, rise)).final.headline).toBe('2024-03-01');
    expect((await reply(engine, tables.payments, fall)).final.headline).toBe('2024-04-01');
  });

  test('of a rate is one of percentage points', async () => {
    const answer = await reply(engine, tables.payments, 'month over month change of failure rate');
    expect(tableOf(answer, 2)[1]?.[1]).toBeCloseTo(1 / 3 - 1 / 2, 12);
    const styles = answer.final.text.flat().map((one) => ('bound' in one ? one.bound.format.style : ''));
    expect(styles).toContain('percentage-points');
  });

  test.each([
    ['staff', 'month over month growth of salary by department'],
    ['visits', 'month over month growth of visitors by week'],
  ] as const)('is not made where two things are asked at once: %s, %s', async (table, question) => {
    expect((await reply(engine, tables[table], question)).final.declined).toBe(true);
  });
});

describe('a moving average', () => {
  test.each(['2-month moving average of price', 'moving average of price over 2 months'])(
    'is empty where a period is missing: %s',
    async (question) => {
      const answer = await reply(engine, tables.visits, question);
      expect(tableOf(answer, 3)).toEqual([
        ['2024-01-01', null, 3],
        ['2024-02-01', 3, 3],
        ['2024-04-01', null, 6],
      ]);
    },
  );

  test('without a length is not made', async () => {
    expect((await reply(engine, tables.visits, 'moving average of price')).final.declined).toBe(true);
  });
});

describe('groups against the whole', () => {
  test.each([
    ['payments', 'Which channels are above the overall average amount?', ['app']],
    ['payments', 'Which channels have an average amount above the overall average?', ['app']],
    ['staff', 'Which departments have an above-average salary?', ['Research']],
    ['staff', 'Which departments have an average age below the overall average?', ['Support', 'Engineering']],
    ['cities', 'Which cities have a population above the average?', ['Lagos', 'Lima']],
  ] as const)('%s: %s', async (table, question, headline) => {
    const { final, verdict } = await reply(engine, tables[table], question);
    expect(final.headline).toEqual(headline);
    expect(verdict.state).not.toBe('contradicted');
  });
});

describe('the share of a total', () => {
  test.each([
    ['What share of the total amount does app have?', 1270 / 1497],
    ['What percentage of the total amount comes from web?', 115.5 / 1497],
    ['What percentage of amount comes from failed payments?', 730 / 1497],
    ['What percentage of the total amount in March comes from app?', 640 / 794.5],
  ])('of some rows: %s', async (question, share) => {
    const { final } = await reply(engine, tables.payments, question);
    expect(final.headline).toBeCloseTo(share, 12);
  });

  test('by group adds up to one', async () => {
    const answer = await reply(engine, tables.payments, 'share of the total amount by channel');
    expect(tableOf(answer, 2).reduce((sum, [, share]) => sum + Number(share), 0)).toBeCloseTo(1, 12);
    expect(answer.final.declined).toBe(false);
  });

  test('is not taken where some of it is negative', async () => {
    const losses = await subjectOf(engine, 'losses', 'shop,result\nNorth,-5\nSouth,9\nNorth,3\nSouth,-1\n');
    const { final } = await reply(engine, losses, 'What share of the total result does North have?');
    expect(final.declined).toBe(true);
  });
});

describe('whether values occur once', () => {
  test.each([
    ['staff', 'Are all names unique?', true],
    ['staff', 'Is every department unique?', false],
    ['payments', 'Is payment_id unique?', true],
  ] as const)('%s: %s', async (table, question, headline) => {
    expect((await reply(engine, tables[table], question)).final.headline).toBe(headline);
  });
});

describe('a question after one of a prepared table', () => {
  test.each([
    [
      'payments',
      'Remove outliers in amount, then compute the mean amount',
      'and by channel?',
      'average amount by channel',
    ],
    [
      'staff',
      'Fill missing MonthlySalary with the mean, then what is the average MonthlySalary?',
      'and for Support?',
      'average MonthlySalary, where Department is Support',
    ],
  ] as const)('%s: %s %s', async (table, before, text, understood) => {
    const answer = await replyAfter(engine, tables[table], [before], text);
    expect(answer.orchestration.reasoning).toBe(`Understood as: ${understood}.`);
    expect(said(answer)).toMatch(/I left out rows whose amount|I filled gaps/);
  });
});
