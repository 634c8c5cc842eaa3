import { afterEach, expect, test, vi } from 'vitest';
import type { PythonStatus } from '../../../src/core/engine.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';
import { startPython } from '../../../workers/python/client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('says why Python could not be loaded, and tries again when asked again', async () => {
  const python = startPython({ indexUrl: '/nowhere/' });
  await expect(python.start()).rejects.toThrow();
  expect(python.status()).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('nowhere') as string,
  });
  const seen: PythonStatus['state'][] = [];
  python.onStatus(({ state }) => seen.push(state));
  await expect(python.run('1', {})).rejects.toMatchObject({ name: 'PythonError', reason: 'failed' });
  expect(seen[0]).toBe('starting');
  python.close();
});

test('a page that shares no memory stops a runaway by ending its worker; the next run works', async () => {
  vi.stubGlobal('crossOriginIsolated', false);
  const python = startPython({ indexUrl: '/pyodide/' });
  const run = python.run('while True:\n    pass', {}, { timeoutMs: 200 });
  await expect(run).rejects.toMatchObject({ name: 'PythonError', reason: 'timeout' });
  expect(python.status().state).toBe('starting');
  expect((await python.run('1', {})).results).toBe(1);
  python.close();
});

test('runs wait for their turn, and one that is aborted while it waits never runs', async () => {
  const python = startPython({ indexUrl: '/pyodide/' });
  const controller = new AbortController();
  const first = python.run('sum(range(100))', {});
  const second = python.run('1 / 0', {}, { signal: controller.signal });
  const third = python.run('3', {});
  controller.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  expect([(await first).results, (await third).results]).toEqual([4950, 3]);
  python.close();
});

test('what the data cannot be read for is what the run fails with', async () => {
  const sql = startDuckDb({ databaseName: `lifecycle-${crypto.randomUUID()}` });
  const python = startPython({ indexUrl: '/pyodide/', handOver: sql.handOver });
  await expect(python.run('1', { sql: 'FROM nowhere' })).rejects.toMatchObject({
    name: 'QueryError',
    message: expect.stringContaining('nowhere') as string,
  });
  expect((await python.run('1', {})).results).toBe(1);
  python.close();
  sql.close();
});
