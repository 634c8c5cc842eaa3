import {
  bool,
  type Column,
  CompressionType,
  columnFromArray,
  type DataType,
  decimal,
  dictionary,
  field,
  float16,
  IntervalUnit,
  int32,
  interval,
  list,
  map,
  runEndEncoded,
  setCompressionCodec,
  struct,
  TimeUnit,
  tableFromColumns,
  tableToIPC,
  time,
  timestamp,
  union,
  utf8,
} from '@uwdata/flechette';
import { compress } from 'lz4js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startNodeEngine } from '../../support/node-engine.ts';
import { type Outcome, readFile } from '../../support/read-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

type Columns = Readonly<Record<string, readonly [values: readonly unknown[], type: DataType]>>;

function arrow(columns: Columns, options: Parameters<typeof tableToIPC>[1]): Uint8Array<ArrayBuffer> {
  const made = Object.entries(columns).map(([name, [values, type]]): [string, Column<unknown>] => [
    name,
    columnFromArray<unknown>([...values], type),
  ]);
  return new Uint8Array(tableToIPC(tableFromColumns(made), options) ?? []);
}

const read = (bytes: Uint8Array<ArrayBuffer>, name = 'file.arrow'): Promise<Outcome> =>
  readFile(engine, name, bytes);

const plain: Columns = { n: [[1, null, 3], int32()], t: [['x', 'y', null], dictionary(utf8())] };
const plainOutcome = {
  columns: ['n INTEGER', 't VARCHAR'],
  rows: [
    [1, 'x'],
    [null, 'y'],
    [3, null],
  ],
};

test('its cells are counted by what its batches say of themselves', async () => {
  const { reports } = await read(arrow(plain, { format: 'file' }));
  expect(reports.map(({ cells }) => cells)).toEqual([{ inFile: 6, inTable: 6, filledIn: 0, setAside: [] }]);
});

test('a file and a stream are read, whatever they are called', async () => {
  expect(await read(arrow(plain, { format: 'file' }))).toMatchObject(plainOutcome);
  expect(await read(arrow(plain, { format: 'stream' }), 'file.bin')).toMatchObject(plainOutcome);
});

test('a file packed with LZ4 is read', async () => {
  setCompressionCodec(CompressionType.LZ4_FRAME, {
    encode: (bytes) => new Uint8Array(compress(bytes)),
    decode: (bytes) => bytes,
  });
  const many: Columns = { t: [Array.from({ length: 5_000 }, (_, row) => `row ${row % 7}`), utf8()] };
  const { rows } = await read(arrow(many, { format: 'file', codec: CompressionType.LZ4_FRAME }));
  expect(rows.slice(0, 2)).toEqual([['row 0'], ['row 1']]);
});

test('types that DuckDB does not take come in ones that it does, with the same values', async () => {
  const { columns, rows } = await read(
    arrow(
      {
        half: [[1.5, null], float16()],
        wide: [[-(10n ** 45n) - 1n, null], decimal(50, 2, 256)],
        time: [[[1, 2], null], interval(IntervalUnit.DAY_TIME)],
        zone: [[new Date(0), null], timestamp(TimeUnit.MILLISECOND, 'Asia/Kolkata')],
        inner: [[[{ half: 2.5 }], null], list(struct({ half: float16() }))],
      },
      { format: 'file' },
    ),
  );
  expect(columns).toEqual([
    'half FLOAT',
    'wide VARCHAR',
    'time INTERVAL',
    'zone TIMESTAMP',
    'inner STRUCT(half FLOAT)[]',
  ]);
  expect(rows).toEqual([
    [1.5, `-1${'0'.repeat(43)}.01`, '1 day 00:00:00.002', '1970-01-01 00:00:00', [{ half: 2.5 }]],
    [null, null, null, null, null],
  ]);
});

test('a column of no known kind is named', async () => {
  const either = union(1, [int32(), utf8()], [0, 1], (value) => (typeof value === 'string' ? 1 : 0));
  await expect(read(arrow({ u: [[1, 'x'], either] }, { format: 'file' }))).rejects.toMatchObject({
    name: 'IngestError',
    message:
      'Column "u" holds values of several types side by side (a union), which no column of a table does.',
  });
});

