import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import { type Cell, cellText, numberOf } from '../../../src/core/cell.ts';
import { demoFacts } from '../../files/demo-facts.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { reply, subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let demo: Subject;

beforeAll(async () => {
  engine = await startNodeEngine();
  const csv = gunzipSync(readFileSync('public/demo/transactions.csv.gz')).toString();
  demo = await subjectOf(engine, 'transactions', csv);
}, 120_000);
afterAll(() => engine.close());

const { ageGroups, badWeek, weekend, weekdays } = demoFacts;
const rateOf = ({ failed, count }: { failed: number; count: number }): number => failed / count;

/** The headline is a fact of the demo. */
const facts: readonly (readonly [question: string, headline: Cell])[] = [
  ['How many rows are there?', demoFacts.rowCount],
  ['How many transactions failed?', demoFacts.failedCount],
  ['What is the failure rate?', demoFacts.failureRate],
  ['percetage of failed transactions', demoFacts.failureRate],
  ['What is the total amount?', demoFacts.amountSum],
  ['totla amount', demoFacts.amountSum],
  ['How many fraudulent transactions are there?', demoFacts.fraudCount],
  ['fraud rate', demoFacts.fraudCount / demoFacts.rowCount],
  ['How many duplicate rows are there?', demoFacts.duplicateRowCount],
  ['Are there duplicate rows?', true],
  ['How many values of device are missing?', demoFacts.missingDeviceCount],
  ['How many values of state are missing?', demoFacts.missingStateCount],
  ['Which columns have missing values?', ['state', 'device']],
  ['How many transactions have the category Grocereis?', demoFacts.misspeltCategoryCount],
  ['Which age group has the highest failure rate?', '18-25'],
  ['failure rate of 18-25', rateOf(ageGroups['18-25'])],
  ['How many transactions of 56+ failed?', ageGroups['56+'].failed],
  ['How many transactions on weekends?', weekend.count],
  ['total amount on weekdays', weekdays.amountSum],
  ['average amount on weekends', weekend.amountSum / weekend.count],
  ['Which bank has the highest FAILED rate?', badWeek.bank],
  ['is failure rate higher for 18-25 than 26-35', true],
  ['is the average amount lower on weekends than on weekdays', false],
  ['Which age group has the most transactions?', '26-35'],
  ['How many different banks are there?', 8],
];

/** The headline is what a query written by hand returns first. */
const asked: readonly (readonly [question: string, sql: string])[] = [
  ['averge amunt for groceris', `SELECT avg(amount) FROM transactions WHERE category = 'Groceries'`],
  ['median amount for Banyan', `SELECT median(amount) FROM transactions WHERE bank = 'Banyan'`],
  ['90th percentile of amount', `SELECT quantile_cont(amount, 0.9) FROM transactions`],
  ['standard deviation of amount', `SELECT stddev_samp(amount) FROM transactions`],
  [
    'failure rate in March',
    `SELECT avg((status = 'FAILED')::INT) FROM transactions WHERE month(timestamp) = 3`,
  ],
  ['how many transactions above 5000', `SELECT count(*) FROM transactions WHERE amount > 5000`],
  [
    'how many fraudulent transactions above 5000 on weekends',
    `SELECT count(*) FROM transactions WHERE is_fraud = 1 AND amount > 5000 AND isodow(timestamp) > 5`,
  ],
  [
    'how many transactions on Android or iOS between May and July',
    `SELECT count(*) FROM transactions WHERE device IN ('Android', 'iOS') AND month(timestamp) IN (5, 6, 7)`,
  ],
  [
    'Which bank has the lowest average amount?',
    `SELECT bank FROM transactions GROUP BY 1 ORDER BY avg(amount) LIMIT 1`,
  ],
  [
    'which hour has the highest fraud rate',
    `SELECT hour(timestamp) FROM transactions GROUP BY 1 ORDER BY avg(is_fraud) DESC LIMIT 1`,
  ],
  [
    'which weekday has the highest average amount',
    `SELECT dayname(timestamp) FROM transactions GROUP BY 1 ORDER BY avg(amount) DESC LIMIT 1`,
  ],
  [
    'difference in average amount between P2P and P2M',
    `SELECT avg(amount) FILTER (transaction_type = 'P2P') - avg(amount) FILTER (transaction_type = 'P2M')
     FROM transactions`,
  ],
];

