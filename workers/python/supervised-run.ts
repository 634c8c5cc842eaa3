import { PythonError } from '../../src/core/error.ts';
import { type Finished, type RunningWorker, type RunRequest, WorkerGone } from './running-worker.ts';

export interface Limits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** How long interrupted code may take to stop (a loop inside C does not listen) before its worker is ended. */
const graceMs = 500;

/** Runs under a time limit and a signal; ends the worker when nothing else stops the code. */
export async function superviseRun(
  worker: RunningWorker,
  request: RunRequest,
  { timeoutMs, signal }: Limits,
): Promise<Finished> {
  const deadline = new AbortController();
  const over = new AbortController();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const stop = () => {
    if (worker.interrupt()) timers.add(setTimeout(() => worker.end(), graceMs));
    else worker.end();
  };
  AbortSignal.any([signal, deadline.signal]).addEventListener('abort', stop, {
    signal: over.signal,
  });
  try {
    const finished = await worker.run(request, () => {
      timers.add(setTimeout(() => deadline.abort(), timeoutMs));
    });
    deadline.signal.throwIfAborted();
    return finished;
  } catch (error) {
    if (deadline.signal.aborted) throw timeoutError(timeoutMs);
    throw error instanceof WorkerGone ? brokenError(error) : error;
  } finally {
    over.abort();
    for (const timer of timers) clearTimeout(timer);
  }
}

function timeoutError(timeoutMs: number): PythonError {
  const message = `The code ran longer than ${timeoutMs / 1000} s and was stopped.`;
  return new PythonError(message, { traceback: '', reason: 'timeout' });
}

function brokenError(error: WorkerGone): PythonError {
  return new PythonError(`Python stopped: ${error.message}`, { traceback: '', reason: 'failed' });
}
