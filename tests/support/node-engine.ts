import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { createDuckDB, type DuckDBBindings, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import type { LoadingEngine } from '../../src/core/engine.ts';
import { columnValues } from '../../src/core/result-set.ts';
import { parsers } from '../../src/ingest/parser.ts';
import { ask } from '../../workers/duckdb/ask.ts';
import type { Bindings, Connection } from '../../workers/duckdb/bindings.ts';
import {
  connectionStatements,
  engineConfig,
  jailStatements,
  startStatements,
} from '../../workers/duckdb/config.ts';
import { execute } from '../../workers/duckdb/execute.ts';
import { createArrowInsert } from '../../workers/duckdb/insert-arrow.ts';
import { mountPath } from '../../workers/duckdb/mount-path.ts';
import { pointNames } from '../../workers/duckdb/names.ts';
import { createPool } from '../../workers/duckdb/pool.ts';
import { createTurns } from '../../workers/duckdb/turns.ts';

const poolSize = 4;

/** A real engine in Node, in memory: what the worker runs, for tests and scripts that want SQL without a browser. */
export async function startNodeEngine(): Promise<LoadingEngine & { close(): Promise<void> }> {
  const duckDb = await openDuckDb();
  const bindings = yielding(duckDb);
  const turns = createTurns();
  const connect = (): Connection => ({
    bindings,
    turns,
    id: duckDb.connect().useUnsafe((_, id) => id),
  });
  const connections = Array.from({ length: poolSize }, connect);
  await runAll(bindings, connections.slice(0, 1), startStatements);
  await runAll(bindings, connections, connectionStatements);
  await runAll(bindings, connections.slice(0, 1), jailStatements);
  const mounted = new Map<string, Blob>();
  let mountCount = 0;
  const pool = createPool(connections);

  return {
    query: (sql, options = {}) =>
      pool.lend(async (connection) => {
        await pointNames(connection, sql, () => tableNames(connection), options.activeTable);
        return ask(connection, sql, options);
      }),
    execute: (sql, signal) =>
      pool.lend((connection) => execute(connection, sql, signal === undefined ? {} : { signal })),
    async mount(name, blob) {
      mountCount += 1;
      const path = mountPath(mountCount, name);
      mounted.set(path, blob);
      duckDb.registerFileBuffer(path, new Uint8Array(await blob.arrayBuffer()));
      return path;
    },
    unmount(path) {
      mounted.delete(path);
      duckDb.dropFile(path);
      return Promise.resolve();
    },
    /** A mounted blob has been read already. */
    watchReading: () => () => undefined,
    async *pieces(path, pieceBytes) {
      const blob = mounted.get(path) ?? new Blob();
      for (let from = 0; from < blob.size; from += pieceBytes) {
        yield new Uint8Array(await blob.slice(from, from + pieceBytes).arrayBuffer());
      }
    },
    insertArrow: createArrowInsert(pool),
    async *parse(parser, blob, _signal, choices = {}) {
      const parse = await parsers[parser]({
        parquetWasm: await bytesOf('parquet-wasm/esm/parquet_wasm_bg.wasm'),
        sqliteWasm: await bytesOf('sql.js/dist/sql-wasm.wasm'),
      });
      yield* parse(blob, choices);
    },
    close() {
      duckDb.reset();
      return Promise.resolve();
    },
  };
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const { resolve } = createRequire(import.meta.url);
  return new Uint8Array(await readFile(resolve(path)));
}

async function openDuckDb(): Promise<DuckDBBindings> {
  const { resolve } = createRequire(import.meta.url);
  const bundle = (variant: string) => ({
    mainModule: resolve(`@duckdb/duckdb-wasm/dist/duckdb-${variant}.wasm`),
    mainWorker: '',
  });
  const duckDb = await createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new VoidLogger(), NODE_RUNTIME);
  await duckDb.instantiate();
  duckDb.open({ path: ':memory:', ...engineConfig });
  return duckDb;
}

/** The blocking build never lets timers and signals through by itself. */
function yielding(duckDb: DuckDBBindings): Bindings {
  return {
    runQuery: (id, sql) => duckDb.runQuery(id, sql),
    startPendingQuery: (id, sql, streamed) => duckDb.startPendingQuery(id, sql, streamed),
    async pollPendingQuery(id) {
      await setImmediate();
      return duckDb.pollPendingQuery(id);
    },
    cancelPendingQuery: (id) => duckDb.cancelPendingQuery(id),
    fetchQueryResults: (id) => duckDb.fetchQueryResults(id),
    createPrepared: (id, sql) => duckDb.createPrepared(id, sql),
    closePrepared: (id, statement) => duckDb.closePrepared(id, statement),
    insertArrowFromIPCStream: (id, stream, options) => duckDb.insertArrowFromIPCStream(id, stream, options),
  };
}

async function runAll(bindings: Bindings, connections: readonly Connection[], statements: readonly string[]) {
  for (const { id } of connections) {
    for (const statement of statements) await bindings.runQuery(id, statement);
  }
}

async function tableNames(connection: Connection): Promise<readonly string[]> {
  const result = await ask(connection, 'SELECT table_name FROM duckdb_tables()', { rowLimit: 100_000 });
  return columnValues(result, 'table_name').filter((name) => typeof name === 'string');
}
