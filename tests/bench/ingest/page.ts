import '../trust.ts';
import { AsyncDuckDB, DuckDBAccessMode, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { readXlsx } from 'hucre/xlsx';
import initParquet, { ParquetFile, type RecordBatch } from 'parquet-wasm/esm/parquet_wasm.js';
import parquetUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { startDuckDb } from '../../../workers/duckdb/client.ts';

/** Milliseconds until a file can be queried, and until it is kept. */
export interface OurTimes {
  readonly oursMs: number;
  readonly oursSavedMs: number;
}

/** The bare ways to the same ends, in milliseconds. */
export interface BareWays {
  /** parquet-wasm's record batches, put into DuckDB as Arrow. */
  readonly parquet: (file: File) => Promise<number>;
  /** `CREATE TABLE` in an OPFS database. */
  readonly csv: (file: File) => Promise<number>;
  /** The fastest library tried that hands out whole cells, written as CSV for DuckDB to read. */
  readonly workbook: (file: File) => Promise<number>;
}

declare global {
  interface Window {
    ingestBench: { readonly ours: (file: File) => Promise<OurTimes>; readonly bare: BareWays };
  }
}

await initParquet({ module_or_path: parquetUrl });

window.ingestBench = { ours, bare: { parquet: bareParquet, csv: bareCsv, workbook: bareWorkbook } };

async function ours(file: File): Promise<OurTimes> {
  const engine = startDuckDb({ databaseName: `bench-${crypto.randomUUID()}` });
  // What the app asks when it starts.
  await engine.tableNames();
  const start = performance.now();
  const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
  await engine.ingest(file, options);
  const oursMs = performance.now() - start;
  await engine.saved();
  const oursSavedMs = performance.now() - start;
  engine.close();
  return { oursMs, oursSavedMs };
}

/** DuckDB's own row groups are so long; parquet-wasm's batches of 1,024 rows would take it twice the time. */
const batchRows = 122_880;

async function bareParquet(file: File): Promise<number> {
  const duckDb = await bareEngine();
  await duckDb.open({ path: ':memory:' });
  const connection = await duckDb.connect();
  const ms = await timed(async () => {
    const parquet = await ParquetFile.fromFile(file);
    const stream = (await parquet.stream({ batchSize: batchRows })) as ReadableStream<RecordBatch>;
    const reader = stream.getReader();
    for (let isFirst = true; ; isFirst = false) {
      const { done, value } = await reader.read();
      if (done) break;
      await connection.insertArrowFromIPCStream(value.intoIPCStream(), { name: 'data', create: isFirst });
    }
  });
  await duckDb.terminate();
  return ms;
}

async function bareWorkbook(file: File): Promise<number> {
  const duckDb = await bareEngine();
  await duckDb.open({ path: ':memory:' });
  const connection = await duckDb.connect();
  const ms = await timed(async () => {
    const { sheets } = await readXlsx(await file.arrayBuffer());
    const lines = (sheets[0]?.rows ?? []).map((row) => row.map(csvCell).join(','));
    await duckDb.registerFileText('data.csv', lines.join('\n'));
    await connection.query("CREATE TABLE data AS FROM read_csv('data.csv')");
  });
  await duckDb.terminate();
  return ms;
}

function csvCell(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

async function bareCsv(file: File): Promise<number> {
  const duckDb = await bareEngine();
  await duckDb.open({
    path: `opfs://bare-${crypto.randomUUID()}.db`,
    accessMode: DuckDBAccessMode.READ_WRITE,
    opfs: { fileHandling: 'manual' },
  });
  const connection = await duckDb.connect();
  await duckDb.registerFileHandle('data.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const ms = await timed(async () => {
    await connection.query("CREATE TABLE data AS FROM read_csv('data.csv')");
    await connection.query('CHECKPOINT');
  });
  await duckDb.terminate();
  return ms;
}

async function bareEngine(): Promise<AsyncDuckDB> {
  const duckDb = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  await duckDb.instantiate(new URL('assets/bare-duckdb.wasm', location.href).href);
  return duckDb;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
