import { AsyncDuckDB, DuckDBAccessMode, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { expect, test } from 'vitest';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

const workerUrl = '/node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';

/** As the first versions kept tables: opened by DuckDB itself, and so in its oldest format. */
async function storeAsBefore(databaseName: string, statements: readonly string[]): Promise<void> {
  const duckDb = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  await duckDb.instantiate(new URL(wasmUrl, location.href).href);
  await duckDb.open({
    path: `opfs://${databaseName}.db`,
    accessMode: DuckDBAccessMode.READ_WRITE,
    opfs: { fileHandling: 'manual' },
  });
  const connection = await duckDb.connect();
  for (const statement of [...statements, 'CHECKPOINT']) await connection.query(statement);
  await duckDb.terminate();
}

test('tables kept in the older format are there, beside new ones', async () => {
  const databaseName = `older-${crypto.randomUUID()}`;
  await storeAsBefore(databaseName, [
    "CREATE TABLE before AS SELECT range AS id, 'name ' || (range % 7) AS name FROM range(300000)",
  ]);
  const summary = 'SELECT count(*), sum(id), count(DISTINCT name) FROM before';
  const expected = [[300_000, 44_999_850_000, 7]];

  const first = startDuckDb({ databaseName });
  expect(await first.tableNames()).toEqual(['before']);
  expect((await first.query(summary)).rows).toEqual(expected);
  const rows = Array.from({ length: 200_000 }, (_, row) => `${row},name ${row % 5}`);
  await first.ingest(new File([`id,name\n${rows.join('\n')}\n`], 'after.csv'), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    taken: [],
  });
  expect(await first.saved()).toEqual([]);
  first.close();

  const second = startDuckDb({ databaseName });
  expect([...(await second.tableNames())].sort()).toEqual(['after', 'before']);
  expect((await second.query(summary)).rows).toEqual(expected);
  const both = 'SELECT count(*) FROM before JOIN after USING (id)';
  expect((await second.query(both)).rows).toEqual([[200_000]]);
  expect(second.status()).toMatchObject({ state: 'ready', storage: 'opfs' });
  second.close();
});