/** The answer's table, its first and second column as labels and numbers. */
const tables: readonly (readonly [question: string, groups: Readonly<Record<string, number>>])[] = [
  [
    'failure rate by age group',
    Object.fromEntries(Object.entries(ageGroups).map(([name, group]) => [name, rateOf(group)])),
  ],
  ['does failure rate differ by age group', { '18-25': rateOf(ageGroups['18-25']) }],
  ['how many transactions per age group', { '36-45': ageGroups['36-45'].count }],
  ['compare failure rate of 18-25 and 56+', { '56+': rateOf(ageGroups['56+']) }],
  [
    'weekend vs weekday average amount',
    { weekend: weekend.amountSum / weekend.count, weekday: weekdays.amountSum / weekdays.count },
  ],
];

/** Groups that the answer's table must have, by a query of two columns. */
const asTables: readonly (readonly [question: string, sql: string])[] = [
  ['weekend vs weekday failure rate', groupedBy(`if(isodow(timestamp) > 5, 'weekend', 'weekday')`)],
  ['failure rate by day of week', groupedBy('dayname(timestamp)')],
  ['failure rate by weekday', groupedBy('dayname(timestamp)')],
  ['failure rate by hour of day', groupedBy('hour(timestamp)')],
  [
    'failure rate in March vs April',
    `SELECT monthname(timestamp), avg((status = 'FAILED')::INT) FROM transactions
     WHERE month(timestamp) IN (3, 4) GROUP BY 1`,
  ],
  ['monthly failure rate', groupedBy(`date_trunc('month', timestamp)`)],
  ['failure rate by quarter', groupedBy(`date_trunc('quarter', timestamp)`)],
  ['faliure rate by bank', groupedBy('bank')],
  [
    'top 5 categories by total amount',
    'SELECT category, sum(amount) FROM transactions GROUP BY 1 ORDER BY 2 DESC LIMIT 5',
  ],
  [
    'Android vs iOS failure rate',
    `SELECT device, avg((status = 'FAILED')::INT) FROM transactions WHERE device IN ('Android', 'iOS') GROUP BY 1`,
  ],
  [
    'number of failed transactions per day in August',
    `SELECT date_trunc('day', timestamp), count(*) FROM transactions
     WHERE status = 'FAILED' AND month(timestamp) = 8 GROUP BY 1`,
  ],
];

function groupedBy(key: string): string {
  return `SELECT ${key}, avg((status = 'FAILED')::INT) FROM transactions GROUP BY 1`;
}

test.each(facts)('%s', async (question, headline) => {
  expectSame((await answerTo(question)).headline, headline);
});

test.each(asked)('%s', async (question, sql) => {
  const { rows } = await engine.query(sql);
  expectSame((await answerTo(question)).headline, rows[0]?.[0] ?? null);
});

test.each(tables)('%s', async (question, groups) => {
  const found = new Map((await answerTo(question)).table.map(([label, value]) => [cellText(label), value]));
  for (const [label, value] of Object.entries(groups)) expectSame(found.get(label) ?? null, value);
});

test.each(asTables)('%s', async (question, sql) => {
  const { rows } = await engine.query(sql);
  const found = new Map((await answerTo(question)).table.map(([label, value]) => [cellText(label), value]));
  expect(found.size).toBe(rows.length);
  for (const [label, value] of rows) expectSame(found.get(cellText(label)) ?? null, value ?? null);
});

test('two groupings make a row for each pair', async () => {
  const { rows } = await engine.query(
    'SELECT count(*) FROM (SELECT DISTINCT age_group, device FROM transactions)',
  );
  expect((await answerTo('failure rate by age group and device')).table).toHaveLength(Number(rows[0]?.[0]));
});

test('the bad week stands out', async () => {
  const { table } = await answerTo('weekly failure rate for Banyan');
  const worst = table.reduce((a, b) => ((numberOf(a[1]) ?? 0) > (numberOf(b[1]) ?? 0) ? a : b));
  expectSame(worst[0] ?? null, badWeek.from);
  expectSame(worst[1] ?? null, rateOf(badWeek));
});

describe('what cannot be answered as asked is declined', () => {
  test.each([
    'pending rate by bank',
    'failure rate by browser',
    'Android vs Windows failure rate',
    'churn rate in March',
  ])('%s', async (question) => {
    expect((await reply(engine, demo, question)).final.declined).toBe(true);
  });
});

async function answerTo(question: string) {
  const { final, verdict, events } = await reply(engine, demo, question);
  expect(final.declined, 'declined').toBe(false);
  expect(verdict.state).not.toBe('contradicted');
  const table = events.find(
    (event) => event.type === 'sql_result' && event.result_id === final.table_result_id,
  );
  return { headline: final.headline, table: table?.type === 'sql_result' ? table.data : [] };
}

/** Numbers equal to nine digits. */
function expectSame(actual: Cell, expected: Cell): void {
  const [a, b] = [numberOf(actual), numberOf(expected)];
  if (a === undefined || b === undefined) expect(actual).toEqual(expected);
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(a), Math.abs(b)));
}
