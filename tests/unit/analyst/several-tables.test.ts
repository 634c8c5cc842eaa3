import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import { PythonError } from '../../../src/core/error.ts';
import { findJoins } from '../../../src/profile/joins/find-joins.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cities, payments, pythonThat, reply, replyOver, staff, subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;

beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
afterAll(() => engine.close());

const noPython = pythonThat(() =>
  Promise.reject(new PythonError('Python is not here.', { traceback: '', reason: 'failed' })),
);

test('tables that have nothing to do with a question do not change its answer', async () => {
  const subjects: readonly Subject[] = [
    await subjectOf(engine, 'payments', payments),
    await subjectOf(engine, 'staff', staff),
    await subjectOf(engine, 'cities', cities),
  ];
  const joins = await findJoins(subjects, engine, new AbortController().signal);
  expect(joins).toEqual([]);
  for (const active of subjects) {
    const open = [active, ...subjects.filter((subject) => subject !== active)];
    for (const question of active.profile.suggestedQuestions) {
      const alone = await reply(engine, active, question, noPython);
      const among = await replyOver(engine, { subjects: open, joins }, question, noPython);
      expect([question, among.sql, among.final.headline]).toEqual([
        question,
        alone.sql,
        alone.final.headline,
      ]);
    }
  }
}, 60_000);

test('a join leads on to the table behind the next', async () => {
  const subjects = [
    await subjectOf(engine, 'sales', 'sale,shop_id,total\ns1,1,10\ns2,2,20\ns3,3,40\ns4,1,80\ns5,2,5\n'),
    await subjectOf(engine, 'shops', 'id,street,town_id\n1,Elm,t1\n2,Oak,t2\n3,Ash,t1\n'),
    await subjectOf(engine, 'towns', 'town_id,county\nt1,Kent\nt2,Essex\n'),
  ];
  const joins = await findJoins(subjects, engine, new AbortController().signal);
  const { final, sql } = await replyOver(engine, { subjects, joins }, 'What is the sum of total in Kent?');
  expect(final.headline).toBe(130);
  expect(final.assumptions).toHaveLength(2);
  expect(sql[0]).toMatch(
    /LEFT JOIN "shops" [^\n]*\n\s+LEFT JOIN "towns" ON "shops"."town_id" = "towns"."town_id"/,
  );
});
