import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Dataset, Table } from '../../../src/core/dataset.ts';
import { isAbort } from '../../../src/core/error.ts';
import type { ReadChoices } from '../../../src/core/import-report.ts';
import type { Profile } from '../../../src/core/profile.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

let engine: ReturnType<typeof startDuckDb>;

beforeAll(() => {
  engine = startDuckDb({ databaseName: 'in-place' });
});
afterAll(() => engine.close());
afterEach(async () => {
  for (const name of await engine.tableNames()) await engine.dropTable(name);
});

interface Reading {
  readonly choices?: ReadChoices;
  readonly replacing?: readonly string[];
  readonly signal?: AbortSignal;
}

function read(file: File, { choices, replacing = [], signal }: Reading = {}): Promise<Dataset> {
  return engine.ingest(file, {
    signal: signal ?? new AbortController().signal,
    onProgress: () => undefined,
    taken: [],
    choices: { hold: 'in place', ...choices },
    replacing,
  });
}

const days = Array.from(
  { length: 5000 },
  (_, index) => `${index},2024-01-${(index % 28) + 1},${index / 8},"a, ${index % 7}"`,
);
const visits = new File(['n,day,spent,who\n', days.join('\n')], 'visits.csv');

const questions = [
  'SELECT count(*), sum(n), min(day), max(spent) FROM visits',
  'SELECT who, count(*), avg(spent) FROM visits GROUP BY who ORDER BY who',
  "SELECT * FROM visits WHERE day = DATE '2024-01-05' ORDER BY n LIMIT 3",
  'SELECT count(*) FROM data WHERE spent > 100',
];

async function answers(): Promise<unknown[]> {
  const found = [];
  for (const sql of questions) found.push((await engine.query(sql)).rows);
  return found;
}

it('answers as a table does, counts every cell, and saves nothing', async () => {
  const [copied] = (await read(visits, { choices: { hold: 'table' } })).tables;
  const expected = await answers();
  await engine.dropTable('visits');
  const dataset = await read(visits);
  const [table] = dataset.tables;
  expect(table).toMatchObject({ ...copied, inPlace: { sampleRows: 0 } });
  expect(table?.inPlace?.columns[1]).toEqual({ valueCount: 5000, min: '2024-01-01', max: '2024-01-28' });
  expect(await answers()).toEqual(expected);
  expect(dataset.source.notes[0]?.message).toBe(
    'The file is read in place, as you chose; questions read the file each time. It must be dropped again after a reload.',
  );
  expect(dataset.source.reports[0]?.cells).toMatchObject({ inFile: 20_004, inTable: 20_000 });
  await engine.saved();
  const kept = await engine.query("SELECT table_name FROM duckdb_tables() WHERE table_name = 'visits'");
  expect(kept.rows).toEqual([]);
});

it('finds values late in the file that do not fit, and widens their column', async () => {
  const lines = Array.from(
    { length: 60_000 },
    (_, index) => `${index === 40_123 ? 'about ten' : index},${index}`,
  );
  lines[50_001] = '1,2.5';
  const dataset = await read(new File(['a,b\n', lines.join('\n')], 'late.csv'));
  expect(dataset.tables[0]?.columns.map(({ type }) => type)).toEqual(['VARCHAR', 'DOUBLE']);
  expect(dataset.source.notes.at(-1)).toMatchObject({ column: 'a', line: 40_125 });
  const found = await engine.query(
    "SELECT a, (SELECT max(b) FILTER (b = 2.5) FROM late) FROM late WHERE a LIKE 'about%'",
  );
  expect(found.rows).toEqual([['about ten', 2.5]]);
});

