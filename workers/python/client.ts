import type { Cell } from '../../src/core/cell.ts';
import type { Column } from '../../src/core/dataset.ts';
import type { PythonEngine, PythonInput, PythonResult, PythonStatus } from '../../src/core/engine.ts';
import { PythonError } from '../../src/core/error.ts';
import { resultOf } from './outcome.ts';
import { packColumns } from './posted-columns.ts';
import { launchWorker, type RunningWorker } from './running-worker.ts';
import { type Limits, superviseRun } from './supervised-run.ts';

/** What the engine needs from outside. */
export interface PythonOptions {
  /** Fetches the rows of `PythonInput.sql`. */
  readonly readColumns: (
    sql: string,
    activeTable: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] }>;
  /** Where Pyodide's files are, relative to the document. Default `pyodide/`. */
  readonly indexUrl?: string;
  /** Default 1 GiB. */
  readonly memoryLimitBytes?: number;
  /** False runs code unchecked: the worker has to hold without the check. Default true. */
  readonly enforceCheck?: boolean;
}

/** A `PythonEngine` that can be ended: its worker goes, and what still runs is rejected. */
export interface StartedPython extends PythonEngine {
  close(): void;
}

const defaultTimeoutMs = 10_000;
const defaultMemoryLimitBytes = 1024 ** 3;

/** An engine that sleeps until it is first needed. One run at a time; the others wait for their turn. */
export function startPython(options: PythonOptions): StartedPython {
  const listeners = new Set<(status: PythonStatus) => void>();
  let status: PythonStatus = { state: 'asleep', progress: 0, packages: [] };
  let worker: RunningWorker | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function tell(next: PythonStatus): void {
    status = next;
    for (const listener of listeners) listener(next);
  }

  function launch(): RunningWorker {
    tell({ state: 'starting', progress: 0, packages: [] });
    const launched = launchWorker({
      indexUrl: new URL(options.indexUrl ?? 'pyodide/', document.baseURI).href,
      memoryLimitBytes: options.memoryLimitBytes ?? defaultMemoryLimitBytes,
      onProgress: (progress) => tell({ state: 'starting', progress, packages: [] }),
    });
    launched.loaded.then(
      ({ version, packages }) => tell({ state: 'ready', progress: 1, packages, version }),
      (error: unknown) => fail(launched, error),
    );
    worker = launched;
    return launched;
  }

  function fail(launched: RunningWorker, error: unknown): void {
    if (worker !== launched) return;
    worker = undefined;
    tell({ state: 'failed', progress: 0, packages: [], reason: loadError(error).message });
  }

  async function awake(): Promise<RunningWorker> {
    const current = worker ?? launch();
    try {
      await current.loaded;
      return current;
    } catch (error) {
      throw loadError(error);
    }
  }

  /** The worker may hold what must not reach the next run, or be gone: another takes its place. */
  function replace(current: RunningWorker): void {
    current.end();
    if (worker !== current) return;
    worker = undefined;
    if (!isClosed) launch();
  }

  async function readInput(input: PythonInput, signal: AbortSignal) {
    if (input.sql === undefined) return packColumns([], []);
    const { columns, rows } = await options.readColumns(input.sql, input.activeTable, signal);
    return packColumns(columns, rows);
  }

  async function runNow(code: string, input: PythonInput, limits: Limits): Promise<PythonResult> {
    limits.signal.throwIfAborted();
    const [current, data] = await Promise.all([awake(), readInput(input, limits.signal)]);
    limits.signal.throwIfAborted();
    const request = { code, ...data, enforceCheck: options.enforceCheck ?? true };
    try {
      const { outcome, elapsedMs, spent } = await superviseRun(current, request, limits);
      if (spent) replace(current);
      return resultOf(outcome, elapsedMs);
    } finally {
      if (current.isGone()) replace(current);
    }
  }

  return {
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      await awake();
    },
    run(code, input, { signal = new AbortController().signal, timeoutMs = defaultTimeoutMs } = {}) {
      const turn = lastTurn.then(() => runNow(code, input, { signal, timeoutMs }));
      lastTurn = turn.then(ignore, ignore);
      return untilAborted(turn, signal);
    },
    close() {
      isClosed = true;
      worker?.end();
    },
  };
}

function loadError(error: unknown): PythonError {
  const reason = error instanceof Error ? error.message : String(error);
  return new PythonError(`Python could not be loaded: ${reason}`, { traceback: '', reason: 'failed' });
}

function ignore(): void {}

/** Rejects as soon as the signal aborts, whatever the promise still waits for. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
