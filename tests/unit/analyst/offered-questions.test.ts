import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { families } from '../../../src/agents/analyst/families/list.ts';
import { questionKinds } from '../../../src/agents/analyst/help.ts';
import { schemaOf } from '../../../src/agents/analyst/schema/schema.ts';
import { understand } from '../../../src/agents/analyst/understand.ts';
import type { Subject } from '../../../src/core/agent.ts';
import { demoPlan, transactionCsv } from '../../../src/demo/transactions.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cities, noPythonHere, payments, type Reply, reply, staff, subjectOf } from './tables.ts';

const orders = `order_id,order_date,customer,product category,quantity,unit price,returned,shipping country
1001,2023-11-28,Ines,Garden,2,19.9,no,Portugal
1002,2023-12-02,Joao,Books,1,12.5,no,Portugal
1003,2023-12-02,Marie,Toys,3,24,yes,France
1004,2023-12-09,Luc,Garden,1,149,no,France
1005,2023-12-17,Ines,Toys,2,8.75,no,Portugal
1006,2024-01-05,Anna,Books,4,15.25,yes,Germany
1007,2024-01-06,Jonas,Garden,1,89,no,Germany
1008,2024-01-20,Marie,Books,1,11,no,France
1009,2024-02-03,Anna,Toys,2,31.5,yes,Germany
1010,2024-02-11,Luc,Books,1,22,no,France
`;

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
afterAll(() => engine.close());

const tables: Readonly<Record<string, () => string>> = {
  'a sample of the demo': () => [...transactionCsv({ ...demoPlan, rows: 5000 })].join(''),
  'orders of a shop': () => orders,
  staff: () => staff,
  cities: () => cities,
  payments: () => payments,
};

describe.each(Object.keys(tables))('%s: what is offered is answered', (name) => {
  test('examples, suggestions, follow-ups and alternatives', { timeout: 120_000 }, async () => {
    const subject = await subjectOf(engine, name, tables[name]?.() ?? '');
    const first = await askAll(offeredBy(subject), subject);
    const goingOn = first.answered.flatMap(({ final }) => [
      ...final.follow_ups,
      ...final.assumptions.flatMap(({ alternatives }) => alternatives.map(({ question }) => question)),
    ]);
    const second = await askAll(goingOn, subject);
    expect(first.answered.length).toBeGreaterThan(10);
    expect([...first.unanswered, ...second.unanswered]).toEqual([]);
  });
});

function offeredBy(subject: Subject): string[] {
  const schema = schemaOf(subject);
  return [...subject.profile.suggestedQuestions, ...families.flatMap(({ examples }) => examples(schema))];
}

/** Questions that need Python are asked as far as that. */
async function askAll(questions: readonly string[], subject: Subject) {
  const answered: Reply[] = [];
  const unanswered: string[] = [];
  for (const question of new Set(questions)) {
    const answer = await replyOrPython(question, subject);
    if (answer === 'python') continue;
    if (answer.final.declined || answer.verdict.state === 'contradicted') unanswered.push(question);
    else answered.push(answer);
  }
  return { answered, unanswered };
}

async function replyOrPython(question: string, subject: Subject): Promise<Reply | 'python'> {
  try {
    return await reply(engine, subject, question);
  } catch (error) {
    if (error === noPythonHere) return 'python';
    throw new Error(`“${question}” failed`, { cause: error });
  }
}

test('the help has only kinds whose examples are understood, statistics last', async () => {
  const subject = await subjectOf(engine, 'helped', payments);
  const kinds = await questionKinds(subject);
  const schema = schemaOf(subject);
  const families = kinds.map(({ examples: [first = ''] }) => {
    const understood = understand(first, schema, []);
    return understood.kind === 'understood' ? understood.reading.task : undefined;
  });
  expect(families).not.toContain(undefined);
  const firstStatistic = families.findIndex((task) => task?.python !== undefined);
  expect(firstStatistic).toBeGreaterThan(10);
  expect(families.slice(firstStatistic).every((task) => task?.python !== undefined)).toBe(true);
});
