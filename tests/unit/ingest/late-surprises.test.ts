import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const rowCount = 60_000;
/** Its line (the header is line 1) lies between the places that are sampled before a file is read. */
const surpriseRow = 23_456;
const surpriseLine = surpriseRow + 1;

/** What no sample shows: the file must be read right all the same, or said otherwise. */
describe('a surprise late in a file', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>>;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());

  const padding = 'x'.repeat(60);

  function linesWith(header: string, usual: (row: number) => string, surprise: string): string[] {
    const rows = Array.from({ length: rowCount }, (_, index) =>
      index + 1 === surpriseRow ? surprise : `${usual(index + 1)},${padding}`,
    );
    return [`${header},padding`, ...rows];
  }

  async function read(content: BlobPart): Promise<Dataset> {
    const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
    const dataset = await ingest(new File([content], 'late.csv'), engine, options);
    expect(dataset.tables[0]?.rowCount).toBe(rowCount);
    return dataset;
  }

  const typeOf = (dataset: Dataset, name: string) =>
    dataset.tables[0]?.columns.find((column) => column.name === name)?.type;
  const messages = (dataset: Dataset) => dataset.source.notes.map(({ message }) => message);

  async function rowsOf(sql: string): Promise<unknown> {
    const { rows } = await engine.query(sql);
    await engine.execute('DROP TABLE late');
    return rows;
  }

  it('makes whole numbers decimal when one has a fraction, and rounds nothing', async () => {
    const dataset = await read(linesWith('n', (row) => `${row}`, '1.7,y').join('\n'));
    expect(typeOf(dataset, 'n')).toBe('DOUBLE');
    expect(await rowsOf("SELECT n FROM late WHERE padding = 'y'")).toEqual([[1.7]]);
  });

  it('keeps a column as text for one word in it, and names the line', async () => {
    const dataset = await read(linesWith('n', (row) => `${row}`, 'about ten,y').join('\n'));
    expect(typeOf(dataset, 'n')).toBe('VARCHAR');
    expect(dataset.source.notes).toEqual([
      {
        level: 'warning',
        column: 'n',
        line: surpriseLine,
        message: `Column "n" was kept as text: "about ten" in line ${surpriseLine} is not a number, as its other values are.`,
        fact: {
          code: 'kept-as-text',
          column: 'n',
          text: 'about ten',
          kind: 'number',
          where: { unit: 'line', number: surpriseLine },
          more: 0,
        },
      },
    ]);
    expect(await rowsOf("SELECT n FROM late WHERE padding = 'y'")).toEqual([['about ten']]);
  });

  it('takes a word for a missing value as missing, and says so', async () => {
    const dataset = await read(linesWith('n', (row) => `${row}`, 'N/A,y').join('\n'));
    expect(typeOf(dataset, 'n')).toBe('BIGINT');
    expect(messages(dataset)).toEqual(['In column "n", "N/A" was read as missing.']);
    expect(await rowsOf('SELECT count(*) - count(n) FROM late')).toEqual([[1]]);
  });

  it('keeps the time of day in a column of dates', async () => {
    const dataset = await read(linesWith('d', () => '2024-03-01', '2024-03-02 11:30:00,y').join('\n'));
    expect(typeOf(dataset, 'd')).toBe('TIMESTAMP');
    expect(await rowsOf("SELECT d FROM late WHERE padding = 'y'")).toEqual([['2024-03-02 11:30:00']]);
  });

  it('learns from one late date that the day comes first', async () => {
    const dataset = await read(linesWith('d', () => '01/02/2024', '25/12/2024,y').join('\n'));
    expect(typeOf(dataset, 'd')).toBe('DATE');
    expect(messages(dataset)).toEqual([]);
    expect(await rowsOf('SELECT DISTINCT d FROM late ORDER BY d')).toEqual([['2024-02-01'], ['2024-12-25']]);
  });

  it('keeps whole numbers that a double cannot hold', async () => {
    const dataset = await read(linesWith('n', (row) => `${row}`, '9007199254740993,y').join('\n'));
    expect(typeOf(dataset, 'n')).toBe('BIGINT');
    expect(await rowsOf('SELECT max(n) FROM late')).toEqual([['9007199254740993']]);
  });

  it('evens out a short and a long row, and counts them', async () => {
    const lines = linesWith('a,b', (row) => `${row},2`, '1');
    lines[surpriseRow + 10] = '1,2,3,4,5';
    const dataset = await read(lines.join('\n'));
    expect(dataset.tables[0]?.columns.map(({ name }) => name)).toEqual([
      'a',
      'b',
      'padding',
      'column4',
      'column5',
    ]);
    expect(messages(dataset)).toEqual([
      `The row in line ${surpriseLine} has fewer than 3 values; what is missing was left empty.`,
      `The row in line ${surpriseLine + 10} has more than 3 values; the surplus is in column4 to column5.`,
    ]);
    expect(await rowsOf('SELECT column4, column5 FROM late WHERE column4 IS NOT NULL')).toEqual([[4, 5]]);
  });

  it('takes a quote that never closes as a letter', async () => {
    const dataset = await read(linesWith('a', (row) => `${row}`, '7,"half').join('\n'));
    expect(messages(dataset)).toEqual([
      `The row in line ${surpriseLine} has quotes that do not close or stand in the middle; they were kept as letters.`,
    ]);
    expect(await rowsOf("SELECT padding FROM late WHERE padding LIKE '%half'")).toEqual([['"half']]);
  });

  it('reads the whole file as Windows-1252 for one byte that is not UTF-8', async () => {
    const [before = '', after = ''] = linesWith('a', (row) => `${row}`, '7,caf@')
      .join('\n')
      .split('@');
    const bytes = new Blob([before, Uint8Array.of(0xe9), after]);
    const dataset = await read(bytes);
    expect(messages(dataset)).toEqual(['The file was read as Windows-1252 (Latin-1).']);
    expect(await rowsOf("SELECT padding FROM late WHERE padding LIKE 'caf%'")).toEqual([['café']]);
  });

  it('gives a type to a column that is empty almost everywhere', async () => {
    const dataset = await read(linesWith('n', () => '', '12.5,y').join('\n'));
    expect(typeOf(dataset, 'n')).toBe('DOUBLE');
    expect(await rowsOf('SELECT sum(n) FROM late')).toEqual([[12.5]]);
  });

  it('copes with several surprises of several kinds at once', async () => {
    const lines = linesWith('a,b,c', (row) => `${row},2024-01-01,${row}`, 'x,someday,1.5,y');
    lines[surpriseRow + 5] = '5';
    const dataset = await read(lines.join('\n'));
    expect(['a', 'b', 'c'].map((name) => typeOf(dataset, name))).toEqual(['VARCHAR', 'VARCHAR', 'DOUBLE']);
    expect(await rowsOf("SELECT a, b, c FROM late WHERE padding = 'y'")).toEqual([['x', 'someday', 1.5]]);
  });
});
