import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { Cell } from '../../../src/core/cell.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { assumed, reply, subjectOf, textOf } from './tables.ts';

const basket = `order_no,line,customer_id,region,product,order_date,promised_date,delivered_date,qty,revenue
71,1,C1,North,Pan,2023-01-05,2023-01-10,2023-01-09,1,100
71,2,C1,North,Pot,2023-01-05,2023-01-10,2023-01-09,2,60
72,1,C1,North,Pan,2023-02-01,2023-02-06,2023-02-08,1,80
73,1,C2,South,Lamp,2023-02-11,2023-02-16,2023-02-20,3,30
73,2,C2,South,Pan,2023-02-11,2023-02-16,2023-02-20,1,90
74,1,C3,South,Lamp,2023-03-02,2023-03-07,,1,25
75,1,C3,South,Pot,2024-03-02,2024-03-07,2024-03-07,4,200
`;

const payroll = `emp_no,full_name,role,dept,hire_date,exit_date,salary,list_price,sale_price,sqft
501,Ann Ames,Manager,IT,2019-03-01,,9000,100,90,10.5
502,Bob Bell,Clerk,IT,2012-05-02,2023-02-01,3000,200,210,25.5
503,Cid Cole,Clerk,Sales,2020-01-07,,3500,300,,31.2
504,Dee Dunn,Manager,Sales,2021-09-09,2023-08-01,8000,400,380,38.1
505,Eve East,Clerk,Sales,2013-11-03,2024-01-15,3200,500,,52.3
506,Fay Ford,Clerk,IT,2022-04-04,,3100,600,590,61.4
`;

