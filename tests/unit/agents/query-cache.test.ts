import { expect, test } from 'vitest';
import { callTool } from '../../../src/agents/call-tool.ts';
import { createQueryCache } from '../../../src/agents/query-cache.ts';
import { makeTools } from '../../../src/agents/tools.ts';
import type { Subject } from '../../../src/core/agent.ts';
import type { ResultSet } from '../../../src/core/result-set.ts';
import { contextWith, runToEnd, subject } from './subject.ts';

function counting(text = 'x') {
  const asked = { times: 0 };
  const run = (): Promise<ResultSet> => {
    asked.times += 1;
    return Promise.resolve({ columns: [], rows: [[text]], truncated: false, elapsedMs: 5 });
  };
  return { asked, run };
}

const query = (sql: string, of: Subject = subject) => ({ query: sql, rowLimit: 10, subjects: [of] });

test('the same query over the same data is run once, and says so', async () => {
  const { asked, run } = counting();
  const cache = createQueryCache();
  expect((await cache.get(query('SELECT 1'), run)).isFromCache).toBeUndefined();
  expect(await cache.get(query('SELECT 1'), run)).toMatchObject({
    isFromCache: true,
    rows: [['x']],
    elapsedMs: 0,
  });
  expect(asked.times).toBe(1);
});

test('another limit, other data, or the same file read another way is another query', async () => {
  const { asked, run } = counting();
  const cache = createQueryCache();
  const { dataset } = subject;
  const other = (source: object): Subject => ({
    ...subject,
    dataset: { ...dataset, source: { ...dataset.source, ...source } },
  });
  await cache.get(query('SELECT 1'), run);
  await cache.get({ ...query('SELECT 1'), rowLimit: 11 }, run);
  await cache.get(query('SELECT 1', other({ contentHash: 'y' })), run);
  await cache.get(query('SELECT 1', other({ choices: { decimalMark: ',' } })), run);
  expect(asked.times).toBe(4);
});

test('a query of chance or of the clock is run every time', async () => {
  const { asked, run } = counting();
  const cache = createQueryCache();
  for (const sql of ['SELECT random()', 'SELECT random()', 'SELECT now()', 'SELECT now()'])
    await cache.get(query(sql), run);
  expect(asked.times).toBe(4);
});

test('what was not asked for longest is forgotten when it takes too much, and a failure is not kept', async () => {
  const { asked, run } = counting('x'.repeat(1000));
  const cache = createQueryCache(8_000);
  for (const sql of ['SELECT 1', 'SELECT 2', 'SELECT 1', 'SELECT 3', 'SELECT 4', 'SELECT 1', 'SELECT 2'])
    await cache.get(query(sql), run);
  expect(asked.times).toBe(5);
  await expect(cache.get(query('SELECT 9'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get(query('SELECT 9'), run)).isFromCache).toBeUndefined();
});

test('the step of a query that was in the cache says so', async () => {
  const { run } = counting();
  const cache = createQueryCache();
  const tools = makeTools({
    sql: { query: run },
    python: { run: () => Promise.reject(new Error('not here')) },
    subjects: [subject],
    insights: () => Promise.resolve([]),
    keepInsight: () => Promise.resolve(),
    cache,
  });
  const context = contextWith(tools);
  await runToEnd(callTool(context, 'sql_agent', 'run_sql', { sql: 'SELECT 1' }));
  const { events } = await runToEnd(callTool(context, 'sql_agent', 'run_sql', { sql: 'SELECT 1' }));
  expect(events.at(-1)).toMatchObject({ type: 'tool_result', summary: '1 row, 0 columns, from the cache' });
});
