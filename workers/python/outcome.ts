import type { PythonResult } from '../../src/core/engine.ts';
import { PythonError } from '../../src/core/error.ts';
import { type Outcome, outcomeSchema } from './protocol.ts';

/** Reads what a run said. */
export function readOutcome(json: string): Outcome {
  return outcomeSchema.parse(JSON.parse(json, reviveNumber));
}

/** Throws `PythonError` for everything but a result. */
export function resultOf(outcome: Outcome, elapsedMs: number): PythonResult {
  if (outcome.kind !== 'finished') throw errorOf(outcome);
  const { results, lastExpression, figures, table, stdout } = outcome;
  return {
    results,
    table,
    stdout,
    figures,
    elapsedMs,
    ...(lastExpression === null ? {} : { lastExpression }),
  };
}

function errorOf(outcome: Exclude<Outcome, { kind: 'finished' }>): PythonError {
  switch (outcome.kind) {
    case 'raised':
      return pythonError(outcome.message, outcome, 'raised');
    case 'refused':
      return pythonError(outcome.message, outcome, 'refused');
    case 'interrupted':
      return pythonError('The run was interrupted.', outcome, 'timeout');
    case 'memory':
      return pythonError(
        'The code needs more memory than it may have. Let SQL reduce the rows first, or read fewer columns.',
        outcome,
        'memory',
      );
    case 'crashed':
      return new PythonError(`Python broke down and was started again: ${outcome.message}`, {
        traceback: '',
        reason: 'failed',
      });
  }
}

export function pythonError(
  message: string,
  { traceback, line }: { readonly traceback: string; readonly line: number | null },
  reason: PythonError['reason'],
): PythonError {
  return new PythonError(message, { traceback, line: line ?? undefined, reason });
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
