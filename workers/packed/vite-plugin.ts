import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { importedNames, withoutExports } from './exports.ts';

/**
 * Ships DuckDB's WebAssembly compressed, as `<address>.gz`: it is larger than some hosts take (25 MiB), and many do not
 * compress what they send. Who fetches it unpacks it. DuckDB exports each of its C++ functions for extensions to call;
 * those that none of the carried extensions calls are left out, a tenth of what has to be sent.
 */
export function packedEngine(carriedExtensions: () => readonly Uint8Array[]): Plugin {
  return {
    name: 'packed-engine',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const called = new Set(carriedExtensions().flatMap((extension) => [...importedNames(extension)]));
      for (const [fileName, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !/\/duckdb-eh-[^/]*\.wasm$/.test(fileName)) continue;
        const engine = withoutExports(Buffer.from(file.source), (name) => !isOfCpp(name) || called.has(name));
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(engine, { level: 9 }) });
        Reflect.deleteProperty(bundle, fileName);
      }
    },
  };
}

/** As compilers write names of C++ for linkers: DuckDB's own script knows none of these. */
function isOfCpp(name: string): boolean {
  return /^(orig\$)?_Z/.test(name);
}
