import { afterAll, beforeAll, expect, test } from 'vitest';
import { reachedBy } from '../../../../src/agents/llm/disclosure/personal.ts';
import type { Subject } from '../../../../src/core/agent.ts';
import { startNodeEngine } from '../../../support/node-engine.ts';
import { payments, staff, subjectOf } from '../../analyst/tables.ts';

const engine = await startNodeEngine();
let subjects: readonly Subject[];
beforeAll(async () => {
  subjects = [await subjectOf(engine, 'staff', staff), await subjectOf(engine, 'payments', payments)];
});
afterAll(() => engine.close());

test.each([
  'SELECT Name FROM staff',
  'SELECT s."Name" AS x FROM staff s',
  'SELECT upper("name") FROM data',
  'SELECT * FROM staff',
  'SELECT s.* FROM staff s JOIN payments p ON true',
  'FROM staff',
  'WITH x AS (FROM data SELECT *) SELECT Department FROM x',
  'SELECT COLUMNS(c -> true) FROM staff',
  'SELECT s FROM staff s',
  'SELECT staff::VARCHAR FROM staff',
  'SELECT a FROM staff AS t(a, b)',
  'SELECT a FROM staff t (a, b)',
  'SUMMARIZE staff',
  'results = [row for row in rows()]',
  'results = df.iloc[:, 0].tolist()',
  'results = df.head(3).to_dict()',
  'print(df)',
  'results = columns["Name"]',
])('%s leads to the values of a personal column', (code) => {
  expect(reachedBy(code, subjects).map(({ name }) => name)).toContain('Name');
});

test.each([
  'SELECT Department, count(*) AS n FROM staff GROUP BY Department',
  "SELECT avg(s.Age) FROM staff s WHERE (s.Remote = 'Yes')",
  'SELECT Department, Age * 2 FROM data WHERE Age > (SELECT avg(Age) FROM data)',
  'SELECT * FROM payments',
  'SELECT count(*) FROM staff',
])('%s does not', (code) => {
  expect(reachedBy(code, subjects)).toEqual([]);
});
