export type StorageFailure = 'full' | 'unavailable' | 'failed';

/** Something could not be kept or read. The message tells the user what it means for them. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly reason: StorageFailure;

  constructor(reason: StorageFailure, cause: unknown) {
    super(messageOf(reason, cause), { cause });
    this.reason = reason;
  }
}

/** Runs a piece of work on the database; whatever it throws comes out as one `StorageError`. */
export async function attempt<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(failureOf(error), error);
  }
}

/** Errors that browsers throw where a page may not keep anything, a private window say. */
const closedDoors = [
  'MissingAPIError',
  'OpenFailedError',
  'InvalidStateError',
  'SecurityError',
  'DatabaseClosedError',
];

/** IndexedDB aborts a transaction for a reason, and Dexie wraps it: the names along the chain tell. */
export function failureOf(error: unknown): StorageFailure {
  const names = namesAlong(error);
  if (names.includes('QuotaExceededError')) return 'full';
  if (names.some((name) => closedDoors.includes(name))) return 'unavailable';
  return 'failed';
}

function namesAlong(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const inner = 'inner' in error ? error.inner : error.cause;
  return [error.name, ...(inner === error ? [] : namesAlong(inner))];
}

function messageOf(reason: StorageFailure, cause: unknown): string {
  switch (reason) {
    case 'full':
      return 'This browser has no space left for InsightX. Delete a dataset or a chat; until then nothing new is kept.';
    case 'unavailable':
      return 'This browser does not let the page keep anything (a private window, or storage is switched off). All works, but a reload forgets it.';
    case 'failed':
      return `Could not read or keep data in this browser: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
