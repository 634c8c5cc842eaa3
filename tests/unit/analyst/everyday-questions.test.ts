import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { assumed, payments, reply, staff, subjectOf, textOf } from './tables.ts';

const rides = `ride_id,started_at,city,vehicle,fare
R1,2023-01-05 06:15:00,Otley,bike,4
R2,2023-01-07 23:00:00,Otley,car,1500
R3,2023-01-20 12:30:00,Ripon,car,1200
R4,2023-02-02 02:00:00,Ripon,bike,6
R5,2023-02-02 18:45:00,Ripon,car,2400
R6,2023-02-11 19:10:00,Ripon,car,30
R7,2023-02-12 13:00:00,Otley,bike,8
`;

const stays = `stay_id,day,ward,nurse,cost
S1,2023-03-30,A,Kim,100
S2,2023-02-02,A,Kim,300
S3,2023-03-15,B,Kim,500
S4,2023-01-09,B,Lou,700
S5,2023-03-31,B,Lou,900
S6,2023-02-20,A,Lou,50
`;

const sixtyColumns = [
  Array.from({ length: 60 }, (_, at) => `m${at + 1}`).join(','),
  ...Array.from({ length: 30 }, (_, row) =>
    Array.from({ length: 60 }, (_, at) => (row * 7.3 + at * 1.7).toFixed(2)).join(','),
  ),
].join('\n');

