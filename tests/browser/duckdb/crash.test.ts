import { expect, test } from 'vitest';
import type { EngineStatus } from '../../../src/core/engine.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

/** Ends this version of DuckDB with a trap: a text longer than it can address. */
const deadly = "SELECT length(repeat('x', 3000000000))";

const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };

test('an engine that breaks down says so, is started anew, and has what was saved', async () => {
  const engine = startDuckDb({ databaseName: `crash-${crypto.randomUUID()}` });
  const seen: EngineStatus[] = [];
  engine.onStatus((status) => seen.push(status));
  await engine.ingest(new File(['n\n1\n2\n'], 'kept.csv'), options);
  await engine.saved();
  await engine.ingest(new File(['n\n3\n'], 'fresh.csv'), options);

  const other = engine.query('SELECT count(*) FROM range(10000000000)').catch((error: unknown) => error);
  await expect(engine.query(deadly)).rejects.toThrow(/broke down at this .* and was started anew/);
  expect(String(await other)).toMatch(/started anew/);

  expect(await engine.tableNames()).toEqual(['kept']);
  expect((await engine.query('SELECT sum(n) FROM kept')).rows).toEqual([[3]]);
  expect(engine.status()).toMatchObject({ state: 'ready', storage: 'opfs', crashes: 1 });
  expect(seen.map(({ state }) => state)).toContain('starting');

  await engine.ingest(new File(['n\n3\n'], 'fresh.csv'), options);
  expect(await engine.saved()).toEqual([]);
  await expect(engine.query(deadly)).rejects.toThrow(/broke down/);
  expect([...(await engine.tableNames())].sort()).toEqual(['fresh', 'kept']);
  expect(engine.status().crashes).toBe(2);
  engine.close();
});

test('a question that DuckDB refuses for want of memory is no breakdown', async () => {
  const engine = startDuckDb({ databaseName: `crash-${crypto.randomUUID()}` });
  const greedy = "SELECT string_agg(repeat('x', 1000000), '') FROM range(100000)";
  await expect(engine.query(greedy)).rejects.toThrow(/Out of Memory/);
  expect((await engine.query('SELECT 42')).rows).toEqual([[42]]);
  expect(engine.status().crashes).toBeUndefined();
  engine.close();
});

test('who opens a way to the engine when it hears of the breakdown gets data on it', async () => {
  const engine = startDuckDb({ databaseName: `crash-${crypto.randomUUID()}` });
  const lines: ReturnType<typeof engine.handOver>[] = [];
  engine.onStatus(({ crashes = 0 }) => {
    if (crashes > lines.length) lines.push(engine.handOver());
  });
  await expect(engine.query(deadly)).rejects.toThrow(/broke down/);
  expect(await lines[0]?.send(1, 'SELECT 1 AS n', {})).toEqual({ rowCount: 1, truncated: false });
  engine.close();
});
