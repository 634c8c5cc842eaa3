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
/** Four numeric columns, two of text, a date, a boolean. */
const query = `SELECT i::INTEGER AS id, (i * 7919 % 1000003)::BIGINT AS reference, i::DOUBLE / 7 AS ratio,
  (i % 100000 / 100)::DECIMAL(12, 2) AS amount, 'Customer ' || (i % 5000) AS customer,
  CASE i % 4 WHEN 0 THEN 'North' WHEN 1 THEN 'South' WHEN 2 THEN 'East' ELSE 'West' END AS region,
  DATE '2020-01-01' + (i % 1500)::INTEGER AS day, i % 3 = 0 AS paid
FROM range(${rowCount}) t(i)`;
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
    await sql.query('SELECT 1');
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
