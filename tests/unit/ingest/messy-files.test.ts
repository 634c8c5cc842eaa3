import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type ImportNote, importNoteSchema } from '../../../src/core/dataset.ts';
import type { LoadingEngine } from '../../../src/core/engine.ts';
import { IngestError } from '../../../src/core/error.ts';
import { unaccounted } from '../../../src/core/import-report.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = 'tests/files/messy';

const expectedSchema = z.union([
  z.object({
    table: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.unknown())),
    notes: z.array(z.string()),
  }),
  z.object({ error: z.string(), advice: z.string() }),
]);

/** Each folder holds one file and `expected.json`: the table that it becomes and what is said of it, or the error. */
describe('a messy file', () => {
  let engine: Awaited<ReturnType<typeof startNodeEngine>>;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());

  it.each(readdirSync(folder))('%s', async (name) => {
    const text = readFileSync(join(folder, name, 'expected.json'), 'utf8');
    const expected = expectedSchema.parse(JSON.parse(text));
    expect(await outcomeOf(inputOf(name), engine)).toEqual(expected);
    expect((await engine.query('SELECT table_name FROM duckdb_tables()')).rows).toEqual([]);
  });
});

function inputOf(name: string): File {
  const [file = ''] = readdirSync(join(folder, name)).filter((entry) => entry !== 'expected.json');
  return new File([readFileSync(join(folder, name, file))], file);
}

async function outcomeOf(file: File, engine: LoadingEngine): Promise<unknown> {
  try {
    return await tableOf(file, engine);
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    return { error: error.message, advice: error.advice };
  }
}

async function tableOf(file: File, engine: LoadingEngine): Promise<unknown> {
  const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
  const { tables, source } = await ingest(file, engine, options);
  for (const { cells } of source.reports) expect(cells === undefined ? 0 : unaccounted(cells)).toBe(0);
  for (const note of source.notes) {
    expect(note.fact, note.message).toBeDefined();
    expect(importNoteSchema.parse(note)).toEqual(note);
  }
  const [table] = tables;
  if (table === undefined) return undefined;
  const { rows } = await engine.query(`FROM ${table.name}`);
  expect(table.rowCount).toBe(rows.length);
  await engine.execute(`DROP TABLE ${table.name}`);
  const columns = table.columns.map(({ name, type }) => `${name}: ${type}`);
  return { table: table.name, columns, rows, notes: source.notes.map(written) };
}

function written({ level, message, line }: ImportNote): string {
  return `${level}${line === undefined ? '' : ` (line ${line})`}: ${message}`;
}
