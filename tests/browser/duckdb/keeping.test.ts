import { expect, test } from 'vitest';
import type { DataEngine } from '../../../src/core/engine.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

type Engine = DataEngine & { close(): void };

function file(name: string, rows: number): File {
  const lines = Array.from(
    { length: rows },
    (_, row) => `${row},name ${(row * 2_654_435_761) % 4_294_967_296}`,
  );
  return new File([`id,name\n${lines.join('\n')}\n`], name);
}

async function load(engine: Engine, source: File): Promise<string> {
  const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
  const dataset = await engine.ingest(source, options);
  return dataset.tables[0]?.name ?? '';
}

async function fileSize(databaseName: string): Promise<number> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(`${databaseName}.db`);
  return (await handle.getFile()).size;
}

/** Ends the worker without closing anything, as a reload does, and starts another. */
function restart(engine: Engine, databaseName: string): Engine {
  engine.close();
  return startDuckDb({ databaseName });
}

test('what was saved is there after a restart, and can be added to', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const first = startDuckDb({ databaseName });
  await load(first, file('one.csv', 1_000));
  await first.saved();
  expect(first.status()).toMatchObject({ state: 'ready', storage: 'opfs' });

  const second = restart(first, databaseName);
  expect(await second.tableNames()).toEqual(['one']);
  expect((await second.query('SELECT count(*), sum(id) FROM data')).rows).toEqual([[1_000, 499_500]]);
  await load(second, file('two.csv', 10));
  await second.saved();

  const third = restart(second, databaseName);
  expect([...(await third.tableNames())].sort()).toEqual(['one', 'two']);
  expect((await third.query('SELECT count(*) FROM one JOIN two USING (id)')).rows).toEqual([[10]]);
  expect(third.status().reason).toBeUndefined();
  third.close();
});

test('a first visit that kept nothing leaves a database that can be written to', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const first = startDuckDb({ databaseName });
  expect(await first.tableNames()).toEqual([]);

  const second = restart(first, databaseName);
  await load(second, file('one.csv', 10));
  await second.saved();

  const third = restart(second, databaseName);
  expect(await third.tableNames()).toEqual(['one']);
  third.close();
});

test('a table that was not saved to the end is gone whole, and the others are there', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const first = startDuckDb({ databaseName });
  await load(first, file('small.csv', 10));
  await first.saved();
  await load(first, file('large.csv', 300_000));

  const second = restart(first, databaseName);
  const names = await second.tableNames();
  expect(names).toContain('small');
  for (const name of names) {
    const rows = (await second.query(`SELECT count(*) FROM ${name}`)).rows;
    expect(rows).toEqual([[name === 'small' ? 10 : 300_000]]);
  }
  second.close();
});

test('a dropped table is gone for good and its space is free', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const first = startDuckDb({ databaseName });
  const small = await load(first, file('small.csv', 10));
  const large = await load(first, file('large.csv', 400_000));
  await first.saved();
  const full = await fileSize(databaseName);
  await first.dropTable(large);
  expect(await first.tableNames()).toEqual([small]);
  await expect(first.query('SELECT * FROM large')).rejects.toThrow(/does not exist/);
  expect(await fileSize(databaseName)).toBeLessThan(full / 2);

  const second = restart(first, databaseName);
  expect(await second.tableNames()).toEqual([small]);
  second.close();
});

test('a table can be dropped while it is being saved', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const first = startDuckDb({ databaseName });
  await load(first, file('large.csv', 300_000));
  await first.dropTable('large');
  await first.saved();
  expect(await first.tableNames()).toEqual([]);

  const second = restart(first, databaseName);
  expect(await second.tableNames()).toEqual([]);
  second.close();
});

