import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { reply, subjectOf } from './tables.ts';

const tickets = `ticket_id,opened_at,closed_at,priority,channel,agent
T1,2023-12-30 09:00:00,2024-01-02 10:00:00,urgent,phone,Anna
T2,2023-12-31 10:00:00,2023-12-31 12:00:00,low,mail,Anna
T3,2024-01-02 11:00:00,,urgent,mail,Bilal
T4,2024-01-02 11:00:00,2024-02-05 08:00:00,high,phone,Bilal
T5,2024-02-03 15:00:00,2024-02-03 16:00:00,low,phone,Anna
T6,2024-02-10 07:30:00,,high,mail,Anna
T7,2024-03-01 12:00:00,2024-03-02 12:00:00,low,mail,Chen
T8,2024-03-04 13:00:00,2024-03-09 09:00:00,urgent,phone,Chen
`;

const people = `name,team,salary,bonus,hired_on,left_on
Ina,North,3000,100,2021-04-01,
Leo,North,4000,300,2019-02-01,2021-06-30
Mia,South,5000,200,2020-08-15,
Noa,South,2000,50,2020-01-10,2022-03-01
Oda,East,3500,0,2022-11-01,
Per,East,4500,700,2018-05-05,2022-12-31
`;

const matches = `season,played_on,home_side,away_side,goals,attendance
2021/22,2021-08-14,Alder,Birch,2,1000
2021/22,2021-09-11,Birch,Cedar,0,3000
2021/22,2022-02-12,Cedar,Alder,3,2000
2022/23,2022-08-13,Alder,Cedar,1,1500
2022/23,2022-10-01,Birch,Alder,4,2500
2022/23,2023-01-07,Cedar,Birch,1,1800
`;

const orders = `order_id,ordered_on,product,quantity,revenue,cost,voucher,customer
O1,2023-01-10,Lamp,2,40,20,,Ada
O2,2023-02-11,Lamp,1,20,11,SPRING,Ada
O3,2023-07-12,Desk,3,600,300,,Bo
O4,2023-08-13,Desk,1,200,120,SPRING,Ada
O5,2024-07-14,Lamp,4,80,40,,Bo
O6,2024-11-15,Desk,2,400,210,WINTER,Cy
`;

type Table = 'tickets' | 'people' | 'matches' | 'orders';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let tables: Record<Table, Subject>;

beforeAll(async () => {
  engine = await startNodeEngine();
  tables = {
    tickets: await subjectOf(engine, 'tickets', tickets),
    people: await subjectOf(engine, 'people', people),
    matches: await subjectOf(engine, 'matches', matches),
    orders: await subjectOf(engine, 'orders', orders),
  };
}, 60_000);
afterAll(() => engine.close());

type Asked = readonly [table: Table, question: string, headline: Cell];

const right = async (table: Asked[0], question: string, headline: Cell): Promise<void> => {
  const { final } = await reply(engine, tables[table], question);
  expect(final.declined).toBe(false);
  expect(final.headline).toBe(headline);
};

const declined = async (table: Asked[0], question: string): Promise<void> => {
  expect((await reply(engine, tables[table], question)).final.declined).toBe(true);
};

describe('what happened, said as a verb', () => {
  test.each<Asked>([
    ['tickets', 'How many tickets did Anna close?', 3],
    ['tickets', 'how many tickets were closed', 6],
    ['tickets', 'how many tickets were not closed', 2],
    ['tickets', 'how many tickets were opened', 8],
    ['people', 'How many people have left?', 3],
    ['people', "how many people haven't left", 3],
    ['people', 'average salary of people who left', 3500],
  ])('%s, %s: the rows with a time for it', right);

  test.each<Asked>([
    ['tickets', 'how many tickets were closed in 2024', 5],
    ['tickets', 'How many tickets were closed in February 2024?', 2],
    ['tickets', 'in 2023 how many tickets were closed', 1],
    ['people', 'how many people were hired in 2020 and left in 2022?', 1],
    ['people', 'how many people hired after 2019 have left', 1],
    ['orders', 'How many orders were there in Q3?', 3],
    ['orders', 'Q3 revenue', 880],
    ['orders', 'median revenue in Q3', 200],
  ])('%s, %s: a date is of what is said to have happened then', right);

  test.each<Asked>([
    ['people', 'who was hired first?', 'Per'],
    ['people', 'who was hired last', 'Oda'],
  ])('%s, %s: by that time, not by the order of the file', right);

  test.each<readonly ['tickets' | 'people', string]>([
    ['tickets', 'How many tickets are still open?'],
    ['tickets', 'oldest open ticket'],
    ['tickets', 'longest open ticket'],
    ['tickets', 'which ticket took the longest to close'],
    ['people', 'how many people are still here'],
  ])('%s, %s: no state and no length is read from a moment', declined);
});

