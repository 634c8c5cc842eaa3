import { setTimeout } from 'node:timers/promises';

/** The promise's own result, unless it takes longer than that: then it rejects, and the work is left behind. */
export async function within<T>(timeoutMs: number, work: Promise<T>, what: string): Promise<T> {
  const timer = new AbortController();
  const tooLong = setTimeout(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${what} took longer than ${timeoutMs / 1000} seconds.`);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    timer.abort();
  }
}
