import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNodeEngine } from '../../support/node-engine.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;

beforeAll(async () => {
  engine = await startNodeEngine();
  const path = await engine.mount('my [file].csv', new Blob(['amount,day\n1.5,2024-01-01\n2,2024-01-02\n']));
  await engine.execute(`CREATE TABLE "my table" AS FROM read_csv('${path}')`);
  await engine.unmount(path);
});
afterAll(() => engine.close());

test('answers as the worker does', async () => {
  const result = await engine.query('SELECT sum(amount) AS total, max(day) AS last FROM data');
  expect(result.columns.map((column) => column.type)).toEqual(['DOUBLE', 'DATE']);
  expect(result.rows).toEqual([[3.5, '2024-01-02']]);
});

test('refuses writes and what lies outside', async () => {
  await expect(engine.query('DROP TABLE "my table"')).rejects.toMatchObject({ name: 'QueryError' });
  await expect(engine.query("SELECT * FROM read_text('/etc/hostname')")).rejects.toMatchObject({
    reason: 'refused',
  });
});

test('stops at the time limit, and goes on', async () => {
  const endless = 'SELECT sum(a.i * b.i) FROM range(30000000) a(i), range(30000000) b(i)';
  await expect(engine.query(endless, { timeoutMs: 100 })).rejects.toMatchObject({ reason: 'timeout' });
  expect((await engine.query('SELECT 1')).rows).toEqual([[1]]);
});
