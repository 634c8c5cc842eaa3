import type { Attack } from '../core/attack.ts';
import type { PythonEngine, SqlEngine } from '../core/engine.ts';
import { pageAttacks } from './page-attacks.ts';
import { pythonAttacks } from './python-attacks.ts';
import { sqlAttacks } from './sql-attacks.ts';

/** An interpreter for attacks only. */
interface UncheckedPython extends Pick<PythonEngine, 'run'> {
  close(): void;
}

/**
 * The project's own attacks, run by the engines themselves. The interpreter that does not look at code before it runs
 * it is started by the first attack that needs it, and ended by `cleanUp`.
 */
export function engineAttacks(engines: {
  readonly sql: SqlEngine;
  readonly startUncheckedPython: () => UncheckedPython;
}): { readonly attacks: readonly Attack[]; readonly cleanUp: () => void } {
  const python: { running: UncheckedPython | undefined } = { running: undefined };
  const unchecked = () => (python.running ??= engines.startUncheckedPython());
  return {
    attacks: [...sqlAttacks(engines.sql), ...pythonAttacks(unchecked), ...pageAttacks()],
    cleanUp() {
      python.running?.close();
      python.running = undefined;
    },
  };
}
