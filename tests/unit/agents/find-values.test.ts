import { afterAll, beforeAll, expect, test } from 'vitest';
import { findValues } from '../../../src/agents/find-values.ts';
import type { Table } from '../../../src/core/dataset.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

const table: Table = {
  name: 'films',
  columns: [
    { name: 'title', type: 'VARCHAR', kind: 'text' },
    { name: 'director\'s "cut"', type: 'VARCHAR', kind: 'text' },
    { name: 'year', type: 'BIGINT', kind: 'integer' },
  ],
  rowCount: 5,
};

let engine: Awaited<ReturnType<typeof startNodeEngine>>;

beforeAll(async () => {
  engine = await startNodeEngine();
  await engine.execute(`CREATE TABLE films AS SELECT * FROM (VALUES
    ('27 Stolen Kisses', 'Nana Djordjadze', 2000),
    ('Kisses', 'Lance Daly', 2008),
    ('O''Brien & Sons', 'Lance Daly', 2010),
    (NULL, 'IT', 2011),
    ('Kiss Kiss Bang Bang', 'Shane Black', 2005)) AS t(title, "director's ""cut""", "year")`);
});

afterAll(() => engine.close());

const search = (...phrases: string[]) =>
  findValues(engine, table, { table: 'films', phrases }, new AbortController().signal);

test('a phrase finds the value that it is, whatever the case, before values that only contain it', async () => {
  const found = await search('kisses');
  expect(found.map(({ value, how }) => [value, how])).toEqual([
    ['Kisses', 'equal'],
    ['27 Stolen Kisses', 'contains'],
  ]);
});

test('parts are found as whole words only', async () => {
  expect(await search('kiss')).toMatchObject([{ value: 'Kiss Kiss Bang Bang', how: 'begins' }]);
  expect(await search('olen')).toEqual([]);
});

test('quotation marks in phrases, values and names do no harm', async () => {
  expect(await search("o'brien & sons")).toMatchObject([{ value: "O'Brien & Sons", how: 'equal' }]);
  expect(await search('lance daly')).toMatchObject([{ column: 'director\'s "cut"', rowCount: 2 }]);
});

test('a phrase of two letters is looked for as a whole value only', async () => {
  expect(await search('it')).toMatchObject([{ value: 'IT', how: 'equal' }]);
  expect(await search('27')).toEqual([]);
});

test('nothing to look for, or nowhere to look, finds nothing', async () => {
  expect(await search()).toEqual([]);
  expect(await search('  ')).toEqual([]);
  const numbers = { ...table, columns: table.columns.slice(2) };
  const signal = new AbortController().signal;
  expect(await findValues(engine, numbers, { table: 'films', phrases: ['kisses'] }, signal)).toEqual([]);
});
