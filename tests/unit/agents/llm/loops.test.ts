import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subject } from '../../../../src/core/agent.ts';
import { ModelError, PythonError } from '../../../../src/core/error.ts';
import type { AgentEvent } from '../../../../src/core/event.ts';
import { startNodeEngine } from '../../../support/node-engine.ts';
import { payments, subjectOf } from '../../analyst/tables.ts';
import { type Asked, all, answerText, askTeam, eventOf, eventsOf } from './ask-team.ts';
import { calls, plans, type Scripted, says, scriptedModel, toldTo, toolCall } from './scripted-model.ts';

const engine = await startNodeEngine();
let subject: Subject;
beforeAll(async () => {
  subject = await subjectOf(engine, 'payments', payments);
});
afterAll(() => engine.close());

const count = { sql: 'SELECT count(*) AS n FROM payments', purpose: 'Payments', is_last: true };
const query = calls('sql_agent', 'run_sql', count);
const answer = says('composer', 'There are {{r1[0].n}} payments.');
const noCheck = says('validator', 'NONE');

async function asked(script: readonly Scripted[], of: Partial<Asked> = {}) {
  const model = scriptedModel(script);
  const events = await askTeam({
    engine,
    subjects: [subject],
    model,
    question: 'How many payments are there?',
    ...of,
  });
  model.finish();
  return { events, told: toldTo(model), model };
}

const refused = (events: readonly AgentEvent[]) =>
  all(events, 'tool_result')
    .filter(({ ok }) => !ok)
    .map(({ summary }) => summary);

test('an error of the engine goes back with its words and the nearest names, and the next try is taken', async () => {
  const wrong = calls('sql_agent', 'run_sql', {
    sql: 'SELECT sum(amuont) AS n FROM payments',
    purpose: 'x',
    is_last: true,
  });
  const { events, told } = await asked([plans('SQL_ONLY'), wrong, query, answer, noCheck]);
  expect(told).toContain('amuont');
  expect(told).toMatch(/not found in FROM clause/);
  expect(told).toMatch(/Candidate bindings|at: amuont/);
  expect(answerText(events)).toBe('There are ‹10› payments.');
});

test('after three tries that fail the answer says so, and nothing is made up', async () => {
  const wrong = (column: string) =>
    calls('sql_agent', 'run_sql', { sql: `SELECT ${column} FROM payments`, purpose: 'x' });
  const { events } = await asked([plans('SQL_ONLY'), wrong('a'), wrong('b'), wrong('c')]);
  expect(eventOf(events, 'final_response')).toMatchObject({ declined: true, headline: null, metrics: [] });
  expect(answerText(events)).toContain('the engine refused the queries that were tried');
});

test('the same call again is not run again', async () => {
  const again = calls('sql_agent', 'run_sql', { ...count, is_last: false });
  const { events } = await asked([
    plans('SQL_ONLY'),
    again,
    again,
    says('sql_agent', 'That is all.'),
    answer,
    noCheck,
  ]);
  expect(all(events, 'sql_result')).toHaveLength(1);
  expect(answerText(events)).toBe('There are ‹10› payments.');
});

test('a model that never comes to an end is stopped', async () => {
  const other = (at: number) =>
    calls('sql_agent', 'run_sql', { sql: `SELECT ${at} AS n FROM payments`, purpose: 'x' });
  const { events } = await asked([
    plans('SQL_ONLY'),
    ...Array.from({ length: 10 }, (_, at) => other(at)),
    answer,
    noCheck,
  ]);
  expect(all(events, 'sql_result')).toHaveLength(10);
  expect(eventOf(events, 'done').outcome).toBe('answered');
});

test('a tool of another role is refused and said so; so is one that is not there', async () => {
  const { events, told } = await asked([
    plans('SQL_ONLY'),
    calls('sql_agent', 'run_python', { code: 'results = 1' }),
    calls('sql_agent', 'send_mail', { to: 'x' }),
    query,
    answer,
    noCheck,
  ]);
  expect(refused(events)).toEqual([
    'sql_agent has no right to call run_python.',
    'There is no tool "send_mail".',
  ]);
  expect(told).toContain('Your tools: run_sql, read_data_dna.');
  expect(answerText(events)).toBe('There are ‹10› payments.');
});

