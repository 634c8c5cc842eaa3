import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import type { LoadingEngine } from '../../../src/core/engine.ts';
import { IngestError } from '../../../src/core/error.ts';
import { unaccounted } from '../../../src/core/import-report.ts';
import { randomFrom } from '../../../src/demo/random.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { mutate } from '../../support/mutate.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { startNodeReaders } from '../../support/node-readers.ts';
import { smallFiles } from '../../support/small-files.ts';

/** `DAMAGED_FILES=1000` looks longer; `DAMAGED_SEED` looks elsewhere. */
const count = Number(process.env.DAMAGED_FILES ?? 12);
const seed = Number(process.env.DAMAGED_SEED ?? 1);
const longestMs = 10_000;

vi.setConfig({ testTimeout: 60_000 + count * 1000, hookTimeout: 60_000 });

const files = await smallFiles();
const readers = startNodeReaders();
let node: Awaited<ReturnType<typeof startNodeEngine>>;
let engine: LoadingEngine;
beforeAll(async () => {
  node = await startNodeEngine();
  engine = { ...node, parse: readers.parse };
  await engine.execute("CREATE TABLE earlier AS SELECT i, 'row ' || i AS text FROM range(1000) t(i)");
});
afterAll(async () => {
  if (process.env.DAMAGED_FILES !== undefined) console.info(`readers that broke or hung: ${readers.ended()}`);
  await readers.close();
  await node.close();
});

const read = (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Dataset> =>
  ingest(new File([bytes], name), engine, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    taken: ['earlier'],
  });

async function drop(dataset: Dataset): Promise<void> {
  for (const { name } of dataset.tables) await engine.execute(`DROP TABLE "${name}"`);
}

async function standing(): Promise<unknown> {
  const { rows } = await engine.query(
    'SELECT (SELECT list(table_name) FROM duckdb_tables()), (SELECT list(view_name) FROM duckdb_views() WHERE NOT internal), count(*), sum(i), sum(length(text)), bit_xor(hash(text)) FROM earlier',
  );
  return rows;
}

/** What is wrong with how a file was taken; nothing when it was read whole, or refused in words. */
async function complaint(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string | undefined> {
  try {
    const dataset = await read(bytes, name);
    const lost = dataset.source.reports.flatMap(({ cells }) =>
      cells !== undefined && unaccounted(cells) !== 0 ? [`${unaccounted(cells)} cells unaccounted for`] : [],
    );
    await drop(dataset);
    return lost[0];
  } catch (error) {
    if (error instanceof IngestError) return error.advice === '' ? 'no advice' : undefined;
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

test.each([...files])('%s is sound as it is', async (name, bytes) => {
  const dataset = await read(bytes, name);
  expect(dataset.tables[0]?.rowCount).toBeGreaterThan(4);
  await drop(dataset);
});

test.each([...files])(
  '%s, damaged, is read or refused in words, in time, and changes nothing else',
  async (name, bytes) => {
    const random = randomFrom(seed);
    const before = await standing();
    const wrong: string[] = [];
    for (let round = 0; round < count; round += 1) {
      const damaged = mutate(bytes, random);
      const start = performance.now();
      const said = await complaint(damaged.bytes, name);
      const ms = performance.now() - start;
      if (said !== undefined) wrong.push(`${round}, ${damaged.how}: ${said}`);
      if (ms > longestMs) wrong.push(`${round}, ${damaged.how}: took ${Math.round(ms)} ms`);
    }
    expect(wrong).toEqual([]);
    expect(await standing()).toEqual(before);
  },
);
