import '../trust.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';
import { startPython } from '../../../workers/python/client.ts';

/** Milliseconds. */
export interface HandOverTimes {
  /** Query, hand-over, and one numeric column added up in Python; the other columns are there and not yet read. */
  readonly oursMs: number;
  /** The same, and every column turned into a list. */
  readonly allListsMs: number;
  /** Query, rows in the page, `JSON.stringify`, a message, `json.loads`, and the same sum. */
  readonly jsonMs: number;
}

/** Milliseconds from a worker's beginning. */
export interface ReadyTimes {
  readonly oursMs: number;
  /** Until a run has come back. */
  readonly oursRunMs: number;
  readonly bareMs: number;
}

export interface PythonBench {
  readonly handOver: () => Promise<HandOverTimes>;
  readonly ready: () => Promise<ReadyTimes>;
}

declare global {
  interface Window {
    pythonBench: PythonBench;
  }
}

const rowCount = 1_000_000;
const regions = ['North', 'South', 'East', 'West'];
const query = 'FROM payments';
const total = (rowCount * (rowCount - 1)) / 2;
const touchOne = 'results = sum(columns["id"])\nassert len(columns) == 8';
const touchAll = `${touchOne}\nassert all(len(values) == ${rowCount} for values in columns.values())`;

const indexUrl = new URL('pyodide/', document.baseURI).href;
const sql = startDuckDb({ databaseName: 'bench' });
const python = startPython({ handOver: sql.handOver });

window.pythonBench = {
  async handOver() {
    const bare = await startBare();
    await python.start();
    await fillTable();
    const oursMs = await timed(() => runOurs(touchOne));
    const allListsMs = await timed(() => runOurs(touchAll));
    const jsonMs = await timed(() => runByJson(bare));
    bare.terminate();
    return { oursMs, allListsMs, jsonMs };
  },
  async ready() {
    const bareMs = await timed(async () => (await startBare()).terminate());
    const ours = startPython({});
    const oursMs = await timed(() => ours.start());
    ours.close();
    const running = startPython({});
    const oursRunMs = await timed(() => running.run('1 + 1', {}));
    running.close();
    return { oursMs, oursRunMs, bareMs };
  },
};

/** Four numeric columns, two of text, a date, a boolean. */
function line(row: number): string {
  const day = new Date(Date.UTC(2020, 0, 1 + (row % 1500))).toISOString().slice(0, 10);
  const numbers = `${row},${(row * 7919) % 1_000_003},${row / 7},${((row % 100_000) / 100).toFixed(2)}`;
  return `${numbers},Customer ${row % 5000},${regions[row % 4] ?? ''},${day},${row % 3 === 0}\n`;
}

async function fillTable(): Promise<void> {
  if ((await sql.tableNames()).length > 0) return;
  const rows = Array.from({ length: rowCount }, (_, row) => line(row));
  const file = new File(['id,reference,ratio,amount,customer,region,day,paid\n', ...rows], 'payments.csv');
  const options = { signal: new AbortController().signal, onProgress: () => undefined, taken: [] };
  await sql.ingest(file, options);
  await sql.saved();
}

async function runOurs(code: string): Promise<void> {
  const { results } = await python.run(code, { sql: query }, { timeoutMs: 60_000 });
  if (results !== total) throw new Error(`Python added up ${JSON.stringify(results)}.`);
}

async function runByJson(bare: Worker): Promise<void> {
  const { rows } = await sql.query(query, { rowLimit: rowCount });
  const answer = nextMessage(bare);
  bare.postMessage(JSON.stringify(rows));
  if ((await answer) !== total) throw new Error(`Python added up ${String(await answer)}.`);
}

async function startBare(): Promise<Worker> {
  const worker = new Worker(new URL('./bare-worker.ts', import.meta.url), { type: 'module' });
  const ready = nextMessage(worker);
  worker.postMessage(indexUrl);
  await ready;
  return worker;
}

function nextMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
