import { PythonError, QueryError } from '../../core/error.ts';

/** Why a step could not be done as it was written. */
export type SetbackReason = 'time' | 'memory' | 'refused' | 'no-python';

/** A step that an engine refused or could not finish, and what was made of it. */
export interface Setback {
  readonly purpose: string;
  readonly reason: SetbackReason;
  /** Done over some of the rows, done a simpler way, done without, or not done. */
  readonly outcome: 'sampled' | 'simplified' | 'left-out' | 'failed';
}

/** `undefined` for what no agent can act on: an abort, a bug. */
export function reasonOfError(error: unknown): SetbackReason | undefined {
  if (error instanceof QueryError) return reasonOfQuery(error);
  if (!(error instanceof PythonError)) return undefined;
  switch (error.reason) {
    case 'timeout':
      return 'time';
    case 'memory':
      return 'memory';
    case 'failed':
      return 'no-python';
    case 'refused':
    case 'raised':
      return 'refused';
  }
}

function reasonOfQuery({ reason, message }: QueryError): SetbackReason {
  if (reason === 'timeout') return 'time';
  return /out of memory|memory limit|could not allocate/i.test(message) ? 'memory' : 'refused';
}

/** Why, in the words of the answer. */
export function reasonText(reason: SetbackReason): string {
  switch (reason) {
    case 'time':
      return 'it took longer than the time limit';
    case 'memory':
      return 'it needs more memory than there is';
    case 'refused':
      return 'the engine refused it';
    case 'no-python':
      return 'Python is not running';
  }
}

/** What was done otherwise, in the words of an assumption. */
export function setbackText({ purpose, reason, outcome }: Setback): string {
  switch (outcome) {
    case 'sampled':
      return `I used a sample of ${sampleRows.toLocaleString('en')} rows at most: over all rows ${reasonText(reason)}.`;
    case 'simplified':
      return `I computed a part of it in the database alone: ${reasonText(reason)}.`;
    case 'left-out':
      return `I left out “${purpose}”: ${reasonText(reason)}.`;
    case 'failed':
      return `“${purpose}” could not be computed: ${reasonText(reason)}.`;
  }
}

export const sampleRows = 50_000;