test('arguments that do not fit, or are no JSON, go back; those cut off but whole enough are taken', async () => {
  const { events, told } = await asked([
    plans('SQL_ONLY'),
    calls('sql_agent', 'run_sql', { query: 'SELECT 1' }),
    calls('sql_agent', 'run_sql', 'SELECT 1'),
    calls(
      'sql_agent',
      'run_sql',
      '{"sql": "SELECT count(*) AS n FROM payments", "is_last": true, "purpose": "Paym',
    ),
    answer,
    noCheck,
  ]);
  expect(told).toContain('The arguments of run_sql do not fit: sql:');
  expect(told).toContain('The arguments are no JSON object.');
  expect(answerText(events)).toBe('There are ‹10› payments.');
});

test('a plan in plain text is understood: in a fence, with text around it and a comma too many', async () => {
  const text =
    'Sure!\n```json\n{"classification": "SQL_ONLY", "columns_needed": ["amount", "nonsense"], "task": "count",}\n```\nDone.';
  const { events } = await asked([says('orchestrator', text), query, answer, noCheck]);
  expect(eventOf(events, 'orchestrator_result')).toMatchObject({
    classification: 'SQL_ONLY',
    columns_needed: ['amount'],
  });
});

test('empty answers are asked for again, and end in an honest failure', async () => {
  const empty = says('orchestrator', '  ');
  const { events } = await asked([empty, plans('SQL_ONLY'), query, says('composer', ''), answer, noCheck]);
  expect(answerText(events)).toBe('There are ‹10› payments.');
  const never = scriptedModel([empty, empty, empty]);
  await expect(askTeam({ engine, subjects: [subject], model: never, question: 'x' })).rejects.toThrow(
    ModelError,
  );
});

test('a refusal of the model is said, whoever refuses', async () => {
  const blocked = (agent: Scripted['agent']): Scripted => ({ agent, reply: { finish: 'blocked' } });
  const atComposer = await asked([plans('SQL_ONLY'), query, blocked('composer')]);
  expect(answerText(atComposer.events)).toContain('the model declined to write an answer');
  const atSql = await asked([plans('SQL_ONLY'), blocked('sql_agent')]);
  expect(answerText(atSql.events)).toContain('the model declined to work on this');
  expect(eventOf(atSql.events, 'final_response').declined).toBe(true);
});

test('Python that fails is mended; without a way it is said', async () => {
  const run: NonNullable<Asked['python']>['run'] = (code) =>
    code.includes('good')
      ? Promise.resolve({ results: { slope: 0.5 }, stdout: '', figures: [], table: null, elapsedMs: 1 })
      : Promise.reject(
          new PythonError("NameError: name 'bad' is not defined", {
            traceback: '',
            line: 1,
            reason: 'raised',
          }),
        );
  const python = { run };
  const code = (text: string) =>
    calls('python_agent', 'run_python', { code: text, purpose: 'x', is_last: true });
  const good = await asked(
    [plans('PY_ONLY'), code('bad'), code('good'), says('composer', 'It is {{p1.slope}}.'), noCheck],
    { python },
  );
  expect(answerText(good.events)).toBe('It is ‹0.5›.');
  expect(good.told).toContain("NameError: name 'bad' is not defined");
  const bad = await asked([plans('PY_ONLY'), code('bad 1'), code('bad 2'), code('bad 3')], { python });
  expect(answerText(bad.events)).toContain('Python refused the code that was tried');
});

test('Python is given the query that it names, and the last one where it names none', async () => {
  const inputs: unknown[] = [];
  const python: NonNullable<Asked['python']> = {
    run: (_, { sql }) => {
      inputs.push(sql);
      return Promise.resolve({ results: { n: 1 }, stdout: '', figures: [], table: null, elapsedMs: 1 });
    },
  };
  const script = [
    plans('SQL_THEN_PY'),
    query,
    calls('python_agent', 'run_python', { code: 'results = 1', input: 'r1' }),
    calls('python_agent', 'run_python', { code: 'results = 2' }),
    calls('python_agent', 'run_python', {
      code: 'results = 3',
      input: 'SELECT amount FROM payments',
      is_last: true,
    }),
    says('composer', 'It is {{p1.n}}.'),
    noCheck,
  ];
  await asked(script, { python });
  expect(inputs).toEqual([count.sql, count.sql, 'SELECT amount FROM payments']);
});

