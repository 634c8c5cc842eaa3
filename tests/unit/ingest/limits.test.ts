import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dataset } from '../../../src/core/dataset.ts';
import { IngestError } from '../../../src/core/error.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);
afterAll(() => engine.close());

function read(...parts: BlobPart[]): Promise<Dataset> {
  const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
  return ingest(new File(parts, 'wide.csv'), engine, options);
}

async function refusalOf(
  ...parts: BlobPart[]
): Promise<{ message: string; line: number | undefined; ms: number }> {
  const startedAt = performance.now();
  const error: unknown = await read(...parts).catch((reason: unknown) => reason);
  if (!(error instanceof IngestError)) throw error;
  return { message: error.message, line: error.line, ms: performance.now() - startedAt };
}

const repeated = (text: string, megabytes: number): Blob[] => {
  const megabyte = new Blob([text.repeat(2 ** 20 / text.length)]);
  return Array.from({ length: megabytes }, () => megabyte);
};

it('refuses a single line of 500 MB after its first few, and says so', async () => {
  const { message, line, ms } = await refusalOf(...repeated('ab,c', 500));
  expect(message).toBe('Line 1 does not end within its first 4 MB: this is no table of rows.');
  expect(line).toBe(1);
  expect(ms).toBeLessThan(10_000);
}, 60_000);

it('refuses an endless line late in a file, and names it', async () => {
  const { message, line } = await refusalOf('a,b\n', '1,2\n'.repeat(100_000), ...repeated('ab,c', 20));
  expect(message).toBe('Line 100002 is longer than 8 million characters: it is no row of a table.');
  expect(line).toBe(100_002);
}, 120_000);

it.each([',', '\t'])(
  'refuses a header of a million columns between "%s"',
  async (delimiter) => {
    const names = Array.from({ length: 1_000_000 }, () => 'c').join(delimiter);
    const row = `1${delimiter}`.repeat(999_999);
    const { message, ms } = await refusalOf(`${names}\n`, `${row}1\n`);
    expect(message).toBe('Line 1 has 1,000,000 values; a table can have 16,384 columns here.');
    expect(ms).toBeLessThan(30_000);
  },
  120_000,
);

it('reads a header that is longer than what is usually looked at first', async () => {
  const names = Array.from(
    { length: 3000 },
    (_, index) =>
      `measurement of the probe in the room with the number ${index} on the floor above the kitchen, at noon`,
  );
  const quoted = names.map((name) => `"${name}"`).join(';');
  const row = names.map((_, index) => index).join(';');
  const dataset = await read(`${quoted}\n${row}\n${row}\n`);
  expect(dataset.tables[0]?.columns).toHaveLength(3000);
  expect(dataset.tables[0]?.rowCount).toBe(2);
  expect((await engine.query('SELECT #2999 + 0 FROM wide LIMIT 1')).rows).toEqual([[2998]]);
}, 120_000);
