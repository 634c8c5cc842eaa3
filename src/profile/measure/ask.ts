import type { SqlEngine } from '../../core/engine.ts';
import type { ResultSet } from '../../core/result-set.ts';

/** One query after another, others let in between; nothing is asked once the signal has stopped the work. */
export type Ask = (sql: string, rowLimit?: number) => Promise<ResultSet>;

const usualTimeoutMs = 120_000;
/** Each query reads a file of some gigabytes. */
const patientTimeoutMs = 3_600_000;

export function createAsk(engine: SqlEngine, signal: AbortSignal, isPatient = false): Ask {
  const timeoutMs = isPatient ? patientTimeoutMs : usualTimeoutMs;
  return (sql, rowLimit = 1) => {
    signal.throwIfAborted();
    return engine.query(sql, { signal, rowLimit, timeoutMs });
  };
}