test('references that lead nowhere go back once; those that stay so are marked', async () => {
  const wrong = says('composer', 'There are {{r1[0].number}} payments in {{r2[0].city}}.');
  const { events, told } = await asked([plans('SQL_ONLY'), query, wrong, answer, noCheck]);
  expect(told).toContain('there is no column number; columns: n');
  expect(told).toContain('there is no result r2; there are r1');
  expect(answerText(events)).toBe('There are ‹10› payments.');
  const still = await asked([plans('SQL_ONLY'), query, wrong, wrong, wrong, wrong]);
  expect(answerText(still.events)).toBe('There are [unsupported figure] payments in [unsupported figure].');
  expect(eventOf(still.events, 'validation').state).toBe('contradicted');
});

test('a headline that a second way contradicts is written anew once, and then stands marked', async () => {
  const wrong = 'SELECT count(*) - 1 FROM payments WHERE amount IS NOT NULL';
  const first = says(
    'composer',
    `There are {{r1[0].n}} payments.\n{"headline": "r1[0].n", "check_sql": "${wrong}"}`,
  );
  const { events, told } = await asked([plans('SQL_ONLY'), query, first, first]);
  expect(told).toContain('did not stand the check');
  expect(eventOf(events, 'validation')).toMatchObject({ state: 'contradicted' });
  expect(eventOf(events, 'validation').checks.at(-1)?.detail).toBe('a second way gives 9 instead of 10');
  expect(all(events, 'final_response')).toHaveLength(1);
});

test('the checker finds a second way where the composer has none; the same query is none', async () => {
  const same = calls('validator', 'run_sql', { sql: 'select COUNT( * ) as n from payments;' });
  const constant = calls('validator', 'run_sql', { sql: 'SELECT 10 FROM payments' });
  const other = calls('validator', 'run_sql', { sql: 'SELECT sum(1) FROM data' });
  const { events, told } = await asked([plans('SQL_ONLY'), query, answer, same, constant, other]);
  expect(told.match(/This is no second way/g)).not.toBeNull();
  expect(eventOf(events, 'validation')).toMatchObject({ state: 'verified' });
  const none = await asked([plans('SQL_ONLY'), query, answer, noCheck]);
  expect(eventOf(none.events, 'validation').state).toBe('bound');
});

test('a second way that cannot be run says nothing against the value', async () => {
  const broken = says(
    'composer',
    'There are {{r1[0].n}} payments.\n{"check_sql": "SELECT nonsense FROM payments"}',
  );
  const { events } = await asked([plans('SQL_ONLY'), query, broken]);
  expect(eventOf(events, 'validation').state).toBe('bound');
});

test('what a request waits for, and a key that is changed, are shown', async () => {
  const slow: Scripted = {
    ...plans('SQL_ONLY'),
    before: [
      { kind: 'notice', stage: 'waiting', message: 'The model is loading' },
      { kind: 'rotation', rotation: { from_key: 'abcd', to_key: 'efgh', reason: 'out of credit' } },
    ],
  };
  const { events } = await asked([slow, query, answer, noCheck]);
  expect(all(events, 'status')).toContainEqual(
    expect.objectContaining({ stage: 'waiting', message: 'The model is loading' }),
  );
  expect(eventOf(events, 'key_rotation')).toMatchObject({ from_key: 'abcd', to_key: 'efgh' });
  expect(eventOf(events, 'toast').message).toContain('efgh');
});

test('a turn that fails tells what it took before it fails', async () => {
  const model = scriptedModel([
    plans('SQL_ONLY'),
    {
      agent: 'sql_agent',
      reply: () => {
        throw new ModelError('Out of credit.', { advice: 'Top up.', retryable: false, reason: 'refused' });
      },
    },
  ]);
  const events: AgentEvent[] = [];
  const run = async () => {
    for await (const event of eventsOf({ engine, subjects: [subject], model, question: 'x' }))
      events.push(event);
  };
  await expect(run()).rejects.toThrow('Out of credit.');
  expect(events.at(-1)).toMatchObject({
    type: 'metadata',
    tokens: { input: 3, output: 4 },
    sent: { requests: 1, bytes: 2 },
  });
});

