import { PythonError } from '../../src/core/error.ts';
import { pythonError, readOutcome } from './outcome.ts';
import type { Outcome, RunMessage } from './protocol.ts';
import { type RunningWorker, WorkerGone } from './running-worker.ts';

export interface Limits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onStdout: (text: string) => void;
}

export interface Supervised {
  readonly outcome: Outcome;
  readonly elapsedMs: number;
  readonly spent: boolean;
}

/** How long interrupted code may take to stop (a loop inside C does not listen) before its worker is ended. */
const graceMs = 750;
/** An interrupt that comes while Python puts an object away is lost, so it is repeated. */
const repeatedMs = [250, 500];

/** Runs under a time limit and a signal; ends the worker when nothing else stops the code. */
export async function superviseRun(
  worker: RunningWorker,
  message: RunMessage,
  { timeoutMs, signal, onStdout }: Limits,
): Promise<Supervised> {
  const deadline = new AbortController();
  const over = new AbortController();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const stop = () => {
    if (!worker.interrupt()) {
      worker.end();
      return;
    }
    for (const ms of repeatedMs) timers.add(setTimeout(() => worker.interrupt(), ms));
    timers.add(setTimeout(() => worker.end(), graceMs));
  };
  AbortSignal.any([signal, deadline.signal]).addEventListener('abort', stop, { signal: over.signal });
  const onStarted = () => timers.add(setTimeout(() => deadline.abort(), timeoutMs));
  try {
    const { outcome, ...finished } = await worker.run(message, { onStarted, onStdout });
    const read = readOutcome(outcome);
    if (deadline.signal.aborted) throw timeoutError(timeoutMs, read);
    return { outcome: read, ...finished };
  } catch (error) {
    if (!(error instanceof WorkerGone)) throw error;
    throw deadline.signal.aborted ? timeoutError(timeoutMs) : brokenError(error);
  } finally {
    over.abort();
    for (const timer of timers) clearTimeout(timer);
  }
}

/** Says where the code was, if it could be asked. */
function timeoutError(timeoutMs: number, outcome?: Outcome): PythonError {
  const place = outcome?.kind === 'interrupted' ? outcome : { traceback: '', line: null };
  return pythonError(
    `The code ran longer than ${timeoutMs / 1000} s and was stopped. Let SQL reduce the rows first, or allow more time.`,
    place,
    'timeout',
  );
}

function brokenError(error: WorkerGone): PythonError {
  return new PythonError(`Python stopped: ${error.message}`, { traceback: '', reason: 'failed' });
}
