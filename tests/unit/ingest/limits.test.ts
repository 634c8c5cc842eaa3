import { gzipSync } from 'node:zlib';
import { type Column, columnFromArray, int8, tableFromColumns, tableToIPC } from '@uwdata/flechette';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { LoadingEngine } from '../../../src/core/engine.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { startNodeReaders } from '../../support/node-readers.ts';
import { type Outcome, readFile } from '../../support/read-file.ts';
import { encoded, sheetParts } from '../../support/small-files.ts';
import { joined, zipOf } from '../../support/zip.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const readers = startNodeReaders();
let node: Awaited<ReturnType<typeof startNodeEngine>>;
let engine: LoadingEngine;
beforeAll(async () => {
  node = await startNodeEngine();
  engine = { ...node, parse: readers.parse };
});
afterAll(async () => {
  await readers.close();
  await node.close();
});

const read = (name: string, parts: readonly BlobPart[]): Promise<Outcome> => readFile(engine, name, parts);

async function expectRefused(name: string, parts: readonly BlobPart[], message: RegExp): Promise<void> {
  await expect(read(name, parts)).rejects.toMatchObject({
    name: 'IngestError',
    message: expect.stringMatching(message) as string,
    advice: expect.stringMatching(/\w/) as string,
  });
}

const million = 1_000_000;
const workbook = (sheet: string) => zipOf(sheetParts(sheet));

test('a gzip bomb is not unpacked', async () => {
  await expectRefused('bomb.csv.gz', [gzipSync(new Uint8Array(2 ** 28 + 1))], /more than 300 times its size/);
});

test('a gzip file within a gzip file is not unpacked on', async () => {
  await expectRefused('twice.csv.gz', [gzipSync(gzipSync(encoded('a,b')))], /compressed twice/);
});

test('an Arrow file of 20,001 columns is refused', async () => {
  const type = int8();
  const table = tableFromColumns(
    Array.from({ length: 20_001 }, (_, at): [string, Column<unknown>] => [
      `c${at}`,
      columnFromArray<unknown>([1], type),
    ]),
  );
  const bytes = new Uint8Array(tableToIPC(table, { format: 'stream' }) ?? []);
  await expectRefused('wide.arrow', [bytes], /has 20001 columns; at most 20000/);
});

test('a JSON line of 500 MB is refused, and so is a record of a million names', async () => {
  const piece = new Blob(['x'.repeat(2 ** 20)]);
  const line = Array.from({ length: 500 }, () => piece);
  await expectRefused('line.json', ['{"a":"', ...line, '"}'], /longer than 256 MB/);
  const names = Array.from({ length: million }, (_, index) => `"c${index}":1`).join();
  await expectRefused('names.json', [`{${names}}`], /has more than 100,000 values/);
});

test('a line of 500 MB is no row of a table', async () => {
  const piece = new Blob(['x,'.repeat(2 ** 19)]);
  const line = Array.from({ length: 500 }, () => piece);
  await expectRefused('line.csv', line, /Line 1 does not end within its first 4 MB/);
});

test('a header of a million names is refused', async () => {
  const names = Array.from({ length: million }, (_, index) => `c${index}`).join();
  await expectRefused('wide.csv', [`${names}\n${'1,'.repeat(million - 1)}1\n`], /Line 1 does not end/);
  await expectRefused(
    'wide.xlsx',
    [workbook(`<sheetData><row r="1">${'<c><v>1</v></c>'.repeat(million)}</row></sheetData>`)],
    /beyond row 1,048,576 or column 16,384/,
  );
});

test('a billion rows that a workbook claims are not made', async () => {
  const claim = '<dimension ref="A1:XFD1000000000"/>';
  const rows = await read('claim.xlsx', [
    workbook(`${claim}<sheetData><row r="1"><c><v>1</v></c></row></sheetData>`),
  ]);
  expect(rows.rows).toEqual([[1]]);
  await expectRefused(
    'far.xlsx',
    [workbook(`${claim}<sheetData><row r="1000000000"><c><v>1</v></c></row></sheetData>`)],
    /beyond row 1,048,576/,
  );
});

test('rows that an OpenDocument sheet repeats a billion times are not made', async () => {
  const name = (part: string) => `urn:oasis:names:tc:opendocument:xmlns:${part}:1.0`;
  const cell =
    '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>';
  const content = `<office:document-content xmlns:office="${name('office')}" xmlns:table="${name('table')}"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="1000000000">${cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
  const parts = {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': content,
  };
  const bytes = zipOf(new Map(Object.entries(parts).map(([path, text]) => [path, encoded(text)])));
  await expectRefused('repeated.ods', [bytes], /repeats its rows or columns into more cells/);
});

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
])('%s within each other 100,000 times are refused', async (_, open, close) => {
  const text = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
  await expectRefused('deep.json', [text], /nested more than 1000 levels deep at line 1/);
});

test('a number that no double holds stays what it is', async () => {
  const { columns, rows } = await read('exact.json', ['[{"n":9007199254740993},{"n":1}]']);
  expect([columns, rows]).toEqual([['n BIGINT'], [['9007199254740993'], [1]]]);
});

test('a Parquet file that claims 2^60 rows is refused by what is in it', async () => {
  const whole = new Uint8Array(
    parquetWriteBuffer({
      columnData: [{ name: 'n', data: Array.from({ length: 12_345 }, (_, n) => n), type: 'INT32' }],
      rowGroupSize: 100_000,
    }),
  );
  await expectRefused('claim.parquet', [claiming(whole, 12_345, 2n ** 60n)], /Parquet|damaged/);
});

/** Everywhere in the footer where the first count stands, the second. */
function claiming(file: Uint8Array, rows: number, claimed: bigint): Uint8Array<ArrayBuffer> {
  const size = new DataView(file.buffer).getUint32(file.length - 8, true);
  const footer = file.subarray(file.length - 8 - size, file.length - 8);
  const sought = numberField(BigInt(rows));
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at + sought.length <= footer.length; at += 1) {
    if (!sought.every((byte, index) => footer[at + index] === byte)) continue;
    parts.push(footer.subarray(from, at), numberField(claimed));
    from = at + sought.length;
  }
  const made = joined([...parts, footer.subarray(from)]);
  const end = new DataView(new ArrayBuffer(4));
  end.setUint32(0, made.length, true);
  return joined([
    file.subarray(0, file.length - 8 - size),
    made,
    new Uint8Array(end.buffer),
    encoded('PAR1'),
  ]);
}

/** A field of 64 bits that follows the one before it, as Thrift's compact protocol has it. */
function numberField(value: bigint): Uint8Array {
  const bytes = [0x16];
  for (let rest = value * 2n; ; rest >>= 7n) {
    const isLast = rest < 128n;
    bytes.push(Number(rest & 127n) | (isLast ? 0 : 128));
    if (isLast) return Uint8Array.from(bytes);
  }
}