it('keeps values of several lines whole, wherever the file is cut into pieces', async () => {
  const lines = Array.from(
    { length: 60_000 },
    (_, index) => `${index},"${'word,\n'.repeat(index % 41)}${'z'.repeat(99)}"\n`,
  );
  const file = new File(['n,text\n', ...lines], 'long.csv');
  await read(file);
  const sums = 'SELECT count(*), sum(n), sum(length(text)), max(text) FROM long';
  const length = lines.reduce((sum, line) => sum + line.length - line.indexOf(',') - 4, 0);
  expect((await engine.query(sums)).rows[0]?.slice(0, 3)).toEqual([60_000, 1_799_970_000, length]);
});

it('reads uneven lines from a copy that is written anew', async () => {
  const dataset = await read(new File(['a,b\n1,2\n3\n4,5,6\n'], 'uneven.csv'));
  expect(dataset.source.notes[1]?.message).toContain('written anew');
  expect((await engine.query('SELECT * FROM uneven')).rows).toEqual([
    [1, 2, null],
    [3, null, null],
    [4, 5, '6'],
  ]);
});

it('is replaced by a table of its own, and back', async () => {
  await read(visits);
  await read(visits, { choices: { hold: 'table' }, replacing: ['visits'] });
  const asTable = await answers();
  await engine.saved();
  await read(visits, { replacing: ['visits'] });
  expect(await answers()).toEqual(asTable);
  expect(await engine.tableNames()).toEqual(['visits']);
});

it('leaves nothing behind when it is removed, or stopped while it is read', async () => {
  await read(visits);
  await engine.dropTable('visits');
  await expect(engine.query('SELECT * FROM visits')).rejects.toThrow('visits');
  const stop = new AbortController();
  const line = 'x,1234567,2024-05-06,0.25\n'.repeat(20_000);
  const large = new File(['w,n,d,f\n', ...Array.from({ length: 60 }, () => line)], 'large.csv');
  const reading = read(large, { signal: stop.signal });
  setTimeout(() => stop.abort(), 150);
  expect(await reading.catch(isAbort)).toBe(true);
  expect(await engine.tableNames()).toEqual([]);
  expect(
    (await engine.query("SELECT count(*) FROM duckdb_views() WHERE database_name = 'live' AND NOT internal"))
      .rows,
  ).toEqual([[0]]);
});

it('is described by rows from all over the file, and by all rows when asked', async () => {
  const block = days.join('\n');
  const blocks = Array.from({ length: 240 }, () => `${block}\n`);
  const large = new File(['n,day,spent,who\n', ...blocks, '7,2031-05-06,,late\n'], 'visits.csv');
  const [table] = (await read(large)).tables;
  if (table === undefined) throw new Error('There is no table.');
  expect(table.rowCount).toBe(1_200_001);
  const estimated = await profileOf(table, false);
  expect(estimated.sampled?.rows).toBe(table.inPlace?.sampleRows);
  expect(estimated.rowCount).toBe(1_200_001);
  const [n, day, spent] = estimated.columns;
  expect(n?.numeric?.estimated).toBe(true);
  expect(Math.abs((n?.numeric?.mean ?? 0) - 2499.5)).toBeLessThan(100);
  expect(day?.time).toMatchObject({ min: '2024-01-01', max: '2031-05-06' });
  expect(spent?.nullCount).toBe(1);
  expect(estimated.keys).toEqual([]);
  expect(estimated.warnings.map(({ message }) => message)).toContain(
    '1 of 1,200,001 rows has no value in spent.',
  );
  const whole = await profileOf(table, true);
  expect(whole.sampled).toBeUndefined();
  expect(whole.columns[3]?.distinctCount).toBe(8);
  await engine.dropTable('visits');
  expect(
    (await engine.query("SELECT count(*) FROM duckdb_tables() WHERE database_name = 'live'")).rows,
  ).toEqual([[0]]);
});

async function profileOf(table: Table, exact: boolean): Promise<Profile> {
  const parts = engine.profile(table, new AbortController().signal, { exact });
  for (let step = await parts.next(); ; step = await parts.next()) {
    if (step.done === true) return step.value;
  }
}
