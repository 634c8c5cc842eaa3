import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const wasm = 'duckdb-eh.wasm';
const unpack = join(import.meta.dirname, 'unpack.ts');

/**
 * Ships DuckDB's WebAssembly compressed: it is larger than some hosts take (25 MiB), and many do not compress what
 * they send. DuckDB's script, which fetches it, is made to unpack it first. Both parts are needed: one for the
 * bundle of the workers, one for the whole.
 */
export function packedEngine(): { readonly inWorkers: Plugin; readonly inBuild: Plugin } {
  return {
    inWorkers: {
      name: 'packed-engine-unpacked',
      apply: 'build',
      enforce: 'pre',
      transform(code, id) {
        if (!id.includes('/@duckdb/') || !id.endsWith('-eh.worker.js')) return null;
        const { size } = statSync(join(dirname(id), wasm));
        const before = [
          `import { unpackFetched } from ${JSON.stringify(unpack)};`,
          `unpackFetched('.wasm', ${size});`,
        ];
        return { code: `${before.join('\n')}\n${code}`, moduleSideEffects: true, map: null };
      },
    },
    inBuild: {
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
    },
  };
}
