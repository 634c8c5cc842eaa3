import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Cell } from '../../../src/core/cell.ts';
import { type ReadChoices, unaccounted } from '../../../src/core/import-report.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sheetParts } from '../../support/small-files.ts';
import { zipOf } from '../../support/zip.ts';
import { cell, row, xlsxOf } from './workbook-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

interface Read {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly string[];
  readonly header: unknown;
}

async function read(bytes: Uint8Array<ArrayBuffer>, choices: ReadChoices = {}): Promise<Read> {
  const { tables, source } = await ingest(new File([bytes], 'book.xlsx'), engine, {
    ...{ signal: new AbortController().signal, onProgress: () => undefined, taken: [], choices },
  });
  const { rows } = await engine.query('FROM book');
  await engine.execute('DROP TABLE book');
  for (const { cells } of source.reports) expect(cells && unaccounted(cells)).toBe(0);
  return {
    columns: tables[0]?.columns.map(({ name, type }) => `${name}: ${type}`) ?? [],
    rows,
    notes: source.notes.map(({ message }) => message),
    header: source.reports[0]?.detections.find(({ name }) => name === 'Header'),
  };
}

const sheet = (rows: string, after = ''): Uint8Array<ArrayBuffer> => xlsxOf([{ name: 'S', rows, after }]);

test('the header is the row that a person says, or none', async () => {
  const book = sheet(row('Prices', 'of') + row('item', 'price') + row('tea', 3) + row('rice', 2));
  const found = await read(book);
  expect(found.columns).toEqual(['Prices: VARCHAR', 'of: VARCHAR']);
  expect(found.header).toMatchObject({ value: 'row 1', choice: { key: 'headerLine', chosen: 1 } });
  const chosen = await read(book, { headerLine: 2 });
  expect(chosen).toMatchObject({
    columns: ['item: VARCHAR', 'price: BIGINT'],
    rows: [
      ['tea', 3],
      ['rice', 2],
    ],
    header: { value: 'row 2', choice: { chosen: 2 } },
  });
  const none = await read(book, { headerLine: 0 });
  expect(none.columns).toEqual(['column1: VARCHAR', 'column2: VARCHAR']);
  expect(none.rows).toHaveLength(4);
  expect(none.header).toMatchObject({ value: 'none', choice: { chosen: 0 } });
});

test('a whole number that no double holds keeps its digits', async () => {
  const number = (digits: string) => `<c><v>${digits}</v></c>`;
  const rows = [number('123456789012345678') + number('0.30000000000000004'), number('1') + number('0.1')];
  const { columns, rows: values } = await read(
    sheet(row('id', 'share') + rows.map((cells) => `<row>${cells}</row>`).join('')),
  );
  expect(columns).toEqual(['id: BIGINT', 'share: DOUBLE']);
  expect(values).toEqual([
    ['123456789012345678', 0.1 + 0.2],
    [1, 0.1],
  ]);
});

test('texts that are missing in the file are not left out in silence', async () => {
  const book = sheet('<row><c t="s"><v>7</v></c><c><v>1</v></c></row>');
  await expect(read(book)).rejects.toMatchObject({
    message: 'The workbook is damaged: its cells refer to texts that are missing in the file.',
  });
});

test('formats that are missing in the file are said', async () => {
  const { rows, notes } = await read(sheet(`${row('a', 'b')}<row>${cell(1)}${cell(45_000, 99)}</row>`));
  expect(rows).toEqual([[1, 45_000]]);
  expect(notes).toEqual([
    'On the sheet "S", 1 numbers have a format that is missing in the file: dates among them come as numbers of days.',
  ]);
});

test('a word far from the table does not stretch it', async () => {
  const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>';
  const { columns, rows } = await read(sheet(row('a', 'b') + row(1, 2) + far));
  expect([columns, rows]).toEqual([['a: BIGINT', 'b: BIGINT'], [[1, 2]]]);
});

test('a header of groups over a blank row belongs to the rows under it', async () => {
  const header = row(null, 'A', null, 'B', null) + row(null, 'x', 'y', 'x', 'y');
  const merged = '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>';
  const { columns, rows } = await read(
    sheet(`${header}<row/>${row(0, 1, 2, 3, 4)}${row(1, 5, 6, 7, 8)}`, merged),
  );
  expect(columns).toEqual([
    'column1: BIGINT',
    'A / x: BIGINT',
    'A / y: BIGINT',
    'B / x: BIGINT',
    'B / y: BIGINT',
  ]);
  expect(rows[1]).toEqual([1, 5, 6, 7, 8]);
});

test('parts in UTF-16, and paths with backslashes, are read', async () => {
  const parts = [...sheetParts(`<sheetData>${row('naïve', 'b')}${row('日本', 2)}</sheetData>`)];
  const wide = new Map(
    parts.map(([path, bytes]) => [path.replaceAll('/', '\\'), inUtf16(new TextDecoder().decode(bytes))]),
  );
  const { columns, rows } = await read(zipOf(wide));
  expect([columns, rows]).toEqual([['naïve: VARCHAR', 'b: BIGINT'], [['日本', 2]]]);
});

function inUtf16(text: string): Uint8Array<ArrayBuffer> {
  const units = Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0));
  return new Uint8Array(units.buffer);
}

const rowOf = (...cells: readonly string[]): string => `<row>${cells.join('')}</row>`;

test('formulas that no program has computed are said, and empty texts that formulas give are not', async () => {
  const rows = [
    row('name', 'twice'),
    rowOf(cell('x'), '<c><f>2*C2</f></c>'),
    rowOf(cell('y'), '<c><f>2*C3</f><v>8</v></c>'),
    rowOf(cell('z'), '<c t="str"><f>""</f><v></v></c>'),
  ];
  const { rows: read4, notes } = await read(sheet(rows.join('')));
  expect(read4).toEqual([
    ['x', null],
    ['y', 8],
    ['z', null],
  ]);
  expect(notes).toEqual([
    'The formula at B2 has no result in the file and was read as empty, on the sheet "S". Open the workbook in a spreadsheet program, save it, and drop that file.',
  ]);
});

test('cells that are merged within a table are said', async () => {
  const rows = [row('region', 'sales'), row('North', 1), row(null, 2), row('South', 3)];
  const merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>';
  const { rows: read4, notes } = await read(sheet(rows.join(''), merged));
  expect(read4).toEqual([
    ['North', 1],
    [null, 2],
    ['South', 3],
  ]);
  expect(notes).toEqual([
    'On "S", A2:A3 is merged: its value is in its first row and column, the cells beside it are empty.',
  ]);
});
