import type {
  PythonEngine,
  PythonInput,
  PythonMember,
  PythonMembers,
  PythonResult,
  PythonStatus,
} from '../../src/core/engine.ts';
import { messageOf, PythonError } from '../../src/core/error.ts';
import type { OpenHandOver } from '../../src/core/hand-over.ts';
import { resultOf } from './outcome.ts';
import { carriedPackages } from './packages/carried.ts';
import { createPackages } from './packages/packages.ts';
import { launchWorker, type RunningWorker, WorkerGone } from './running-worker.ts';
import { type Limits, superviseRun } from './supervised-run.ts';
import { handOver, wantedData } from './wanted-data.ts';

/** What the engine needs from outside. */
export interface PythonOptions {
  /** Opens a way on which the data of `PythonInput` comes; without it a run can have none. */
  readonly handOver?: OpenHandOver;
  /** Where Pyodide's files are, relative to the document. Default `pyodide/`. */
  readonly indexUrl?: string;
  /** Where the list of the packages that the app carries is, relative to the document. Default `pyodide/`. */
  readonly packagesUrl?: string;
  /** Default 1 GiB. */
  readonly memoryLimitBytes?: number;
  /** False runs code unchecked: the worker has to hold without the check. Default true. */
  readonly enforceCheck?: boolean;
  /** True lets a run find the variables of the runs before it, until `restart()`. Default false. */
  readonly keepState?: boolean;
}

/** A `PythonEngine` that can be ended: its worker goes, and what still runs is rejected. */
export interface StartedPython extends PythonEngine, PythonMembers {
  close(): void;
}

type OwnStatus = Omit<PythonStatus, 'packages' | 'loading'>;

const defaultTimeoutMs = 10_000;
const longestTimeoutMs = 600_000;
const membersWithinMs = 500;
const defaultMemoryLimitBytes = 1024 ** 3;

/** An engine that sleeps until it is first needed. One run at a time; the others wait for their turn. */
export function startPython(options: PythonOptions): StartedPython {
  const listeners = new Set<(status: PythonStatus) => void>();
  const keepState = options.keepState ?? false;
  let own: OwnStatus = { state: 'asleep', progress: 0 };
  let loading: PythonStatus['loading'];
  let status: PythonStatus = { ...own, packages: [] };
  let worker: RunningWorker | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  let lastTicket = 0;
  let busyTurns = 0;
  let isClosed = false;

  const packages = createPackages({
    carried: carriedPackages(new URL(options.packagesUrl ?? 'pyodide/', document.baseURI).href),
    onLoading(next) {
      loading = next;
      tell();
    },
    onChange: () => tell(),
  });

  function tell(next: OwnStatus = own): void {
    own = next;
    status = { ...own, packages: packages.importable(), ...(loading === undefined ? {} : { loading }) };
    for (const listener of listeners) listener(status);
  }

  function launch(): RunningWorker {
    tell({ state: 'starting', progress: 0 });
    const launched = launchWorker({
      indexUrl: new URL(options.indexUrl ?? 'pyodide/', document.baseURI).href,
      memoryLimitBytes: options.memoryLimitBytes ?? defaultMemoryLimitBytes,
      keepState,
      handOver: options.handOver,
      onProgress: (progress) => tell({ state: 'starting', progress }),
    });
    launched.loaded.then(
      ({ version }) => tell({ state: 'ready', progress: 1, version }),
      (error: unknown) => fail(launched, error),
    );
    worker = launched;
    return launched;
  }

  function fail(launched: RunningWorker, error: unknown): void {
    if (worker !== launched) return;
    worker = undefined;
    tell({ state: 'failed', progress: 0, reason: loadError(error).message });
  }

  async function loaded(current: RunningWorker): Promise<void> {
    try {
      await current.loaded;
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

  function nextTicket(): number {
    lastTicket += 1;
    return lastTicket;
  }

  /** Python, its packages and the data come at the same time; the time limit begins when all are there. */
  async function runNow(code: string, input: PythonInput, limits: Limits): Promise<PythonResult> {
    const { signal } = limits;
    signal.throwIfAborted();
    const current = worker ?? launch();
    const { activeTable } = input;
    const asked = { signal, ...(activeTable === undefined ? {} : { activeTable }) };
    const coming = handOver(wantedData(code, input), current.data, nextTicket, asked);
    try {
      const [given] = await Promise.all([
        coming,
        loaded(current).then(() => packages.bring(current, code, signal)),
      ]);
      signal.throwIfAborted();
      const message = { code, given, enforceCheck: options.enforceCheck ?? true };
      const { outcome, elapsedMs, spent } = await superviseRun(current, message, limits);
      if (spent && (!keepState || outcome.kind === 'crashed')) replace(current);
      return resultOf(outcome, elapsedMs);
    } finally {
      if (current.isGone()) replace(current);
    }
  }

  /** One turn after the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    busyTurns += 1;
    const turn = lastTurn.then(work).finally(() => {
      busyTurns -= 1;
    });
    lastTurn = turn.then(ignore, ignore);
    return turn;
  }

  async function installNow(wheel: File): Promise<{ readonly name: string; readonly version: string }> {
    const current = worker ?? launch();
    try {
      await loaded(current);
      return await packages.install(current, wheel);
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
    start: () => loaded(worker ?? launch()),
    run(
      code,
      input,
      { signal = new AbortController().signal, timeoutMs = defaultTimeoutMs, onStdout = ignore } = {},
    ) {
      const limits = { signal, timeoutMs: Math.min(timeoutMs, longestTimeoutMs), onStdout };
      return untilAborted(
        inTurn(() => runNow(code, input, limits)),
        signal,
      );
    },
    async restart() {
      if (worker === undefined) return;
      replace(worker);
      await loaded(worker);
    },
    install: (wheel) => inTurn(() => installNow(wheel)),
    members(code, expression) {
      if (worker === undefined || own.state !== 'ready' || busyTurns > 0) return Promise.resolve([]);
      const answer = worker.members(code, expression).catch(emptyIfGone);
      return Promise.race([answer, emptyAfter(membersWithinMs)]);
    },
    close() {
      isClosed = true;
      worker?.end();
    },
  };
}

function loadError(error: unknown): PythonError {
  const reason = messageOf(error);
  return new PythonError(`Python could not be loaded: ${reason}`, { traceback: '', reason: 'failed' });
}

function emptyIfGone(error: unknown): readonly PythonMember[] {
  if (error instanceof WorkerGone) return [];
  throw error;
}

function emptyAfter(delayMs: number): Promise<readonly never[]> {
  return new Promise((resolve) => setTimeout(resolve, delayMs, []));
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
