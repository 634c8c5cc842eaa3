import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import type { ReadChoices } from '../../../src/core/import-report.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

const file = new File(['day,n\n01/02/2024,1\n03/04/2024,2\n'], 'visits.csv');
let engine: ReturnType<typeof startDuckDb>;

beforeAll(() => {
  engine = startDuckDb({ databaseName: 'read-again' });
});
afterAll(async () => {
  await engine.dropTable('visits');
  engine.close();
});

function read(choices: ReadChoices, replacing: readonly string[]): Promise<Dataset> {
  const signal = new AbortController().signal;
  return engine.ingest(file, { signal, onProgress: () => undefined, taken: [], choices, replacing });
}

it('reads a file again in another way, in the place of the table that is kept', async () => {
  const first = await read({}, []);
  await engine.saved();
  const again = await read({ dateOrder: 'day-first' }, [first.tables[0]?.name ?? '']);
  expect(again.tables.map(({ name }) => name)).toEqual(['visits']);
  expect(again.source.reports.map(({ table }) => table)).toEqual(['visits']);
  expect((await engine.query('SELECT day FROM visits')).rows).toEqual([['2024-02-01'], ['2024-04-03']]);
  await engine.saved();
  expect(await engine.tableNames()).toEqual(['visits']);
});

it('leaves the table as it is when reading it again fails', async () => {
  const empty = new File([''], 'visits.csv');
  const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
  await expect(engine.ingest(empty, { ...options, replacing: ['visits'] })).rejects.toThrow('empty');
  expect((await engine.query('SELECT count(*) FROM visits')).rows).toEqual([[2]]);
});

describe('a crash between reading a file again and saving what was read', () => {
  const sheets = new File(['a,b\n1,2\n'], 'one.csv');
  const later = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };

  it('leaves the table that was kept before, whole', async () => {
    const databaseName = `again-${crypto.randomUUID()}`;
    const first = startDuckDb({ databaseName });
    await first.ingest(file, later);
    expect(await first.saved()).toEqual([]);
    await first.ingest(file, { ...later, choices: { dateOrder: 'day-first' }, replacing: ['visits'] });
    expect((await first.query('SELECT day FROM visits LIMIT 1')).rows).toEqual([['2024-02-01']]);
    first.close();

    const second = startDuckDb({ databaseName });
    expect(await second.tableNames()).toEqual(['visits']);
    expect((await second.query('SELECT day FROM visits')).rows).toEqual([['01/02/2024'], ['03/04/2024']]);
    second.close();
  });

  it('leaves the new one when it was saved, and nothing of the old', async () => {
    const databaseName = `again-${crypto.randomUUID()}`;
    const first = startDuckDb({ databaseName });
    await first.ingest(file, later);
    await first.ingest(sheets, later);
    await first.saved();
    await first.ingest(file, { ...later, choices: { dateOrder: 'day-first' }, replacing: ['visits'] });
    await first.saved();
    first.close();

    const second = startDuckDb({ databaseName });
    expect([...(await second.tableNames())].sort()).toEqual(['one', 'visits']);
    expect((await second.query('SELECT day FROM visits')).rows).toEqual([['2024-02-01'], ['2024-04-03']]);
    await second.dropTable('visits');
    expect(await second.tableNames()).toEqual(['one']);
    await expect(second.query('SELECT * FROM visits')).rejects.toThrow(/does not exist/);
    second.close();
  });
});