const scores = `name,score
Ann,90
Bob,90
Cid,70
Dee,60
Eve,90
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let tables: Record<'payments' | 'staff' | 'rides' | 'stays' | 'scores' | 'sixtyColumns', Subject>;

beforeAll(async () => {
  engine = await startNodeEngine();
  tables = {
    payments: await subjectOf(engine, 'payments', payments),
    staff: await subjectOf(engine, 'staff', staff),
    rides: await subjectOf(engine, 'rides', rides),
    stays: await subjectOf(engine, 'stays', stays),
    scores: await subjectOf(engine, 'scores', scores),
    sixtyColumns: await subjectOf(engine, 'sixty_columns', sixtyColumns),
  };
}, 60_000);
afterAll(() => engine.close());

describe('parts of the day', () => {
  test.each<readonly [question: string, headline: Cell, hours: string]>([
    ['fraud rate at night', 1, '22:00 to 5:59'],
    ['failure rate in the morning', 0.5, '6:00 to 11:59'],
    ['How many payments were there in the afternoon?', 3, '12:00 to 17:59'],
    ['total amount in the evening', 55, '18:00 to 21:59'],
    ['How many payments not at night?', 8, '22:00 to 5:59'],
  ])('%s: the hours that were taken are said', async (question, headline, hours) => {
    const answer = await reply(engine, tables.payments, question);
    expect(answer.final.headline).toBe(headline);
    expect(assumed(answer)).toContain(hours);
  });

  test('two of them are set side by side', async () => {
    const answer = await reply(engine, tables.payments, 'average amount at night vs in the evening');
    expect(textOf(answer)).toContain('475');
    expect(textOf(answer)).toContain('55');
    expect(assumed(answer)).toContain('22:00 to 5:59');
    expect(assumed(answer)).toContain('18:00 to 21:59');
  });

  test('are not left out where the data have dates only', async () => {
    const { final } = await reply(engine, tables.staff, 'How many employees started at night?');
    expect(final.declined).toBe(true);
  });

  test('an hour of the clock is no amount', async () => {
    const { final } = await reply(engine, tables.payments, 'How many payments after 6 pm?');
    expect(final.declined).toBe(true);
  });
});

describe('a name that the table does not have', () => {
  test.each([
    'What is the failure rate for SBI on web?',
    'total amount from Acme',
    'average amount in Utopia',
  ])('%s: is said, and no figure is given', async (question) => {
    const answer = await reply(engine, tables.payments, question);
    expect(answer.final.declined).toBe(true);
    expect(answer.final.headline).toBeNull();
    expect(textOf(answer)).toMatch(/No column or value is called “(SBI|Acme|Utopia)”/);
  });
});

describe('two values set against each other', () => {
  test.each([
    'How does the average amount differ between web and kiosk?',
    'difference in average amount between web and kiosk',
    'average amount of web versus kiosk',
    'compare average amount for web and kiosk',
  ])('%s: both figures and the difference', async (question) => {
    const answer = await reply(engine, tables.payments, question);
    expect(answer.final.declined).toBe(false);
    expect(answer.final.metrics.map(({ name }) => name)).toContain('Difference');
    expect(answer.final.metrics.map(({ value }) => value.value)).toEqual(
      expect.arrayContaining([38.5, 55.75]),
    );
  });
});

describe('a number that could be a year', () => {
  test.each<readonly [question: string, headline: Cell]>([
    ['How many rides between 1000 and 2000?', 2],
    ['How many rides over 2000?', 1],
    ['How many rides above 1999?', 1],
  ])('%s: is an amount where the data have no such years', async (question, headline) => {
    const answer = await reply(engine, tables.rides, question);
    expect(answer.final.headline).toBe(headline);
    expect(assumed(answer)).toContain('of fare');
  });

  test.each<readonly [question: string, headline: Cell]>([
    ['How many rides in 2023?', 7],
    ['How many rides after 2020?', 7],
    ['How many rides between 2020 and 2024?', 7],
  ])('%s: is a year', async (question, headline) => {
    expect((await reply(engine, tables.rides, question)).final.headline).toBe(headline);
  });
});

test.each(['Which city improved most?', 'How many rides fell in Otley?', 'Which vehicle shrank?'])(
  '%s: a movement that is not computed is declined',
  async (question) => {
    expect((await reply(engine, tables.rides, question)).final.declined).toBe(true);
  },
);

describe('a day', () => {
  test.each<readonly [question: string, headline: Cell]>([
    ['Which day has the highest average fare?', '2023-01-07'],
    ['Which day had the most rides?', '2023-02-02'],
    ['Which day has the highest share of bikes?', '2023-01-05'],
  ])('%s: is a date, with the day of the week one click away', async (question, headline) => {
    const answer = await reply(engine, tables.rides, question);
    expect(answer.final.headline).toBe(headline);
    expect(assumed(answer)).toContain('as a date of the calendar');
    const questions = answer.final.assumptions.flatMap(({ alternatives }) =>
      alternatives.map((one) => one.question),
    );
    expect(questions.some((one) => one.includes('day of the week'))).toBe(true);
  });
});

test('a noun that no column is called is said to be the rows', async () => {
  const answer = await reply(engine, tables.rides, 'How many travellers are from Ripon?');
  expect(answer.final.headline).toBe(4);
  expect(assumed(answer)).toContain('“travellers” as the rows');
});

describe('the biggest of the rows', () => {
  test.each<readonly [table: keyof typeof tables, question: string, headline: Cell]>([
    ['payments', 'what is the biggest payment', 640],
    ['payments', 'smallest payment in April', 12],
    ['rides', 'largest ride in Otley', 1500],
  ])('%s: “%s” goes by what rows are measured by, and says so', async (table, question, headline) => {
    const answer = await reply(engine, tables[table], question);
    expect(answer.final.headline).toBe(headline);
    expect(assumed(answer)).toMatch(/as the (highest|lowest) (amount|fare)/);
  });
});

test('weekends that are excluded are not what is counted', async () => {
  const { final } = await reply(engine, tables.rides, 'How many rides excluding weekends?');
  expect(final.headline).toBe(4);
});

test.each([
  'How many pending rides?',
  'How many rides were slow?',
  'fastest vehicle',
  'What is the second most common city?',
  'average fare before and after February',
])('%s: a word that picks rows or a place among them is not left out', async (question) => {
  expect((await reply(engine, tables.rides, question)).final.declined).toBe(true);
});

describe('the noun for a row, with its groups alone', () => {
  test.each<readonly [question: string, rows: readonly (readonly Cell[])[]]>([
    [
      'rides by city',
      [
        ['Ripon', 4],
        ['Otley', 3],
      ],
    ],
    [
      'Show me the rides per month',
      [
        ['2023-01-01', 3],
        ['2023-02-01', 4],
      ],
    ],
    [
      'rows per vehicle in Otley',
      [
        ['bike', 2],
        ['car', 1],
      ],
    ],
  ])('%s: rows are counted, and that is said', async (question, rows) => {
    const answer = await reply(engine, tables.rides, question);
    const { rows: found } = await engine.query(answer.sql[0] ?? '', { rowLimit: 100 });
    expect(found).toEqual(rows);
    expect(assumed(answer)).toContain('I counted the rows.');
  });

  test('an order by a number, or an unknown noun, is not taken for it', async () => {
    const days = await subjectOf(engine, 'many', manyDays(60));
    expect((await reply(engine, days, 'rides by fare')).final.declined).toBe(true);
    expect((await reply(engine, tables.rides, 'travellers by city')).final.declined).toBe(true);
  });
});

/** One day after the other from Wednesday, 4 January 2023, four rides a day, each of its own fare. */
function manyDays(days: number): string {
  const from = Date.UTC(2023, 0, 4);
  const lines = Array.from({ length: days * 4 }, (_, at) => {
    const day = new Date(from + Math.floor(at / 4) * 86_400_000).toISOString().slice(0, 10);
    return `R${at},${day},${100 + at}`;
  });
  return ['ride_id,day,fare', ...lines, ''].join('\n');
}

describe('periods that the data do not fill', () => {
  test('are named where counts and totals are shown', async () => {
    const days = await subjectOf(engine, 'cut', manyDays(60));
    const weeks = assumed(await reply(engine, days, 'How many rides per week?'));
    expect(weeks).toContain('begin on 2023-01-04: the first week, from 2023-01-02, is not whole');
    expect(weeks).toContain('end on 2023-03-04: the last week, from 2023-02-27, is not whole');
    expect(assumed(await reply(engine, days, 'total fare per month'))).toContain(
      'the last month, from 2023-03-01',
    );
    expect(assumed(await reply(engine, days, 'How many rides per week in February?'))).toContain('within it');
    expect(assumed(await reply(engine, days, 'average fare per week'))).not.toContain('not whole');
  });

  test('are not looked for in data of a row or two each', async () => {
    const monthly = 'month,visitors\n2023-01-01,5\n2023-02-01,6\n2023-03-01,7\n2023-04-01,4\n';
    const subject = await subjectOf(engine, 'monthly', monthly);
    expect(assumed(await reply(engine, subject, 'total visitors per month'))).toBe('');
  });
});

test('yes and no are known in other languages', async () => {
  const visits = 'visit,ward,admitted\n1,A,ja\n2,A,nein\n3,A,nein\n4,B,ja\n5,B,ja\n6,B,nein\n';
  const subject = await subjectOf(engine, 'visits', visits);
  const { final } = await reply(engine, subject, 'What share of visits in ward A was admitted?');
  expect(final.headline).toBeCloseTo(1 / 3);
});

describe('time as seen from the end of the data', () => {
  test.each<readonly [question: string, headline: Cell, said: string]>([
    ['How many stays in the last month?', 3, 'last month” as 2023-03-01 to 2023-03-31'],
    ['total cost in the past 2 months', 1850, '2023-02-01 to 2023-03-31'],
    ['average cost in the last 2 days', 500, '2023-03-30 to 2023-03-31'],
    ['How many stays this year?', 6, '2023-01-01 to 2023-12-31'],
  ])('%s: the days that were taken are said', async (question, headline, said) => {
    const answer = await reply(engine, tables.stays, question);
    expect(answer.final.headline).toBe(headline);
    expect(assumed(answer)).toContain('The data end on 2023-03-31');
    expect(assumed(answer)).toContain(said);
  });

  test('a month that has only begun is not the last one', async () => {
    const answer = await reply(engine, tables.rides, 'How many rides in the last month?');
    expect(answer.final.headline).toBe(3);
    expect(assumed(answer)).toContain('2023-01-01 to 2023-01-31');
  });

  test('the first and the last go by time, and that is said', async () => {
    const answer = await reply(engine, tables.stays, 'What was the first stay?');
    expect(answer.final.headline).toBe('S4');
    expect(assumed(answer)).toContain('I took the order of day');
    expect((await reply(engine, tables.stays, 'the last stay listed')).final.headline).toBe('S6');
  });
});

describe('groups that reach a figure', () => {
  test.each<readonly [question: string, headline: Cell]>([
    ['wards where the average cost is above 400', ['B']],
    ['Which nurse has a total cost below 1000?', ['Kim']],
    ['Which wards have more than 2 stays?', ['A', 'B']],
    ['wards with more than 5 stays', []],
  ])('%s: are told by the figure of the group, not of its rows', async (question, headline) => {
    expect((await reply(engine, tables.stays, question)).final.headline).toEqual(headline);
  });

  test('are not counted by their rows', async () => {
    const { final } = await reply(engine, tables.stays, 'How many wards have an average cost above 400?');
    expect(final.headline).toBe(1);
  });
});

test('a figure per row is that of the rows', async () => {
  const { sql } = await reply(engine, tables.stays, 'cost per stay by ward');
  const { rows } = await engine.query(sql[0] ?? '', { rowLimit: 10 });
  expect(rows).toEqual([
    ['B', 700],
    ['A', 150],
  ]);
  expect((await reply(engine, tables.stays, 'total cost per stay')).final.declined).toBe(true);
});

describe('charts that are wished for', () => {
  test('a box plot has the rows for its boxes, and its quartiles as a table', async () => {
    const answer = await reply(engine, tables.stays, 'box plot of cost by ward');
    expect(answer.final.chart_spec).toMatchObject({ type: 'box', x: 'ward', y: 'cost' });
    expect(textOf(answer)).toContain('highest for B: 700');
    const [figures, rows] = await Promise.all(
      answer.sql.map((query) => engine.query(query, { rowLimit: 10 })),
    );
    expect(figures?.rows).toEqual([
      ['B', 3, 500, 600, 700, 800, 900],
      ['A', 3, 50, 75, 100, 200, 300],
    ]);
    expect(rows?.rows).toHaveLength(6);
  });

  test('a histogram of few values has a bar for each', async () => {
    const { sql } = await reply(engine, tables.rides, 'histogram of vehicle');
    expect(sql[0]).toMatch(/count\(\*\)[\s\S]+GROUP BY 1/);
  });
});

describe('groups with the same figure', () => {
  test('are named together where they come first, and the next is another', async () => {
    const answer = await reply(engine, tables.stays, 'Which ward has the most stays?');
    expect(textOf(answer)).toContain('A and B both have the highest number of rows: 3.');
    expect(textOf(answer)).not.toContain('Next is');
  });

  test('are named together where all groups are shown', async () => {
    const answer = await reply(engine, tables.staff, 'How many people by department?');
    expect(textOf(answer)).toContain('highest for Research (3) and lowest for Engineering and Support (2)');
  });
});

describe('rows with the same rank', () => {
  test.each<readonly [question: string, said: string]>([
    ['Who has the highest score?', 'Bob and Eve have the same score: 90.'],
    ['Who has the second highest score?', 'Ann and Eve have the same score: 90.'],
  ])('%s: the others are named', async (question, said) => {
    const answer = await reply(engine, tables.scores, question);
    expect(textOf(answer)).toContain(said);
  });

  test('one that is alone has nobody beside it', async () => {
    const answer = await reply(engine, tables.scores, 'Who has the lowest score?');
    expect(textOf(answer)).toContain('Dee');
    expect(textOf(answer)).not.toContain('the same');
  });
});

test('a file of many columns is described by a few of each kind, and lists all when they are asked for', async () => {
  const described = textOf(await reply(engine, tables.sixtyColumns, 'What is in this file?'));
  expect(described).toContain('m1, m2,');
  expect(described).toContain('m12 and others');
  expect(described).not.toContain('m13');
  const listed = textOf(await reply(engine, tables.sixtyColumns, 'Which columns are there?'));
  expect(listed).toContain('m13');
  expect(listed).toContain('m60');
});
