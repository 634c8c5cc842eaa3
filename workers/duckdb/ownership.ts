/** How long a page that is being left may hold on to the database before it counts as another tab. */
const patienceMs = 2_000;

/**
 * An OPFS database has one owner. Resolves to true when this worker became it, which lasts until the worker ends;
 * to false when another tab is.
 */
export function becomeOwner(databaseName: string): Promise<boolean> {
  const patience = AbortSignal.timeout(patienceMs);
  return new Promise((resolve) => {
    const holdForEver = (): Promise<never> => {
      resolve(true);
      return new Promise(() => undefined);
    };
    navigator.locks
      .request(lockOf(databaseName), { signal: patience }, holdForEver)
      .catch(() => resolve(false));
  });
}

/** A worker that was ended holds on to its lock until the browser has cleared it away. */
const clearingMs = 10_000;

/** Resolves when the worker that owned a database, and was ended, owns it no more. */
export async function untilFree(databaseName: string): Promise<void> {
  if (!('locks' in navigator)) return;
  const patience = AbortSignal.timeout(clearingMs);
  const free = navigator.locks.request(lockOf(databaseName), { signal: patience }, () => undefined);
  await Promise.allSettled([free]);
}

function lockOf(databaseName: string): string {
  return `duckdb:${databaseName}`;
}

export function canKeep(): boolean {
  return 'storage' in navigator && 'getDirectory' in navigator.storage && 'locks' in navigator;
}
