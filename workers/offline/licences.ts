import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default('not stated'),
  homepage: z.string().optional(),
});

/** Shipped as files, not as modules of the bundle; the interpreter has a licence of its own beside Pyodide's. */
const shippedWhole = ['pyodide', '@duckdb/duckdb-wasm', 'parquet-wasm', 'sql.js'];
const alsoInside =
  'In pyodide: CPython and its standard library, PSF-2.0, https://docs.python.org/3/license.html';

/** Notes which packages are in a build, of its workers too; `text` says under which licences they are. */
export function licences(root: string): { readonly collect: () => Plugin; readonly text: () => string } {
  const names = new Set(shippedWhole);
  return {
    collect: () => ({
      name: 'licences',
      apply: 'build',
      generateBundle(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          for (const id of chunk.moduleIds) {
            const name = packageOf(id);
            if (name !== undefined) names.add(name);
          }
        }
      },
    }),
    text: () =>
      [...names]
        .toSorted()
        .map((name) => entryOf(join(root, 'node_modules', name)))
        .concat(alsoInside)
        .join('\n\n'),
  };
}

function packageOf(id: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}

function entryOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license, homepage } = packageSchema.parse(manifest);
  const head = [`${name} ${version}`, license, homepage].filter((part) => part !== undefined).join(', ');
  return [head, licenceText(folder)].join('\n').trim();
}

/** Some packages name their licence and do not carry its text. */
function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined || !existsSync(join(folder, file))) return '';
  return readFileSync(join(folder, file), 'utf8').trim();
}
