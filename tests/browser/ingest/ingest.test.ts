import { afterAll, expect, test } from 'vitest';
import type { LoadProgress } from '../../../src/core/engine.ts';
import { IngestError, isAbort } from '../../../src/core/error.ts';
import { plantedEffects } from '../../../src/demo/effects.ts';
import { transactionCsv } from '../../../src/demo/transactions.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

const engine = startDuckDb({ databaseName: `ingest-${crypto.randomUUID()}` });
afterAll(() => engine.close());

const usual = () => ({ signal: new AbortController().signal, onProgress: () => undefined, taken: [] });

function transactions(rows: number): BlobPart[] {
  return [...transactionCsv({ rows, seed: 5, effects: plantedEffects })];
}

async function packed(parts: BlobPart[]): Promise<Blob> {
  return new Response(new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

test('a compressed file becomes a table, with progress on the way', async () => {
  const heard: LoadProgress[] = [];
  const file = new File([await packed(transactions(40_000))], 'payments.csv.gz');
  const dataset = await engine.ingest(file, { ...usual(), onProgress: (progress) => heard.push(progress) });
  expect(dataset.tables[0]).toMatchObject({ name: 'payments', rowCount: 40_000 });
  expect(heard.at(-1)).toEqual({ bytesRead: file.size, byteSize: file.size, rows: 40_000 });
  expect(heard.length).toBeGreaterThan(3);
  const { rows } = await engine.query('SELECT count(*), count(DISTINCT age_group) FROM payments');
  expect(rows).toEqual([[40_000, 5]]);
});

test('a file in Windows-1252 with uneven rows is mended in the worker', async () => {
  const bytes = Uint8Array.from('name;n\nJürgen;1\nZoë\n', (letter) => letter.charCodeAt(0));
  const dataset = await engine.ingest(new File([bytes], 'names.csv'), usual());
  expect((await engine.query('FROM names')).rows).toEqual([
    ['Jürgen', 1],
    ['Zoë', null],
  ]);
  expect(dataset.source.notes.map(({ message }) => message)).toEqual([
    'The file was read as Windows-1252 (Latin-1).',
    'The row in line 3 has fewer than 2 values; what is missing was left empty.',
  ]);
});

test('a file that is no table says what it is and what to do', async () => {
  const picture = new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)], 'photo.csv');
  const failure = await engine.ingest(picture, usual()).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(IngestError);
  expect(failure).toMatchObject({ message: 'photo.csv is a PNG image, which cannot be opened here.' });
});

test('a reading that is stopped half way leaves no table', async () => {
  const stop = new AbortController();
  const reading = engine.ingest(new File(transactions(150_000), 'stopped.csv'), {
    ...usual(),
    signal: stop.signal,
    onProgress({ bytesRead, byteSize }) {
      if (bytesRead > byteSize / 4) stop.abort();
    },
  });
  expect(isAbort(await reading.catch((error: unknown) => error))).toBe(true);
  expect(await engine.tableNames()).not.toContain('stopped');
});
