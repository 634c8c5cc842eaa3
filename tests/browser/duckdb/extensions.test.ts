import { expect, test } from 'vitest';
import { engineConfig, startStatements } from '../../../workers/duckdb/config.ts';
import { compileEngine } from '../../../workers/duckdb/engine-code.ts';
import { ExtensionFailure, findExtensions, loadExtensions } from '../../../workers/duckdb/extensions.ts';
import { startNested } from '../../../workers/duckdb/nested-worker.ts';
import { duckDbBuild } from '../../../workers/vendor/extensions.ts';

const at = (folder: string) => new URL(`/vendored/${folder}/duckdb-extensions`, location.href).href;

async function startBare(allowUnsignedExtensions: boolean) {
  const { duckDb } = await startNested(compileEngine(() => undefined));
  await duckDb.open({ path: ':memory:', allowUnsignedExtensions, ...engineConfig });
  const connection = await duckDb.connectInternal();
  for (const statement of startStatements) await duckDb.runQuery(connection, statement);
  return { duckDb, connection };
}

test('the extensions that are vendored are for the DuckDB that is inside', async () => {
  const { duckDb } = await startBare(false);
  expect(await duckDb.getVersion()).toBe(duckDbBuild.version);
  await duckDb.terminate();
});

test('loads what is there from this origin', async () => {
  const shelf = await findExtensions(at('good'));
  expect(shelf).toMatchObject({ names: ['json'], failure: undefined });
  const { duckDb, connection } = await startBare(true);
  expect(await loadExtensions(duckDb, connection, shelf)).toEqual(['json']);
  await duckDb.runQuery(connection, 'SELECT 1');
  await duckDb.terminate();
});

test('an extension for another DuckDB is not tried', async () => {
  const { duckDb, connection } = await startBare(true);
  const shelf = { ...(await findExtensions(at('good'))), version: 'v0.0.1' };
  expect(await loadExtensions(duckDb, connection, shelf)).toEqual([]);
  await duckDb.terminate();
});

test('one that DuckDB refuses is said', async () => {
  const { duckDb, connection } = await startBare(false);
  const shelf = await findExtensions(at('good'));
  await expect(loadExtensions(duckDb, connection, shelf)).rejects.toThrow(ExtensionFailure);
  await duckDb.terminate();
});

test('a file that was changed is not tried, and a folder without any holds none', async () => {
  const changed = await findExtensions(at('changed'));
  expect(changed).toMatchObject({ names: [], failure: expect.stringContaining('json') as string });
  expect(await findExtensions(new URL('/nothing-is-here', location.href).href)).toMatchObject({ names: [] });
});

interface Opened {
  readonly storage: string;
  readonly extensions: readonly string[];
  readonly extensionFailure: string | undefined;
}

test.each(['good', 'changed', 'none'])(
  'the engine is whole, and keeps its tables, whatever becomes of the extensions (%s)',
  async (folder) => {
    const name = `extensions-${crypto.randomUUID()}`;
    const worker = new Worker(new URL('./extensions-worker.ts', import.meta.url), { type: 'module', name });
    const opened = await new Promise<Opened>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Opened>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(at(folder));
    });
    worker.terminate();
    expect(opened).toMatchObject({ storage: 'opfs', extensions: [] });
    if (folder === 'none') expect(opened.extensionFailure).toBeUndefined();
    else expect(opened.extensionFailure).toContain('The extension json');
  },
);
