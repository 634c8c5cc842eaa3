import '../trust.ts';
import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/** What duckdb-wasm takes for the same work when nothing is around it: the measure for our own times. */
export interface Bare {
  /** Milliseconds of an in-memory `CREATE TABLE … FROM read_csv`. */
  readonly load: (file: File) => Promise<number>;
  /** Milliseconds of `SUMMARIZE` over that table. */
  readonly summarize: () => Promise<number>;
}

declare global {
  interface Window {
    bare: Bare;
  }
}

const duckDb = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
await duckDb.instantiate(new URL(wasmUrl, location.href).href);
const connection = await duckDb.connect();

window.bare = {
  load: (file) =>
    timed(async () => {
      await duckDb.registerFileHandle('data.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
      await connection.query("CREATE TABLE data AS FROM read_csv('data.csv')");
    }),
  summarize: () => timed(() => connection.query('SUMMARIZE data')),
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
