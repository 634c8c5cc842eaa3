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

test('an engine that keeps state finds the variables of earlier runs, until it is started anew', async () => {
  const python = startPython({ indexUrl: '/pyodide/', keepState: true });
  await python.run('def double(x):\n    return 2 * x\ntotal = 20', {});
  expect((await python.run('total += 1\ndouble(total)', {})).results).toBe(42);
  await expect(python.run('total += 1\n1 / 0', {})).rejects.toMatchObject({ line: 2 });
  expect((await python.run('total', {})).results).toBe(22);
  await python.run('columns = "mine"\nresults = 1', {});
  expect((await python.run('columns', {})).results).toBe('mine');
  expect((await python.run('x = 1', {})).results).toBeNull();
  expect((await python.run('results += 1', {})).results).toBe(2);
  await python.restart();
  await expect(python.run('total', {})).rejects.toThrow("name 'total' is not defined");
  expect((await python.run('len(columns)', {})).results).toBe(0);
  python.close();
});

test('starting anew ends what runs', async () => {
  const python = startPython({ indexUrl: '/pyodide/' });
  await python.start();
  let restarted: Promise<void> | undefined;
  const run = python.run(
    'print(1)\nwhile True:\n    pass',
    {},
    {
      onStdout() {
        restarted = python.restart();
      },
    },
  );
  await expect(run).rejects.toMatchObject({ name: 'PythonError', reason: 'failed' });
  await restarted;
  expect((await python.run('1', {})).results).toBe(1);
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
