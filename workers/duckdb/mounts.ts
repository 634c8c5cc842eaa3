import { type AsyncDuckDB, DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { quoteText } from '../../src/core/dataset.ts';
import type { LoadingEngine } from '../../src/core/engine.ts';
import { mountPath } from './mount-path.ts';

/** The files of the user that DuckDB reads in place. */
export interface Mounts extends Pick<LoadingEngine, 'mount' | 'unmount'> {
  /** The paths of those files that a statement reads. */
  readIn(sql: string): readonly string[];
}

/** A statement that was cancelled may still hold its file: that one is let go when the next comes. */
export function createMounts(duckDb: Pick<AsyncDuckDB, 'registerFileHandle' | 'dropFile'>): Mounts {
  const held = new Set<string>();
  const paths = new Set<string>();
  let mounted = 0;
  const letGo = async (path: string): Promise<void> => {
    try {
      await duckDb.dropFile(path);
      held.delete(path);
      paths.delete(path);
    } catch {
      held.add(path);
    }
  };
  return {
    async mount(name, blob) {
      for (const path of [...held]) await letGo(path);
      mounted += 1;
      const path = mountPath(mounted, name);
      await duckDb.registerFileHandle(path, blob, DuckDBDataProtocol.BROWSER_FILEREADER, true);
      paths.add(path);
      return path;
    },
    unmount: letGo,
    readIn: (sql) => [...paths].filter((path) => sql.includes(quoteText(path))),
  };
}