test('stopped, it stops where it is and tells what it took', async () => {
  const stop = new AbortController();
  const model = scriptedModel([
    plans('SQL_ONLY'),
    {
      ...query,
      reply: () => {
        stop.abort();
        return { toolCalls: [toolCall('run_sql', count)] };
      },
    },
  ]);
  const events: AgentEvent[] = [];
  const run = async () => {
    for await (const event of eventsOf({
      engine,
      subjects: [subject],
      model,
      question: 'x',
      signal: stop.signal,
    }))
      events.push(event);
  };
  await expect(run()).rejects.toThrow(/abort/i);
  expect(events.at(-1)?.type).toBe('metadata');
});

test('earlier questions are told within a budget, their answers only at rows', async () => {
  const history = Array.from({ length: 200 }, (_, at) => ({
    question: `Question ${'x'.repeat(80)} no ${at}?`,
    answerText: `Answer ${at}. More about it.`,
    declined: false,
  }));
  const script = [plans('EXPLAIN_ONLY'), says('explainer', 'So.')];
  const rows = await asked(script, { history });
  expect(rows.told).toContain('no 199?');
  expect(rows.told).toContain('Answer 199. More about it.');
  expect(rows.told).toContain('Answer 195.');
  expect(rows.told).not.toContain('Answer 195. More');
  expect(rows.told).not.toContain('no 3?');
  expect(rows.told).toMatch(/earlier questions are left out/);
  expect((await asked(script, { history, level: 'statistics' })).told).not.toContain('Answer 199.');
});

test('at names a query that finds nothing is said by the app, without the model being told', async () => {
  const nothing = calls('sql_agent', 'run_sql', {
    sql: "SELECT amount FROM payments WHERE channel = 'fax'",
    purpose: 'Payments by fax',
    is_last: true,
  });
  const { events } = await asked([plans('SQL_ONLY'), nothing], { level: 'names' });
  expect(answerText(events)).toContain('No row of the data fits what was looked for: Payments by fax.');
});

test('from statistics on the model is told that it found nothing, and may look again', async () => {
  const nothing = calls('sql_agent', 'run_sql', {
    sql: "SELECT max(amount) AS n FROM payments WHERE channel = 'fax'",
    purpose: 'x',
    is_last: true,
  });
  const { events } = await asked(
    [plans('SQL_ONLY'), nothing, query, says('composer', 'There are {{r2[0].n}} payments.'), noCheck],
    { level: 'statistics' },
  );
  expect(answerText(events)).toBe('There are ‹10› payments.');
});

test('a step that came to nothing is said beside the answer that does without it', async () => {
  const python: NonNullable<Asked['python']> = {
    run: () => Promise.reject(new PythonError('ValueError: x', { traceback: '', reason: 'raised' })),
  };
  const code = (text: string) => calls('python_agent', 'run_python', { code: text, purpose: 'x' });
  const { events } = await asked(
    [plans('SQL_THEN_PY'), query, code('a'), code('b'), code('c'), answer, noCheck],
    { python },
  );
  expect(answerText(events)).toBe('There are ‹10› payments.');
  expect(eventOf(events, 'final_response').assumptions).toMatchObject([
    { text: 'A further step was left out: Python refused the code that was tried.' },
  ]);
});

test('no question is offered that would carry a value of the data out by a click', async () => {
  const closing = { follow_ups: ['Why {{r1[0].n}}?', 'Why so many?', 'What of the 10?', 'And the top 3?'] };
  const offering = says('composer', `There are {{r1[0].n}} payments.\n${JSON.stringify(closing)}`);
  const { events } = await asked([plans('SQL_ONLY'), query, offering, noCheck], {
    question: 'How many payments, top 3?',
  });
  expect(eventOf(events, 'final_response').follow_ups).toEqual(['Why so many?', 'And the top 3?']);
});

test('who stops listening ends the request to the model', async () => {
  const ended: string[] = [];
  const model: Asked['model'] = {
    async *chat() {
      try {
        for (;;) yield { kind: 'notice', stage: 'waiting', message: 'The model is loading' };
      } finally {
        ended.push('ended');
      }
    },
  };
  for await (const event of eventsOf({ engine, subjects: [subject], model, question: 'x' })) {
    if (event.type === 'status' && event.stage === 'waiting') break;
  }
  expect(ended).toEqual(['ended']);
});
