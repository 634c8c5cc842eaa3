import { afterAll, beforeAll, expect, it } from 'vitest';
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
