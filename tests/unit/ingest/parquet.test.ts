import { columnFromArray, tableFromColumns, tableToIPC, utf8 } from '@uwdata/flechette';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { Table, writeParquet } from 'parquet-wasm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startNodeEngine } from '../../support/node-engine.ts';
import { type Outcome, readFile } from '../../support/read-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

type Schema = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>;
type Element = Schema[number];

const readColumns = (columnData: ColumnSource[]): Promise<Outcome> =>
  readFile(engine, 'file.parquet', parquetWriteBuffer({ columnData }));

/** One column of a type that the writer does not choose by itself. */
function readColumn(element: Omit<Element, 'name'>, data: readonly unknown[]): Promise<Outcome> {
  const column: Element = { name: 'c', repetition_type: 'OPTIONAL', ...element };
  const schema: Schema = [{ name: 'root', num_children: 1 }, column];
  return readFile(
    engine,
    'file.parquet',
    parquetWriteBuffer({ schema, columnData: [{ name: 'c', data: [...data] }] }),
  );
}

test('plain columns come with their types and values', async () => {
  const { columns, rows } = await readColumns([
    { name: 'id', data: [1n, 2n, 9007199254740993n], type: 'INT64' },
    { name: 'name', data: ['Zoë', null, ''], type: 'STRING' },
    { name: 'amount', data: [1.5, null, Number.NaN], type: 'DOUBLE' },
    { name: 'ok', data: [true, false, null], type: 'BOOLEAN' },
  ]);
  expect(columns).toEqual(['id BIGINT', 'name VARCHAR', 'amount DOUBLE', 'ok BOOLEAN']);
  expect(rows).toEqual([
    [1, 'Zoë', 1.5, true],
    [2, null, null, false],
    ['9007199254740993', '', Number.NaN, null],
  ]);
});

test('times with a zone become UTC, which is said', async () => {
  const at = new Date('2024-05-06T07:08:09.123Z');
  const logical = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } as const;
  const { columns, rows, notes } = await readColumn(
    { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type: logical },
    [at, null],
  );
  expect([columns, rows]).toEqual([['c TIMESTAMP'], [['2024-05-06 07:08:09.123'], [null]]]);
  expect(notes).toEqual(['The times in column "c" were converted to UTC.']);
});

test('a UUID is one, not bytes', async () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17);
  const element = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } } as const;
  const { columns, rows } = await readColumn(element, [bytes, null]);
  expect([columns, rows]).toEqual([['c UUID'], [['00112233-4455-6677-8899-aabbccddeeff'], [null]]]);
});

test('16-bit floats and 64-bit unsigned integers keep their values', async () => {
  const half = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 2, logical_type: { type: 'FLOAT16' } } as const;
  expect(await readColumn(half, [1.5, -2, null])).toMatchObject({
    columns: ['c FLOAT'],
    rows: [[1.5], [-2], [null]],
  });
  const unsigned = { type: 'INT64', converted_type: 'UINT_64' } as const;
  expect(await readColumn(unsigned, [18446744073709551615n, 1n])).toMatchObject({
    columns: ['c UBIGINT'],
    rows: [['18446744073709551615'], [1]],
  });
});

test('an interval keeps its months', async () => {
  const interval = Uint8Array.of(14, 0, 0, 0, 3, 0, 0, 0, 0xe8, 3, 0, 0);
  const element = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 12, converted_type: 'INTERVAL' } as const;
  const { columns, rows } = await readColumn(element, [null, interval]);
  expect([columns, rows]).toEqual([['c INTERVAL'], [[null], ['1 year 2 months 3 days 00:00:01']]]);
});

test('bytes that are text are read as text, others stay bytes', async () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  const texts = await readColumn({ type: 'BYTE_ARRAY' }, [encode('Pune'), encode('Zoë'), null]);
  expect(texts).toMatchObject({ columns: ['c VARCHAR'], rows: [['Pune'], ['Zoë'], [null]] });
  const bytes = await readColumn({ type: 'BYTE_ARRAY' }, [Uint8Array.of(0, 255), encode('Pune')]);
  expect(bytes.columns).toEqual(['c BLOB']);
  expect(bytes.notes).toEqual(['Column "c" holds bytes that are no text; they were kept as bytes.']);
});

test('names that differ in case alone are told apart', async () => {
  const { columns } = await readColumns([
    { name: 'a', data: ['x'], type: 'STRING' },
    { name: 'A', data: ['y'], type: 'STRING' },
  ]);
  expect(columns).toEqual(['a VARCHAR', 'A_1 VARCHAR']);
});

test('a table without rows is there with its columns', async () => {
  const empty = tableToIPC(tableFromColumns({ a: columnFromArray([], utf8()) }), { format: 'stream' });
  const bytes = writeParquet(Table.fromIPCStream(empty ?? new Uint8Array()));
  const { columns, rows } = await readFile(engine, 'file.parquet', new Uint8Array(bytes));
  expect([columns, rows]).toEqual([['a VARCHAR'], []]);
});

test('a file that the usual reader does not take is read by another, which is said', async () => {
  const { columns, rows, notes } = await readColumns([
    { name: 'a', data: [], type: 'STRING' },
    { name: 'n', data: [], type: 'INT32' },
    { name: 'at', data: [], type: 'TIMESTAMP' },
  ]);
  expect([columns, rows]).toEqual([['a VARCHAR', 'n BIGINT', 'at TIMESTAMP'], []]);
  expect(notes).toEqual([expect.stringContaining('another one read it')]);
});

test('an encrypted file and one that is cut off say so', async () => {
  const whole = new Uint8Array(
    parquetWriteBuffer({ columnData: [{ name: 'a', data: ['x'], type: 'STRING' }] }),
  );
  const encrypted = Uint8Array.from(whole);
  encrypted.set(new TextEncoder().encode('PARE'), whole.length - 4);
  await expect(readFile(engine, 'a.parquet', encrypted)).rejects.toMatchObject({
    name: 'IngestError',
    message: 'The Parquet file is encrypted.',
  });
  await expect(readFile(engine, 'a.parquet', whole.slice(0, -6))).rejects.toMatchObject({
    name: 'IngestError',
    message: expect.stringContaining('does not end as a Parquet file does') as string,
  });
});
