/** How long a page that is being left may hold on to the database before it counts as another tab. */
const patienceMs = 700;

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
      .request(`duckdb:${databaseName}`, { signal: patience }, holdForEver)
      .catch(() => resolve(false));
  });
}

export function canKeep(): boolean {
  return 'storage' in navigator && 'getDirectory' in navigator.storage && 'locks' in navigator;
}
