import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import { unaccounted } from '../../../src/core/import-report.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { zipOf } from '../../support/zip.ts';
import { cell, row, type SheetXml, style, xlsxOf } from './workbook-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('a workbook', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>>;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());

  async function read(bytes: Uint8Array<ArrayBuffer>, name = 'book.xlsx'): Promise<Dataset> {
    const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
    const dataset = await ingest(new File([bytes], name), engine, options);
    for (const { cells } of dataset.source.reports) expect(cells && unaccounted(cells)).toBe(0);
    return dataset;
  }

  async function contentOf(dataset: Dataset): Promise<Record<string, { columns: string[]; rows: unknown }>> {
    const content: Record<string, { columns: string[]; rows: unknown }> = {};
    for (const { name, columns } of dataset.tables) {
      const { rows } = await engine.query(`FROM "${name}"`);
      content[name] = { columns: columns.map((column) => `${column.name}: ${column.type}`), rows };
      await engine.execute(`DROP TABLE "${name}"`);
    }
    return content;
  }

  const readSheet = async (sheet: Partial<SheetXml> & { rows: string }, options = {}) => {
    const dataset = await read(xlsxOf([{ name: 'S', ...sheet }], options));
    const { book } = await contentOf(dataset);
    return {
      ...book,
      notes: dataset.source.notes.map(({ message }) => message),
      report: dataset.source.reports[0],
    };
  };

  it('becomes a table for each sheet, and says which sheets are empty or hidden', async () => {
    const dataset = await read(
      xlsxOf([
        { name: 'Orders', rows: row('id', 'sum') + row(1, 2.5) },
        { name: 'Nothing', rows: '' },
        { name: 'People', rows: row('name', 'age') + row('Ann', 30), state: 'hidden' },
      ]),
    );
    expect(await contentOf(dataset)).toEqual({
      Orders: { columns: ['id: BIGINT', 'sum: DOUBLE'], rows: [[1, 2.5]] },
      People: { columns: ['name: VARCHAR', 'age: BIGINT'], rows: [['Ann', 30]] },
    });
    expect(dataset.source.notes.map(({ message }) => message)).toEqual([
      'The sheet "Nothing" is empty.',
      'The sheet "People" is hidden in the workbook; it was read all the same.',
    ]);
  });

  it('reads dates by their number format, with the 29 February 1900 that only spreadsheets know', async () => {
    const dates = [1, 59, 60, 61, 45_000].map(
      (serial) => `<row>${cell(serial, style.date)}${cell(serial + 0.5, style.timestamp)}</row>`,
    );
    const { columns, rows, notes } = await readSheet({ rows: row('day', 'moment') + dates.join('') });
    expect(columns).toEqual(['day: DATE', 'moment: TIMESTAMP']);
    expect(rows).toEqual([
      ['1900-01-01', '1900-01-01 12:00:00'],
      ['1900-02-28', '1900-02-28 12:00:00'],
      [null, null],
      ['1900-03-01', '1900-03-01 12:00:00'],
      ['2023-03-15', '2023-03-15 12:00:00'],
    ]);
    expect(notes[0]).toBe('Column "day" has 1 date that no calendar has (60; at A4), read as empty.');
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const { rows } = await readSheet(
      { rows: `${row('day')}<row>${cell(43_889, style.date)}</row>` },
      { is1904: true },
    );
    expect(rows).toEqual([['2024-02-29']]);
  });

  it('knows times, durations, shares and money', async () => {
    const cells = [
      cell(0.25, style.time),
      cell(1.5, style.duration),
      cell(0.125, style.percent),
      cell(9.99, style.euro),
    ];
    const { columns, rows, notes } = await readSheet({
      rows: `${row('at', 'took', 'rate', 'price')}<row>${cells.join('')}</row>`,
    });
    expect(columns).toEqual(['at: TIME', 'took: INTERVAL', 'rate: DOUBLE', 'price: DOUBLE']);
    expect(rows).toEqual([['06:00:00', '36:00:00', 0.125, 9.99]]);
    expect(notes).toContain('Column "rate" is shown in percent; its numbers are parts of 1 (12% is 0.12).');
    expect(notes).toContain('The numbers in column "price" are shown with "€" on the sheet "S".');
  });

  it('reads error values as empty, and says which and where', async () => {
    const error = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>';
    const { rows, notes, report } = await readSheet({
      rows: `${row('a', 'b')}${row(1, 2)}<row>${cell(3)}${error}</row>`,
    });
    expect(rows).toEqual([
      [1, 2],
      [3, null],
    ]);
    expect(notes).toEqual(['Column "b" has 1 error (#DIV/0!; at B3), read as empty.']);
    expect(report?.cells?.setAside).toContainEqual({ what: 'error values', cells: 1 });
  });

  it('sets titles, units, totals and footnotes aside, and joins a header of two levels', async () => {
    const rows = [
      row('Annual report'),
      row('Region', '2023', null, '2024', null),
      row(null, 'Sales', 'Cost', 'Sales', 'Cost'),
      row(null, '(EUR)', '(EUR)', '(EUR)', '(EUR)'),
      row('North', 1, 2, 3, 4),
      row('South', 5, 6, 7, 8),
      row('Total', 6, 8, 10, 12),
      row('Source: own calculations'),
    ];
    const merged = ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const {
      columns,
      rows: data,
      report,
    } = await readSheet({ rows: rows.join(''), after: `<mergeCells>${merged}</mergeCells>` });
    expect(columns).toEqual([
      'Region: VARCHAR',
      '2023 / Sales: BIGINT',
      '2023 / Cost: BIGINT',
      '2024 / Sales: BIGINT',
      '2024 / Cost: BIGINT',
    ]);
    expect(data).toEqual([
      ['North', 1, 2, 3, 4],
      ['South', 5, 6, 7, 8],
    ]);
    expect(report?.cells?.setAside).toEqual([
      { what: 'header', cells: 7 },
      { what: 'units', cells: 4 },
      { what: 'lines above the table', cells: 1 },
      { what: 'totals', cells: 5 },
      { what: 'footnotes', cells: 1 },
    ]);
    expect(report?.aside).toEqual({
      total: 4,
      lines: [
        { line: 1, reason: 'above the table', why: [{ code: 'above' }], text: 'Annual report' },
        { line: 4, reason: 'units', why: [{ code: 'units' }], text: '(EUR)\t(EUR)\t(EUR)\t(EUR)' },
        { line: 7, reason: 'total', why: [{ code: 'total' }], text: 'Total\t6\t8\t10\t12' },
        { line: 8, reason: 'under the table', why: [{ code: 'below' }], text: 'Source: own calculations' },
      ],
    });
  });

  it('divides a sheet into the tables that blank rows and columns keep apart', async () => {
    const rows = [
      row('Fruit', 'Number', null, 'City', 'People'),
      row('Apple', 1, null, 'Rome', 10),
      row('Pear', 2, null, 'Oslo', 20),
      '<row/>',
      row('Name', 'Age'),
      row('Ann', 30),
    ];
    const content = await contentOf(await read(xlsxOf([{ name: 'Mixed', rows: rows.join('') }])));
    expect(
      Object.values(content).map(({ columns }) => columns.map((column) => column.split(':')[0])),
    ).toEqual([
      ['Fruit', 'Number'],
      ['City', 'People'],
      ['Name', 'Age'],
    ]);
  });

  it('goes on over a blank row within a table', async () => {
    const { rows } = await readSheet({
      rows: `${row('k', 'v')}${row('a', 1)}<row/>${row('b', 2)}${row('c', 3)}`,
    });
    expect(rows).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });

  it('takes numbers that are stored as text for numbers, and codes for texts', async () => {
    const { columns, rows } = await readSheet({
      rows: row('sum', 'code', 'mix') + row('1000', '007', 1) + row('20', '042', 'n/a'),
    });
    expect(columns).toEqual(['sum: BIGINT', 'code: VARCHAR', 'mix: BIGINT']);
    expect(rows).toEqual([
      [1000, '007', 1],
      [20, '042', null],
    ]);
  });

  it('asks what a date of text means that could be day-first or month-first', async () => {
    const { columns, report } = await readSheet({
      rows: row('when', 'n') + row('03/04/2024', 1) + row('05/06/2024', 2),
    });
    expect(columns?.[0]).toBe('when: VARCHAR');
    expect(report?.question).toEqual({
      key: 'dateOrder',
      columns: ['when'],
      examples: ['03/04/2024', '05/06/2024'],
    });
  });

  it('reads shared texts with runs, entities, escapes and reading aids', async () => {
    const shared = [
      '<t>x</t>',
      '<r><t>a</t></r><r><t xml:space="preserve"> &amp; b_x0041_</t></r>',
      '<t>東京</t><rPh><t>とうきょう</t></rPh>',
    ];
    const texts = shared.map(
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>${index}</v></c></row>`,
    );
    const { rows } = await readSheet({ rows: texts.join('') }, { sharedTexts: shared });
    expect(rows).toEqual([['a & bA'], ['東京']]);
  });

  it('is not impressed by a dimension of a billion rows', async () => {
    const { rows } = await readSheet({
      before: '<dimension ref="A1:XFD1000000000"/>',
      rows: row('a', 'b') + row(1, 2),
    });
    expect(rows).toEqual([[1, 2]]);
  });

  it.each([
    ['a cell in row 1,000,000,000', `<row r="1000000000">${cell(1)}</row>`],
    ['a row of 1,000,000 cells', `<row r="1">${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`],
  ])('refuses %s', async (_, rows) => {
    await expect(read(xlsxOf([{ name: 'S', rows }]))).rejects.toMatchObject({ name: 'IngestError' });
    expect((await engine.query('SELECT table_name FROM duckdb_tables()')).rows).toEqual([]);
  });

  it('stands two cells in the far corners of a sheet', async () => {
    const corners =
      '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>';
    expect(Object.keys(await contentOf(await read(xlsxOf([{ name: 'S', rows: corners }])))).length).toBe(2);
  });

  it.each(['biff8', 'ods', 'xlsb'] as const)('is read the same when it is an %s file', async (bookType) => {
    const sheet = utils.aoa_to_sheet([
      ['name', 'n', 'ok'],
      ['Ann', 1.5, true],
      ['Bob', 2, false],
    ]);
    const book = utils.book_new(sheet, 'People');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
    const [people] = Object.values(await contentOf(await read(bytes, 'people.data')));
    expect(people?.columns).toEqual(['name: VARCHAR', 'n: DOUBLE', 'ok: BOOLEAN']);
    expect(people?.rows).toEqual([
      ['Ann', 1.5, true],
      ['Bob', 2, false],
    ]);
  });

  it('refuses an OpenDocument sheet that repeats a row a billion times', async () => {
    const cells = '<table:table-cell office:value-type="float" office:value="1"/>';
    const content = `<office:document-content><table:table table:name="S"><table:table-row table:number-rows-repeated="1000000000">${cells}</table:table-row></table:table></office:document-content>`;
    const parts = new Map([
      ['mimetype', new TextEncoder().encode('application/vnd.oasis.opendocument.spreadsheet')],
      ['content.xml', new TextEncoder().encode(content)],
    ]);
    await expect(read(zipOf(parts), 'rows.ods')).rejects.toThrow('repeats its rows or columns');
  });

  it('is refused with a reason when it is cut off anywhere', async () => {
    const whole = xlsxOf([{ name: 'S', rows: row('a', 'b') + row(1, 2) }]);
    for (const share of [0.2, 0.5, 0.9]) {
      const cut = whole.slice(0, Math.floor(whole.length * share));
      await expect(read(cut)).rejects.toMatchObject({ name: 'IngestError' });
    }
  });
});
