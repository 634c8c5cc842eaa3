import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { fetchUnpacked } from '../packed/unpack.ts';

/**
 * Fetches and compiles DuckDB's WebAssembly, while the worker that will run it is still being loaded: that one would
 * ask for it only when its own script is there, and copy every piece of it to count it.
 */
export async function compileEngine(onShare: (share: number) => void): Promise<WebAssembly.Module> {
  const { href } = new URL(import.meta.env.DEV ? wasmUrl : `${wasmUrl}.gz`, location.href);
  return WebAssembly.compileStreaming(fetchUnpacked(href, onShare));
}