test('a map to maps to booleans holds what was written', async () => {
  const values = [
    [['a', [[1, true]]]],
    null,
    [
      ['b', null],
      ['c', []],
    ],
  ];
  const type = map(utf8(), map(int32(), bool()));
  const { columns, rows } = await read(arrow({ map: [values, type] }, { format: 'stream' }));
  expect(columns).toEqual(['map STRUCT(key VARCHAR, value STRUCT(key INTEGER, value BOOLEAN)[])[]']);
  expect(rows).toEqual([
    [[{ key: 'a', value: [{ key: 1, value: true }] }]],
    [null],
    [
      [
        { key: 'b', value: null },
        { key: 'c', value: [] },
      ],
    ],
  ]);
});

test('runs, dictionaries of adapted values and maps to booleans hold what was written', async () => {
  const { columns, rows, notes } = await read(
    arrow(
      {
        run: [[true, true, null, null, false], runEndEncoded(field('run_ends', int32(), false), bool())],
        half: [[1.5, null, 1.5, 2.5, 1.5], dictionary(float16())],
        map: [[[['a', true]], [['b', false]], null, [], [['c', null]]], map(utf8(), bool())],
      },
      { format: 'stream' },
    ),
  );
  expect(columns).toEqual(['run BOOLEAN', 'half FLOAT', 'map STRUCT(key VARCHAR, value BOOLEAN)[]']);
  expect(rows).toEqual([
    [true, 1.5, [{ key: 'a', value: true }]],
    [true, null, [{ key: 'b', value: false }]],
    [null, 1.5, null],
    [null, 2.5, []],
    [false, 1.5, [{ key: 'c', value: null }]],
  ]);
  expect(notes).toEqual(['The maps in column "map" became lists of their keys and values.']);
});

test('what becomes of times and of wide decimals is said', async () => {
  const { notes } = await read(
    arrow(
      {
        clock: [[1n], time(TimeUnit.NANOSECOND)],
        zone: [[new Date(0)], timestamp(TimeUnit.MILLISECOND, 'Asia/Kolkata')],
        wide: [[1n], decimal(50, 2, 256)],
      },
      { format: 'file' },
    ),
  );
  expect(notes).toEqual([
    'Column "wide" holds decimals of more digits than a number has here; they were kept exactly, as text.',
    'The times of day in column "clock" were cut to microseconds.',
    'The times in column "zone" were converted to UTC.',
  ]);
});

test('a stream as Arrow wrote it before 0.15, without marks, is read', async () => {
  const whole = arrow(plain, { format: 'stream' });
  expect(await read(withoutMarks(whole), 'old.bin')).toMatchObject(plainOutcome);
});

/** Each message without its continuation mark. */
function withoutMarks(stream: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(stream.buffer, stream.byteOffset);
  const kept: number[] = [];
  for (let at = 0; at < stream.length; at += 4) {
    if (view.getUint32(at, true) !== 0xffff_ffff) kept.push(...stream.subarray(at, at + 4));
  }
  return Uint8Array.from(kept);
}

test('a file that is cut off, damaged, or of the first Feather is refused, and the next one is read', async () => {
  const whole = arrow(plain, { format: 'file' });
  await expect(read(whole.slice(0, 400))).rejects.toMatchObject({
    message: 'The Arrow file is cut off: it ends within a message.',
  });
  const old = new TextEncoder().encode('FEA1................FEA1');
  await expect(read(old, 'a.feather')).rejects.toMatchObject({
    message: 'The file is of the first version of Feather, which is out of use since 2020.',
  });
  for (let at = 8; at < whole.length; at += 16) {
    const bent = Uint8Array.from(whole);
    bent[at] = (bent[at] ?? 0) ^ 0x55;
    await read(bent).catch((error: unknown) => {
      expect(error).toMatchObject({ name: 'IngestError' });
    });
  }
  expect(await read(whole)).toMatchObject(plainOutcome);
});
