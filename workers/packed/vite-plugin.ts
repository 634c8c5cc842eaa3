import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Ships DuckDB's WebAssembly compressed, as `<address>.gz`: it is larger than some hosts take (25 MiB), and many do not
 * compress what they send. Who fetches it unpacks it.
 */
export function packedEngine(): Plugin {
  return {
    name: 'packed-engine',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !/\/duckdb-eh-[^/]*\.wasm$/.test(fileName)) continue;
        this.emitFile({
          type: 'asset',
          fileName: `${fileName}.gz`,
          source: gzipSync(file.source, { level: 9 }),
        });
        Reflect.deleteProperty(bundle, fileName);
      }
    },
  };
}
