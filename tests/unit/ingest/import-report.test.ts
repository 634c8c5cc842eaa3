import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import { IngestError } from '../../../src/core/error.ts';
import { type ImportReport, type ReadChoices, unaccounted } from '../../../src/core/import-report.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('the report of an import', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>>;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());
  afterEach(() => engine.execute('DROP TABLE IF EXISTS given'));

  function read(content: BlobPart, choices: ReadChoices = {}): Promise<Dataset> {
    const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [], choices };
    return ingest(new File([content], 'given.csv'), engine, options);
  }

  async function reportOn(content: BlobPart, choices: ReadChoices = {}): Promise<ImportReport> {
    const [report] = (await read(content, choices)).source.reports;
    if (report === undefined) throw new Error('There is no report.');
    return report;
  }

  async function valuesOf(content: BlobPart, choices: ReadChoices = {}): Promise<unknown> {
    await read(content, choices);
    return (await engine.query('FROM given')).rows;
  }

  const found = ({ detections }: ImportReport): Record<string, string> =>
    Object.fromEntries(detections.map(({ name, value }) => [name, value]));

  it('says how the file is written', async () => {
    const report = await reportOn('Sales of 2024\n\nday;price\n31/01/2024;1.234,50\n01/02/2024;9,99\n');
    expect(found(report)).toEqual({
      Encoding: 'UTF-8',
      Delimiter: 'semicolon',
      Header: 'line 3',
      'Decimal sign': 'comma',
      Dates: 'day first',
    });
  });

  it('quotes what stands under the table, which can be taken for rows all the same', async () => {
    const text = 'shop,sold\nNorth,2\nSouth,3\nTotal,5\n,\nSource: the tills,\n';
    const report = await reportOn(text);
    expect(found(report)['Under the table']).toBe('3 lines left out');
    expect(report.aside?.lines).toMatchObject([
      { line: 4, reason: 'total', text: 'Total,5' },
      { line: 6, reason: 'under the table', text: 'Source: the tills,' },
    ]);
    expect(report.cells).toEqual({
      inFile: 12,
      inTable: 4,
      filledIn: 0,
      setAside: [
        { what: 'header', cells: 2 },
        { what: 'blank lines', cells: 2 },
        { what: 'totals', cells: 2 },
        { what: 'footnotes', cells: 2 },
      ],
    });
    await engine.execute('DROP TABLE given');
    expect(await valuesOf(text, { underTable: 'rows' })).toHaveLength(5);
  });

  it('quotes the units under the names, which can be taken for a row all the same', async () => {
    const text = 'time,speed\ns,m/s\n0,1.5\n1,2.5\n';
    const report = await reportOn(text);
    expect(found(report)['Under the names']).toBe('1 line left out');
    expect(report.aside?.lines).toMatchObject([{ line: 2, reason: 'units', text: 's,m/s' }]);
    await engine.execute('DROP TABLE given');
    expect(await valuesOf(text, { underNames: 'rows' })).toHaveLength(3);
  });

  it('quotes the names that come again and remarks among the rows, which can be taken for rows all the same', async () => {
    const text = 'id,value\n1,10\n2,11\n3,12\n# a break\n4,12\nid,value\n5,13\n6,14\n';
    const report = await reportOn(text);
    expect(found(report)['Among the rows']).toBe('2 lines left out');
    expect(report.aside?.lines).toMatchObject([
      { line: 5, reason: 'a remark among the rows', text: '# a break' },
      { line: 7, reason: 'the names of the columns again', text: 'id,value' },
    ]);
    expect(report.cells).toMatchObject({
      inFile: 17,
      inTable: 12,
      setAside: [
        { what: 'header', cells: 4 },
        { what: 'remarks among the rows', cells: 1 },
      ],
    });
    await engine.execute('DROP TABLE given');
    expect(await valuesOf(text, { amongRows: 'rows' })).toHaveLength(8);
  });

  it('quotes every line that is not in the table as it stands in the file', async () => {
    const { aside } = await reportOn('Our sales\n\na,b,c\n1,2,3\n\n4,5\n6,7,8,9\n10,"1"1,12\n');
    expect(aside).toEqual({
      total: 4,
      lines: [
        { line: 1, reason: 'above the table', why: [{ code: 'above' }], text: 'Our sales' },
        {
          line: 6,
          reason: '2 of 3 values: completed with empty ones',
          why: [{ code: 'too-short', values: 2, width: 3 }],
          text: '4,5',
        },
        {
          line: 7,
          reason: '4 values where 3 were expected: the surplus has columns of its own',
          why: [{ code: 'too-long', values: 4, width: 3 }],
          text: '6,7,8,9',
        },
        {
          line: 8,
          reason: 'quotes that do not close or stand in the middle: kept as letters',
          why: [{ code: 'stray-quotes' }],
          text: '10,"1"1,12',
        },
      ],
    });
  });

  it('quotes none where all lines are in the table as they stand', async () => {
    expect((await reportOn('a,b\n1,2\n')).aside).toBeUndefined();
  });

  it('counts such lines beyond those that are kept', async () => {
    const { aside } = await reportOn(`a,b,c\n${'1,2\n'.repeat(12_000)}1,2,3\n`);
    expect(aside?.total).toBe(12_000);
    expect(aside?.lines).toHaveLength(10_000);
    expect(aside?.lines.at(-1)?.line).toBe(10_001);
  });

  it('accounts for lines above the table, blank lines, short and long rows', async () => {
    const { cells } = await reportOn('Our sales\n\na,b,c\n1,2,3\n\n4,5\n6,7,8,9\n10,11,12,,,\n');
    expect(cells).toEqual({
      inFile: 21,
      inTable: 16,
      filledIn: 3,
      setAside: [
        { what: 'header', cells: 3 },
        { what: 'lines above the table', cells: 2 },
        { what: 'blank lines', cells: 1 },
        { what: 'empty cells behind the last column', cells: 2 },
      ],
    });
  });

  it('keeps what stands behind the last delimiter of a late line', async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) => `${row},x${row},`);
    rows[20_000] = '20000,x20000,remark';
    const content = `a,b,\n${rows.join('\n')}\n`;
    expect((await read(content)).tables[0]?.columns.map(({ name }) => name)).toEqual(['a', 'b', 'column3']);
    expect((await engine.query('SELECT a FROM given WHERE column3 IS NOT NULL')).rows).toEqual([[20_000]]);
  });

  it('asks which number is the day when no date tells, and shows dates that differ', async () => {
    const content = 'day,n\n03/03/2024,1\n01/02/2024,2\n';
    const { question } = await reportOn(content);
    expect(question).toEqual({ key: 'dateOrder', columns: ['day'], examples: ['01/02/2024'] });
    await engine.execute('DROP TABLE given');
    expect(await valuesOf(content, { dateOrder: 'day-first' })).toContainEqual(['2024-02-01', 2]);
    await engine.execute('DROP TABLE given');
    expect(await valuesOf(content, { dateOrder: 'month-first' })).toContainEqual(['2024-01-02', 2]);
  });

  it('reads with the delimiter, the header and the decimal sign that were chosen', async () => {
    const content = 'x;y\na,1;b,2\nc,3;d,4\n';
    expect(await valuesOf(content, { delimiter: ',', headerLine: 0 })).toEqual([
      ['x;y', null, null],
      ['a', '1;b', 2],
      ['c', '3;d', 4],
    ]);
    await engine.execute('DROP TABLE given');
    expect(await valuesOf('p\n1.234\n5.678\n', { decimalMark: ',' })).toEqual([[1234], [5678]]);
  });

  it.each([
    ['windows-1251', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2], 'Привет'],
    ['windows-1253', [0xca, 0xe1, 0xeb, 0xe7, 0xec, 0xdd, 0xf1, 0xe1], 'Καλημέρα'],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea], '日本語'],
    ['gb18030', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
  ])('reads %s when it is chosen', async (encoding, bytes, text) => {
    const content = new Uint8Array([...new TextEncoder().encode('word,n\n'), ...bytes, 0x2c, 0x31, 0x0a]);
    expect(await valuesOf(content, { encoding })).toEqual([[text, 1]]);
  });

  it('detects a legacy encoding by its letters', async () => {
    const cities = ['Москва', 'Санкт-Петербург', 'Новосибирск', 'Екатеринбург', 'Казань', 'Нижний Новгород'];
    const content = inWindows1251(`город,n\n${cities.map((city, index) => `${city},${index}`).join('\n')}\n`);
    expect(found(await reportOn(content)).Encoding).toBe('Windows-1251 (Cyrillic)');
    expect((await engine.query('SELECT город FROM given WHERE n = 4')).rows).toEqual([['Казань']]);
  });

  it('accounts for every cell of any text', async () => {
    const letters = fc.constantFrom(',', ';', '\n', '\r\n', '"', '""', 'a', '1', ' ', '.', 'é', '|', '\t');
    const texts = fc.array(letters, { minLength: 1, maxLength: 200 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const report = await reportOn(text).catch((error: unknown) => {
          if (error instanceof IngestError) return undefined;
          throw error;
        });
        await engine.execute('DROP TABLE IF EXISTS given');
        expect(report?.cells === undefined ? 0 : unaccounted(report.cells)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

/** Only letters from А to я and ASCII. */
function inWindows1251(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 128 ? code : code - 0x410 + 0xc0;
  });
}
