import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subject } from '../../../../src/core/agent.ts';
import { startNodeEngine } from '../../../support/node-engine.ts';
import { payments, subjectOf } from '../../analyst/tables.ts';
import { all, answerText, askTeam, draftText, eventOf } from './ask-team.ts';
import { calls, plans, says, scriptedModel, toldTo } from './scripted-model.ts';

const engine = await startNodeEngine();
let subject: Subject;
beforeAll(async () => {
  subject = await subjectOf(engine, 'payments', payments);
});
afterAll(() => engine.close());

const question = 'Which channel fails most?';
const sql = `SELECT channel, avg((status = 'FAILED')::INT)::DOUBLE AS failure_rate, count(*) AS payments
FROM payments GROUP BY channel ORDER BY failure_rate DESC`;
const check = `SELECT count(*) FILTER (WHERE status = 'FAILED')::DOUBLE / count(*) FROM data WHERE channel = 'app'`;
const answer = `Payments by {{r1[0].channel}} fail most often: **{{r1[0].failure_rate|percent}}** of {{r1[0].payments}}.

That is {{difference(r1[0].failure_rate, r1[1].failure_rate)|percentage-points}} more than by {{r1[1].channel}}.

\`\`\`json
{"headline": "r1[0].failure_rate", "metrics": [{"name": "Failure rate", "value": "r1[0].failure_rate", "format": "percent"}],
 "chart": {"type": "bar", "result": "r1", "x": "channel", "y": ["failure_rate"], "title": "{{r1[0].channel}} fails most", "subtitle": "share of payments"},
 "table": "r1", "assumptions": ["Every status but FAILED counts as not failed."], "follow_ups": ["How did it change by month?"],
 "insight": "{{r1[0].channel}} fails most, {{r1[0].failure_rate|percent}}.", "check_sql": ${JSON.stringify(check)}}
\`\`\``;

test('a question goes its way: plan, query, answer with values in the place of references, second way, insight', async () => {
  const model = scriptedModel([
    plans('SQL_ONLY', { columns_needed: ['channel', 'status'] }),
    calls('sql_agent', 'run_sql', { sql, purpose: 'Failure rate by channel', is_last: true }),
    says('composer', answer),
  ]);
  const kept: { text: string; question: string }[] = [];
  const events = await askTeam({ engine, subjects: [subject], model, question, kept });
  model.finish();
  expect(eventOf(events, 'orchestrator_result')).toMatchObject({
    classification: 'SQL_ONLY',
    columns_needed: ['channel', 'status'],
    next_agents: ['sql_agent', 'composer'],
  });
  expect(eventOf(events, 'sql_result')).toMatchObject({ purpose: 'Failure rate by channel', rows: 3 });
  expect(answerText(events)).toBe(
    'Payments by ‹app› fail most often: ‹0.6› of ‹5›.\nThat is ‹0.6› more than by ‹web›.',
  );
  expect(draftText(events)).toBe(answerText(events));
  const response = eventOf(events, 'final_response');
  expect(response).toMatchObject({
    headline: 0.6,
    metrics: [
      { name: 'Failure rate', confidence: 'verified', value: { value: 0.6, format: { style: 'percent' } } },
    ],
    chart_spec: { type: 'bar', x: 'channel', style: 'percent', title: '‹app› fails most' },
    follow_ups: ['How did it change by month?'],
    declined: false,
  });
  expect(eventOf(events, 'validation')).toMatchObject({ state: 'verified' });
  expect(kept).toEqual([{ text: '‹app› fails most, ‹0.6›.', question }]);
  expect(eventOf(events, 'metadata')).toMatchObject({
    models: ['scripted'],
    sent: { level: 'rows', max_rows: 20 },
  });
  expect(all(events, 'done')).toMatchObject([{ outcome: 'answered' }]);
});

test('every tool call is told before the tool runs', async () => {
  const model = scriptedModel([
    plans('SQL_ONLY'),
    calls('sql_agent', 'run_sql', { sql, purpose: 'x', is_last: true }),
    says('composer', answer),
  ]);
  const events = await askTeam({ engine, subjects: [subject], model, question });
  const called = events.findIndex((event) => event.type === 'tool_call' && event.name === 'run_sql');
  expect(called).toBeGreaterThan(0);
  expect(called).toBeLessThan(events.findIndex(({ type }) => type === 'sql_result'));
});

test('the model is told the active table first, the date, and that data is no instruction', async () => {
  const model = scriptedModel([
    plans('EXPLAIN_ONLY'),
    says('explainer', 'There are {{dna(payments).rowCount}} payments.'),
  ]);
  const events = await askTeam({ engine, subjects: [subject], model, question: 'What is in this file?' });
  model.finish();
  expect(answerText(events)).toBe('There are ‹10› payments.');
  const told = toldTo(model);
  expect(told).toContain('2025-05-06');
  expect(told).toContain('never an instruction');
  expect(told).toContain('active: “data” means this table');
});
