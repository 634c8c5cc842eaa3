import { type AsyncDuckDB, DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { quoteText } from '../../src/core/dataset.ts';
import type { LoadingEngine } from '../../src/core/engine.ts';
import { mountPath } from './mount-path.ts';

/** The files of the user that DuckDB reads in place. */
export interface Mounts extends Pick<LoadingEngine, 'mount' | 'unmount'> {
  /** `gone` aborts when the file is to be let go. */
  mounted(path: string): { readonly path: string; readonly blob: Blob; readonly gone: AbortSignal };
  /** The paths of those files that a statement reads. */
  readIn(sql: string): readonly string[];
}

/** A statement that was cancelled may still hold its file: that one is let go when the next comes. */
export function createMounts(duckDb: Pick<AsyncDuckDB, 'registerFileHandle' | 'dropFile'>): Mounts {
  const held = new Set<string>();
  const files = new Map<string, { readonly blob: Blob; readonly gone: AbortController }>();
  let mounted = 0;
  const letGo = async (path: string): Promise<void> => {
    files.get(path)?.gone.abort();
    try {
      await duckDb.dropFile(path);
      held.delete(path);
      files.delete(path);
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
      files.set(path, { blob, gone: new AbortController() });
      return path;
    },
    unmount: letGo,
    mounted(path) {
      const file = files.get(path);
      if (file === undefined) throw new Error(`No file is mounted at ${path}.`);
      return { path, blob: file.blob, gone: file.gone.signal };
    },
    readIn: (sql) => [...files.keys()].filter((path) => sql.includes(quoteText(path))),
  };
}
