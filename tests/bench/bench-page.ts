import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { type RunningServer, startServer } from '../../workers/proxy/node.ts';

const { resolve } = createRequire(import.meta.url);

/**
 * Builds a page that has our engines and bare ones in it, as the app is built, and serves it as the app is. The app
 * ships DuckDB compressed and unpacks it; for the bare engine it lies there as it is.
 */
export async function serveBenchPage(
  root: string,
  page: 'analyst' | 'damaged' | 'ingest' | 'python',
): Promise<RunningServer> {
  const folder = join(root, '.cache', `${page}-bench`);
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(import.meta.dirname, page),
    publicDir: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  copyFileSync(resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'), join(folder, 'assets/bare-duckdb.wasm'));
  return startServer({ folder, port: 0 });
}