const games = `match_id,season,home_team,away_team,home_goals,away_goals,red_cards,referee
1,2021,Lions,Bears,3,1,0,Ito
2,2021,Bears,Lions,0,2,1,Ito
3,2022,Lions,Hawks,4,4,2,Khan
4,2022,Hawks,Bears,1,0,0,Khan
5,2023,Bears,Hawks,2,2,1,Ito
6,2023,Lions,Bears,1,0,1,Khan
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let tables: Record<'basket' | 'payroll' | 'games', Subject>;

beforeAll(async () => {
  engine = await startNodeEngine();
  tables = {
    basket: await subjectOf(engine, 'basket', basket),
    payroll: await subjectOf(engine, 'payroll', payroll),
    games: await subjectOf(engine, 'games', games),
  };
}, 60_000);
afterAll(() => engine.close());

type Asked = readonly [table: keyof typeof tables, question: string, headline: Cell];
type Named = readonly [table: keyof typeof tables, question: string];

describe('a number that stands for something', () => {
  test.each<Asked>([
    ['basket', 'How many orders are there?', 5],
    ['basket', 'How many orders were there in 2023?', 4],
    ['basket', 'Which region has the most orders?', 'South'],
    ['basket', 'How many customers have more than 1 order?', 2],
    ['basket', 'average number of items per order', 1.4],
    ['basket', 'average revenue per order', 117],
    ['basket', 'average order value', 117],
  ])('%s, %s: is counted once, and never added up', async (table, question, headline) => {
    const answer = await reply(engine, tables[table], question);
    expect(answer.final.headline).toBe(headline);
  });

  test.each<Named>([
    ['basket', 'average order_no'],
    ['games', 'Which referee has the highest match?'],
  ])('%s, %s: has no figure', async (table, question) => {
    expect((await reply(engine, tables[table], question)).final.headline).not.toEqual(expect.any(Number));
  });
});

describe('what a group has altogether', () => {
  test.each<Asked>([
    ['games', 'How many home teams have more than 5 home goals?', 1],
    ['games', 'How many referees have more than 2 red cards?', 1],
    ['basket', 'How many products have revenue above 250?', 2],
    ['payroll', 'How many departments have more than 2 employees?', 2],
    ['games', 'How many red cards did Khan give?', 3],
  ])('%s, %s: is added up over its rows', async (table, question, headline) => {
    expect((await reply(engine, tables[table], question)).final.headline).toBe(headline);
  });
});

describe('late and on time', () => {
  test.each<Asked>([
    ['basket', 'How many orders were delivered late?', 2],
    ['basket', 'How many orders were delivered on time?', 2],
    ['basket', 'late delivery rate', 3 / 7],
  ])('%s, %s: is behind the date that was promised, or not', async (table, question, headline) => {
    const answer = await reply(engine, tables[table], question);
    expect(answer.final.headline).toBe(headline);
    expect(assumed(answer)).toContain('delivered_date is');
  });

  test.each<Named>([
    ['payroll', 'How many employees were late?'],
    ['payroll', 'average salary in late 2021'],
    ['basket', 'How many orders are overdue?'],
  ])('%s, %s: is declined where nothing tells', async (table, question) => {
    expect((await reply(engine, tables[table], question)).final.declined).toBe(true);
  });
});

describe('who leads each group', () => {
  test.each<readonly [...Named, headline: readonly Cell[]]>([
    ['payroll', 'highest paid employee in each dept', ['Ann Ames', 'Dee Dunn']],
    ['payroll', 'Who has the lowest salary in each dept?', ['Bob Bell', 'Eve East']],
    ['basket', 'top 1 product per region by revenue', ['Pan', 'Pot']],
    ['basket', 'Which product has the highest revenue in each region?', ['Pan', 'Pot']],
  ])('%s, %s: is named with its figure', async (table, question, headline) => {
    const answer = await reply(engine, tables[table], question);
    expect(answer.final.headline).toEqual(headline);
  });

  test('those of the same rank are all named', async () => {
    const { final } = await reply(engine, tables.basket, 'top 1 product per region by qty');
    expect(final.headline).toEqual(['Pan', 'Pot', 'Lamp', 'Pot']);
  });
});

describe('a word that would choose rows and that nothing explains', () => {
  test.each<Named>([
    ['payroll', 'average salary of interns'],
    ['payroll', 'How many contractors are there?'],
    ['payroll', 'How many contractors were there in 2020?'],
    ['payroll', 'average salary of unpromoted employees'],
    ['payroll', 'average salary in winter'],
    ['payroll', 'salary of the oldest employee'],
    ['games', 'How many games ended in a draw?'],
    ['basket', 'Which customer spent the most?'],
  ])('%s, %s: is no figure of all of them', async (table, question) => {
    const { final } = await reply(engine, tables[table], question);
    expect(final.declined).toBe(true);
    expect(final.headline).toBeNull();
  });

  test.each<Asked>([
    ['payroll', 'average salary of managers', 8500],
    ['payroll', 'How many clerks are in IT?', 2],
    ['payroll', 'How many employees left?', 3],
    ['payroll', 'How many employees left in 2023?', 2],
    ['payroll', 'Who was hired first?', 'Bob Bell'],
  ])('%s, %s: is used where a value or a time says it', async (table, question, headline) => {
    expect((await reply(engine, tables[table], question)).final.headline).toBe(headline);
  });
});

describe('columns that are said alike', () => {
  test.each<Named>([
    ['games', 'average goals per game'],
    ['games', 'How many games had more than 4 goals?'],
    ['payroll', 'average price'],
  ])('%s, %s: are asked between', async (table, question) => {
    const answer = await reply(engine, tables[table], question);
    expect(answer.final.declined).toBe(true);
    expect(textOf(answer)).toMatch(/could be \w+ or \w+/);
  });
});

test('an amount per measured unit is one total over the other', async () => {
  const answer = await reply(engine, tables.payroll, 'list_price per sqft');
  expect(answer.final.headline).toBeCloseTo(2100 / 219, 10);
});

test('of several times, the one that was taken is said', async () => {
  const answer = await reply(engine, tables.basket, 'How many orders in March?');
  expect(assumed(answer)).toContain('I went by order_date; there is promised_date, delivered_date too.');
});
