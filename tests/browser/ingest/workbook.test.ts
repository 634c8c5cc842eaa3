import { utils, write } from '@e965/xlsx';
import { afterAll, expect, test } from 'vitest';
import { startDuckDb } from '../../../workers/duckdb/client.ts';
import { zipOf } from '../../support/zip.ts';
import { cell, row, style, xlsxOf } from '../../unit/ingest/workbook-file.ts';

const engine = startDuckDb({ databaseName: `workbook-${crypto.randomUUID()}` });
afterAll(() => engine.close());

const usual = () => ({ signal: new AbortController().signal, onProgress: () => undefined, taken: [] });

test('a workbook is read in a worker of its own, by sheet', async () => {
  const days = `<row>${cell('Ann')}${cell(45_000, style.date)}</row><row>${cell('Bob')}${cell(45_001, style.date)}</row>`;
  const book = xlsxOf([
    { name: 'People', rows: row('name', 'born') + days },
    { name: 'Sums', rows: row('a', 'b') + row('1', 2.5) },
  ]);
  const { tables } = await engine.ingest(new File([book], 'book.xlsx'), usual());
  expect(tables.map(({ name }) => name)).toEqual(['People', 'Sums']);
  expect((await engine.query('FROM People')).rows).toEqual([
    ['Ann', '2023-03-15'],
    ['Bob', '2023-03-16'],
  ]);
  expect((await engine.query('FROM Sums')).rows).toEqual([[1, 2.5]]);
});

test('an old workbook in an archive is read too', async () => {
  const old: unknown = write(
    utils.book_new(
      utils.aoa_to_sheet([
        ['k', 'v'],
        ['a', 1],
      ]),
      'S',
    ),
    { type: 'array', bookType: 'biff8' },
  );
  const archive = zipOf(
    new Map([
      ['old.xls', new Uint8Array(old as ArrayBuffer)],
      ['new.csv', new TextEncoder().encode('x,y\n1,2\n')],
    ]),
  );
  const { tables } = await engine.ingest(new File([archive], 'both.zip'), usual());
  expect(tables.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ['new', 1],
    ['old', 1],
  ]);
});

test('a database that is none is refused, and what was loaded before is whole', async () => {
  const bytes = new TextEncoder().encode('SQLite format 3\0'.padEnd(4096, '\u0001'));
  await expect(engine.ingest(new File([bytes], 'x.db'), usual())).rejects.toThrow(
    'The database is damaged or cannot be read',
  );
  expect((await engine.query('SELECT count(*) FROM People')).rows).toEqual([[2]]);
});
