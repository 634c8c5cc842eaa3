import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subject } from '../../../src/core/agent.ts';
import type { LoadingEngine } from '../../../src/core/engine.ts';
import { PythonError, QueryError } from '../../../src/core/error.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cities, payments, pythonThat, type Reply, reply, subjectOf } from './tables.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let subject: Subject;
let numbers: Subject;
beforeAll(async () => {
  engine = await startNodeEngine();
  subject = await subjectOf(engine, 'payments', payments);
  numbers = await subjectOf(engine, 'cities', cities);
}, 60_000);
afterAll(() => engine.close());

/** An engine that has not the time for some queries. */
function refusing(pattern: RegExp): LoadingEngine {
  return {
    ...engine,
    query: (sql, options) =>
      pattern.test(sql)
        ? Promise.reject(new QueryError('INTERRUPT Error: after 30000 ms', { sql, reason: 'timeout' }))
        : engine.query(sql, options),
  };
}

const failing = (reason: PythonError['reason']) =>
  pythonThat(() => Promise.reject(new PythonError('line 7: boom', { traceback: 'boom', reason })));

function textOf({ final }: Reply): string {
  return final.text
    .flat()
    .map((segment) => ('text' in segment ? segment.text : ''))
    .join('');
}

test('a query that cannot be finished ends in an answer that says so, without the engine’s words', async () => {
  const answer = await reply(refusing(/avg/), subject, 'average amount by channel');
  expect(answer.final.declined).toBe(true);
  expect(textOf(answer)).toContain('It could not be computed: it took longer than the time limit.');
  expect(textOf(answer)).not.toContain('INTERRUPT');
  expect(answer.final.follow_ups.length).toBeGreaterThan(0);
});

test('a query beside the answer can fail: the answer stands, and what is missing is said', async () => {
  const answer = await reply(refusing(/^(?!.*GROUP BY).*avg/s), subject, 'average amount by channel');
  expect(answer.final.declined).toBe(false);
  expect(answer.final.assumptions.map(({ text }) => text).join(' ')).toContain('I left out');
});

test('where Python fails, the database gives the part of the answer that it can', async () => {
  const answer = await reply(
    engine,
    numbers,
    'Is there a correlation between Population and Area km2?',
    failing('failed'),
  );
  expect(answer.final.declined).toBe(false);
  expect(textOf(answer)).toContain('Whether it is significant was not tested.');
  expect(answer.final.metrics.map(({ name }) => name)).toContain('Pearson r');
  expect(answer.final.assumptions.map(({ text }) => text).join(' ')).toContain('Python is not running');
});

test('where nothing simpler is known, it says what could not be computed', async () => {
  const answer = await reply(engine, numbers, 'Is Population normally distributed?', failing('raised'));
  expect(answer.final.declined).toBe(true);
  expect(textOf(answer)).toContain('It could not be computed: the engine refused it.');
  expect(textOf(answer)).not.toContain('boom');
});

test('out of time over all rows, a sample is tried', async () => {
  const asked: (string | undefined)[] = [];
  const python = pythonThat((_, input) => {
    asked.push(input.sql);
    return Promise.reject(new PythonError('too long', { traceback: '', reason: 'timeout' }));
  });
  await reply(engine, numbers, 'Is Population normally distributed?', python);
  expect(asked).toHaveLength(2);
  expect(asked[1]).toContain('USING SAMPLE reservoir(50000 ROWS)');
  await engine.execute(`EXPLAIN ${asked[1] ?? ''}`);
});
