import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LoadProgress } from '../../../src/core/engine.ts';
import { isAbort } from '../../../src/core/error.ts';
import { type IngestOptions, ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

const tables = async () => {
  const { rows } = await engine.query('SELECT table_name FROM duckdb_tables() ORDER BY 1');
  return rows.flat().filter((name) => typeof name === 'string');
};
afterEach(async () => {
  for (const name of await tables()) await engine.execute(`DROP TABLE "${name}"`);
});

function read(content: BlobPart, name: string, options: Partial<IngestOptions> = {}) {
  return ingest(new File([content], name), engine, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    taken: [],
    ...options,
  });
}

const thousandLines = Array.from({ length: 1000 }, (_, row) => `${row},name ${row}`).join('\n');

describe('ingest', () => {
  it('describes the file that it read', async () => {
    const dataset = await read('a,b\n1,x\n', 'Sales 2024 (final).csv');
    expect(dataset).toMatchObject({
      name: 'Sales 2024 (final)',
      tables: [{ name: 'Sales_2024_final', rowCount: 1 }],
      source: { fileName: 'Sales 2024 (final).csv', byteSize: 8, format: 'csv', notes: [] },
    });
    expect(dataset.tables[0]?.columns).toEqual([
      { name: 'a', type: 'BIGINT', kind: 'integer' },
      { name: 'b', type: 'VARCHAR', kind: 'text' },
    ]);
  });

  it('recognises the same content under another name', async () => {
    const one = await read('a,b\n1,x\n', 'one.csv');
    const other = await read('a,b\n1,x\n', 'other.csv');
    const changed = await read('a,b\n1,y\n', 'changed.csv');
    expect(other.source.contentHash).toBe(one.source.contentHash);
    expect(changed.source.contentHash).not.toBe(one.source.contentHash);
    expect(one.source.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes a table beside one of the same name', async () => {
    const first = await read('a\n1\n', 'sales.csv');
    const second = await read('a\n2\n', 'sales.csv', { taken: ['SALES'] });
    expect([first.tables[0]?.name, second.tables[0]?.name]).toEqual(['sales', 'sales_2']);
    expect((await engine.query('FROM sales')).rows).toEqual([[1]]);
  });

  it('leaves a table alone that was there under its name', async () => {
    await read('a\n1\n', 'sales.csv');
    await expect(read('a\n2\n', 'sales.csv')).rejects.toThrow('already exists');
    expect((await engine.query('FROM sales')).rows).toEqual([[1]]);
  });

  it('tells progress that only grows, and the rows at its end', async () => {
    const heard: LoadProgress[] = [];
    const packed = gzipSync(`id,name\n${thousandLines}`);
    await read(packed, 'many.csv.gz', { onProgress: (progress) => heard.push(progress) });
    const bytes = heard.map(({ bytesRead }) => bytesRead);
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toEqual({ bytesRead: packed.byteLength, byteSize: packed.byteLength, rows: 1000 });
  });

  it('reads 300 columns', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `column ${index + 1}`);
    const dataset = await read(
      `${names.join(',')}\n${names.map((_, index) => index).join(',')}\n`,
      'wide.csv',
    );
    expect(dataset.tables[0]?.columns.map(({ name }) => name)).toEqual(names);
    expect((await engine.query('SELECT "column 1", "column 300" FROM wide')).rows).toEqual([[0, 299]]);
  });

  it('reads a value of three million characters', async () => {
    await read(`id,text\n1,${'x'.repeat(3_000_000)}\n2,y\n`, 'long.csv');
    expect((await engine.query('SELECT id, length(text) FROM long ORDER BY id')).rows).toEqual([
      [1, 3_000_000],
      [2, 1],
    ]);
  });

  it('reads the demo with the types that its columns have', async () => {
    const dataset = await read(readFileSync('public/demo/transactions.csv.gz'), 'transactions.csv.gz');
    const [table] = dataset.tables;
    expect(table?.rowCount).toBe(250_000);
    expect(Object.fromEntries(table?.columns.map(({ name, kind }) => [name, kind]) ?? [])).toEqual({
      transaction_id: 'text',
      timestamp: 'timestamp',
      amount: 'integer',
      transaction_type: 'text',
      category: 'text',
      age_group: 'text',
      device: 'text',
      network: 'text',
      bank: 'text',
      state: 'text',
      processing_ms: 'integer',
      status: 'text',
      is_fraud: 'integer',
    });
    expect(dataset.source.notes).toEqual([]);
  });
});

describe('a stopped ingest', () => {
  it('does not begin when it is stopped already', async () => {
    await expect(read('a\n1\n', 'never.csv', { signal: AbortSignal.abort() })).rejects.toSatisfy(isAbort);
    expect(await tables()).toEqual([]);
  });

  it.each([
    ['at once', 0],
    ['while it unpacks', 0.2],
    ['while it reads', 0.41],
    ['when it is done', 1],
  ])('leaves nothing behind: %s', async (_, fraction) => {
    const controller = new AbortController();
    const body = Array.from({ length: 200 }, () => thousandLines).join('\n');
    const reading = read(gzipSync(`id,name\n${body}`, { level: 1 }), 'stopped.csv.gz', {
      signal: controller.signal,
      onProgress({ bytesRead, byteSize }) {
        if (bytesRead >= fraction * byteSize) controller.abort();
      },
    });
    await expect(reading).rejects.toSatisfy(isAbort);
    expect(await tables()).toEqual([]);
  });
});
