import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import type { ReadChoices } from '../../../src/core/import-report.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

/** Large enough for three of the pieces that are read at a time. */
const rowCount = 250_000;
const rows = Array.from(
  { length: rowCount },
  (_, row) => `${row},"name, ${row}",${row % 97},some words that fill the line up to a usual length\n`,
);
const header = 'n,name,rest,words\n';

describe('a file of several pieces', () => {
  let engine: ReturnType<typeof startDuckDb>;
  beforeAll(() => {
    engine = startDuckDb({ databaseName: 'pieces' });
  });
  afterAll(() => engine.close());
  afterEach(async () => {
    for (const name of await engine.tableNames()) await engine.dropTable(name);
  });

  function read(content: readonly string[], choices: ReadChoices = {}): Promise<Dataset> {
    return engine.ingest(new File([...content], 'given.csv'), {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      taken: [],
      choices,
    });
  }

  async function summary(): Promise<unknown> {
    const sql = "SELECT count(*), sum(n), count(*) FILTER (name = 'name, ' || n), sum(rest) FROM given";
    return (await engine.query(sql)).rows[0];
  }

  const sumOf = (of: (row: number) => number): number => rows.reduce((sum, _, row) => sum + of(row), 0);
  const expected = [rowCount, sumOf((row) => row), rowCount, sumOf((row) => row % 97)];
  const cells = {
    inFile: 4 * (rowCount + 1),
    inTable: 4 * rowCount,
    filledIn: 0,
    setAside: [{ what: 'header', cells: 4 }],
  };

  it.each(['table', 'in place'] as const)('is read whole and counted: %s', async (hold) => {
    const { source } = await read([header, ...rows], { hold });
    expect(await summary()).toEqual(expected);
    expect(source.reports[0]?.cells).toEqual(cells);
  });

  it('is read again when a late value does not fit', async () => {
    const { tables, source } = await read([header, ...rows.with(rowCount - 2, '1,x,many,words\n')]);
    expect(tables[0]?.columns[2]?.kind).toBe('text');
    expect(source.reports[0]?.cells).toEqual(cells);
  });

  it('is evened out when a late row is short', async () => {
    const { source } = await read([header, ...rows.with(rowCount - 2, '1,x\n')]);
    expect(source.reports[0]?.cells).toMatchObject({ inFile: 4 * (rowCount + 1) - 2, filledIn: 2 });
  });
});
