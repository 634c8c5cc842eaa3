import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, expect, test } from 'vitest';
import { IngestError, isAbort } from '../../../src/core/error.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

const engine = startDuckDb({ databaseName: `apart-${crypto.randomUUID()}` });
afterAll(() => engine.close());

const usual = () => ({ signal: new AbortController().signal, onProgress: () => undefined, taken: [] });

function parquet(rows: number): Uint8Array<ArrayBuffer> {
  const numbers = Array.from({ length: rows }, (_, row) => row);
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'n', data: numbers, type: 'INT32' },
        { name: 'city', data: numbers.map((n) => ['Pune', 'Agra', null][n % 3]), type: 'STRING' },
      ],
      rowGroupSize: 50_000,
    }),
  );
}

test('a Parquet file of several pieces becomes a table that can be asked and is kept', async () => {
  const heard: number[] = [];
  const dataset = await engine.ingest(new File([parquet(300_000)], 'cities.parquet'), {
    ...usual(),
    onProgress: ({ rows }) => heard.push(rows ?? 0),
  });
  expect(dataset.tables[0]).toMatchObject({ name: 'cities', rowCount: 300_000 });
  expect(heard.at(-1)).toBe(300_000);
  expect(new Set(heard).size).toBeGreaterThan(3);
  await engine.saved();
  const { rows } = await engine.query('SELECT sum(n), count(city), count(DISTINCT city) FROM cities');
  expect(rows).toEqual([[44_999_850_000, 200_000, 2]]);
});

test('JSON is read in a worker of its own, too', async () => {
  const lines = Array.from({ length: 50_000 }, (_, n) => JSON.stringify({ n, at: { city: 'Pune' } })).join(
    '\n',
  );
  const dataset = await engine.ingest(new File([lines], 'lines.ndjson'), usual());
  expect(dataset.tables[0]?.columns.map(({ name }) => name)).toEqual(['n', 'at.city']);
  expect((await engine.query('SELECT count(*), max(n) FROM lines')).rows).toEqual([[50_000, 49_999]]);
});

test('a reading that is stopped half way leaves no table', async () => {
  const stop = new AbortController();
  const reading = engine.ingest(new File([parquet(300_000)], 'stopped.parquet'), {
    ...usual(),
    signal: stop.signal,
    onProgress({ rows = 0 }) {
      if (rows > 0) stop.abort();
    },
  });
  expect(isAbort(await reading.catch((error: unknown) => error))).toBe(true);
  expect(await engine.tableNames()).not.toContain('stopped');
});

/** mulberry32, so that a file that fails can be made again. */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

test('damaged files are read or refused, end no more than their reader, and leave nothing behind', async () => {
  const whole = parquet(500);
  const random = randomNumbers(7);
  let refused = 0;
  for (let round = 0; round < 30; round += 1) {
    const bent = Uint8Array.from(whole);
    for (let flip = 0; flip < 4; flip += 1) {
      bent[4 + Math.floor(random.next().value * (whole.length - 8))] = Math.floor(random.next().value * 256);
    }
    const read = await engine
      .ingest(new File([bent], `bent${round}.parquet`), usual())
      .catch((error: unknown) => error);
    if (read instanceof Error) {
      expect(read).toBeInstanceOf(IngestError);
      refused += 1;
    } else {
      await engine.dropTable(`bent${round}`);
    }
  }
  expect(refused).toBeGreaterThan(3);
  expect((await engine.query('SELECT count(*) FROM cities')).rows).toEqual([[300_000]]);
  expect([...(await engine.tableNames())].sort()).toEqual(['cities', 'lines']);
}, 180_000);