test('a table can be dropped while a question reads another', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const engine = startDuckDb({ databaseName });
  await load(engine, file('one.csv', 1_000));
  await load(engine, file('two.csv', 10));
  await engine.saved();
  const stop = new AbortController();
  const sql = 'SELECT sum(a.id * b.i) FROM one a, range(30000000) b(i)';
  const long = engine.query(sql, { signal: stop.signal }).catch((error: unknown) => error);
  await engine.query('SELECT 1');
  const dropping = engine.dropTable('two');
  expect(await engine.tableNames()).toEqual(['one']);
  stop.abort();
  await Promise.all([long, dropping]);
  const again = restart(engine, databaseName);
  expect(await again.tableNames()).toEqual(['one']);
  again.close();
});

test('a file that is read while a table of its name is dropped gets another name, and keeps its table', async () => {
  const engine = startDuckDb({ databaseName: `keep-${crypto.randomUUID()}` });
  await load(engine, file('one.csv', 1_000));
  await engine.saved();
  const dropping = engine.dropTable('one');
  const again = await load(engine, file('one.csv', 2_000));
  await dropping;
  expect(await engine.tableNames()).toEqual([again]);
  expect((await engine.query(`SELECT count(*) FROM ${again}`)).rows).toEqual([[2_000]]);
  engine.close();
});

test('a second owner works in memory and says why', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const first = startDuckDb({ databaseName });
  await first.tableNames();
  const second = startDuckDb({ databaseName });
  await load(second, file('one.csv', 10));
  await second.saved();
  expect(second.status()).toMatchObject({ state: 'ready', storage: 'memory' });
  expect(second.status().reason).toMatch(/another tab/i);
  expect((await second.query('SELECT count(*) FROM data')).rows).toEqual([[10]]);
  expect(await first.tableNames()).toEqual([]);
  second.close();
  first.close();
});

test('a database that cannot be read leaves an engine that works in memory and says why', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(`${databaseName}.db`, { create: true });
  const writable = await handle.createWritable();
  await writable.write('this is no database'.repeat(2_000));
  await writable.close();
  const engine = startDuckDb({ databaseName });
  await load(engine, file('one.csv', 10));
  expect(engine.status()).toMatchObject({ state: 'ready', storage: 'memory' });
  expect(engine.status().reason).toMatch(/could not be opened/);
  engine.close();
});

test('tables that are dropped at the same time are all gone', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const engine = startDuckDb({ databaseName });
  const names = ['one', 'two', 'three', 'four'];
  for (const name of names) await load(engine, file(`${name}.csv`, 10));
  await engine.saved();
  await Promise.all(names.map((name) => engine.dropTable(name)));
  const again = restart(engine, databaseName);
  expect(await again.tableNames()).toEqual([]);
  again.close();
});

function longTexts(name: string, rows: number, length: number): File {
  const lines = Array.from(
    { length: rows },
    (_, row) => `${row},${`${row * 7} and `.repeat(length).slice(0, length)}`,
  );
  return new File([`id,note\n${lines.join('\n')}\n`], name);
}

test('long texts are the same after they were saved, and after a restart', async () => {
  const databaseName = `keep-${crypto.randomUUID()}`;
  const first = startDuckDb({ databaseName });
  const many = await load(first, longTexts('many.csv', 10_500, 4_200));
  const long = await load(first, longTexts('long.csv', 40, 900_000));
  const measure = (name: string) =>
    `SELECT count(*), sum(length(note)), md5(string_agg(md5(note), '' ORDER BY id)) FROM ${name}`;
  const sql = `${measure(many)} UNION ALL ${measure(long)} ORDER BY 1`;
  const { rows: before } = await first.query(sql);
  expect(before.map((row) => row.slice(0, 2))).toEqual([
    [40, 40 * 900_000],
    [10_500, 10_500 * 4_200],
  ]);
  await first.saved();
  expect((await first.query(sql)).rows).toEqual(before);

  const second = restart(first, databaseName);
  expect([...(await second.tableNames())].sort()).toEqual([long, many]);
  expect((await second.query(sql)).rows).toEqual(before);
  second.close();
});