test('rows are counted by the time of what is said to have happened', async () => {
  const { sql, final } = await reply(engine, tables.tickets, 'how many tickets were closed per month');
  expect(final.declined).toBe(false);
  expect(sql[0]).toContain(`date_trunc('month', "closed_at")`);
});

describe('what is not meant', () => {
  test.each<Asked>([
    ['people', 'average salary where team is not North', 3750],
    ['people', "average salary where the team isn't North", 3750],
    ['people', 'average salary of everyone except North and South', 4000],
    ['people', 'how many people not in North or East', 2],
    ['tickets', 'how many tickets not counting low', 5],
  ])('%s, %s: is left out', right);
});

describe('what a row has, or has not', () => {
  test.each<Asked>([
    ['orders', 'how many orders have a voucher', 3],
    ['orders', 'how many orders without a voucher?', 3],
    ['orders', "how many orders don't have a voucher", 3],
    ['orders', 'average revenue of orders with no voucher', 240],
    ['people', 'how many people have no bonus', 1],
  ])('%s, %s: an empty cell or a nought is nothing', right);
});

describe('what is added up', () => {
  test.each<Asked>([
    ['orders', 'how many units of Lamp were sold in 2023', 3],
    ['orders', 'how many units were sold', 13],
  ])('%s, %s: amounts, not their different values', right);

  test('figures of two columns are each of its own', async () => {
    const { sql } = await reply(engine, tables.orders, 'total revenue and average cost by product');
    expect(sql[0]).toContain('sum("revenue")');
    expect(sql[0]).toContain('avg("cost")');
  });

  test('a time that is named groups by the period said behind it', async () => {
    const { sql } = await reply(engine, tables.people, 'average salary by hire year');
    expect(sql[0]).toContain(`date_trunc('year', "hired_on")`);
  });
});

describe('a part of the rows', () => {
  test.each<Asked>([
    ['tickets', 'percentage of tickets that are urgent and came by phone', 0.25],
    ['tickets', 'percentage of urgent tickets that came by phone', 2 / 3],
  ])('%s, %s: has what "that" says of them', right);
});

describe('another figure than the one that is found', () => {
  test.each<readonly [Asked[0], string]>([
    ['people', 'ratio of North to South'],
    ['people', 'share of spending on North'],
    ['matches', 'second highest average attendance'],
    ['matches', 'attendance range per season'],
    ['matches', 'attendance at the end of each season'],
    ['matches', 'attendance last season'],
    ['matches', 'the first match of each season'],
    ['matches', 'how many matches did Alder win'],
    ['matches', 'How many matches did the away side win?'],
    ['matches', 'how many matches were positive'],
    ['people', 'average of salary and bonus'],
    ['people', 'top 10% of salaries'],
    ['orders', 'revenue per unit'],
    ['tickets', 'how much did Anna spend'],
    ['orders', 'what percent of revenue comes from the top 2 customers'],
  ])('%s, %s: is declined', declined);

  test('what there is the most of is added up', async () => {
    await right('matches', 'which season had the most goals', '2022/23');
  });
});

const ratings = Array.from({ length: 12 }, () => [
  'Ann,1',
  'Ann,5',
  'Ann,5',
  'Bea,1',
  'Bea,2',
  'Bea,3',
]).flat();

test('a step of a scale that many rows have is told of by the average of each group', async () => {
  const rated = await subjectOf(engine, 'rated', ['agent,rating', ...ratings].join('\n'));
  const { final } = await reply(engine, rated, 'which agent has the lowest rating');
  expect(final.headline).toBe('Bea');
  expect(final.assumptions.map(({ text }) => text)).toContain('I took the average rating of each agent.');
});

test('a name that two columns have is said to be of one of them', async () => {
  const { final } = await reply(engine, tables.matches, 'average attendance of Alder');
  const said = final.assumptions.find(({ text }) => text.includes('it is a value of'));
  expect(said?.text).toContain('too.');
  expect(said?.alternatives).toHaveLength(1);
});
