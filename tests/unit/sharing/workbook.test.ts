import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import type { Column } from '../../../src/core/dataset.ts';
import { serialOf } from '../../../src/sharing/export-table/workbook/serial.ts';
import { rowXml } from '../../../src/sharing/export-table/workbook/sheet-xml.ts';
import { workbookWriter } from '../../../src/sharing/export-table/workbook.ts';

const text: Column = { name: 'text', type: 'VARCHAR', kind: 'text' };
const number: Column = { name: 'n', type: 'BIGINT', kind: 'integer' };

test('texts come back as they were, but for halves of characters', async () => {
  const writer = workbookWriter([text]);
  const texts = ['<b>&"\'', '  two  spaces ', '=SUM(A1)', 'half \ud800'];
  await writer.add(texts.map((each) => [each]));
  const { sheets } = await readXlsx(new Uint8Array(await (await writer.finish()).arrayBuffer()));
  const read = sheets[0]?.rows.slice(1).map((row) => row[0]);
  expect(read).toEqual(['<b>&"\'', '  two  spaces ', '=SUM(A1)', 'half \ufffd']);
});

test('control characters, and what looks like one written out, are written as Excel does', () => {
  expect(rowXml(['a\u0007b', '_x0041_'], ['text', 'text'], 2)).toContain('a_x0007_b');
  expect(rowXml(['_x0041_'], ['text'], 2)).toContain('_x005F_x0041_');
});

test('more rows than a sheet takes go on in the next one, below the same header', async () => {
  const writer = workbookWriter([number], 4);
  await writer.add([[1], [2]]);
  await writer.add([[3], [4], [5], [6], [7]]);
  const { sheets } = await readXlsx(new Uint8Array(await (await writer.finish()).arrayBuffer()));
  expect(sheets.map(({ rows }) => rows.map((row) => row[0]))).toEqual([
    ['n', 1, 2, 3],
    ['n', 4, 5, 6],
    ['n', 7],
  ]);
});

test('numbers that Excel would round stay texts', async () => {
  const writer = workbookWriter([number]);
  await writer.add([['9007199254740993'], [1234567890123456], [123456789012345]]);
  const { sheets } = await readXlsx(new Uint8Array(await (await writer.finish()).arrayBuffer()));
  expect(sheets[0]?.rows.slice(1).map((row) => row[0])).toEqual([
    '9007199254740993',
    '1234567890123456',
    123456789012345,
  ]);
});

test('days are counted as Excel does, and those before its calendar is right stay texts', () => {
  expect(serialOf('2024-02-29', 'date')?.value).toBe(45351);
  expect(serialOf('1900-03-01', 'date')?.value).toBe(61);
  expect(serialOf('1900-02-28', 'date')).toBeUndefined();
  expect(serialOf('2024-02-29 12:00:00', 'timestamp')?.value).toBe(45351.5);
});
