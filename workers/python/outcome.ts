import type { PythonResult } from '../../src/core/engine.ts';
import { PythonError } from '../../src/core/error.ts';
import { type Outcome, outcomeSchema } from './protocol.ts';

/** Reads what a run said. Throws `PythonError` for everything but a result. */
export function resultOf(json: string, elapsedMs: number): PythonResult {
  const outcome = outcomeSchema.parse(JSON.parse(json, reviveNumber));
  if (outcome.kind !== 'finished') throw errorOf(outcome);
  const { results, table, stdout } = outcome;
  return { results, table, stdout, figures: [], elapsedMs };
}

function errorOf(outcome: Exclude<Outcome, { kind: 'finished' }>): PythonError {
  switch (outcome.kind) {
    case 'raised': {
      const { message, traceback, line } = outcome;
      return new PythonError(message, { traceback, line: line ?? undefined, reason: 'raised' });
    }
    case 'refused':
      return new PythonError(outcome.message, { traceback: '', line: outcome.line, reason: 'refused' });
    case 'interrupted':
      return new PythonError('The run was interrupted.', { traceback: '', reason: 'timeout' });
    case 'memory':
      return new PythonError('The code needs more memory than it may have.', {
        traceback: '',
        reason: 'memory',
      });
    case 'crashed':
      return new PythonError(`Python broke down and was started again: ${outcome.message}`, {
        traceback: '',
        reason: 'failed',
      });
  }
}

const nonFinite: ReadonlyMap<unknown, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/** The numbers that JSON has no word for: see `NON_FINITE_KEY` in cells.py. */
function reviveNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('\0number' in value)) return value;
  return nonFinite.get(value['\0number']) ?? value;
}
