import { rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { vendor } from '../../workers/vendor/vendor.ts';
import { serveVendored } from '../../workers/vendor/vite-plugin.ts';
import { extensionFile } from './duckdb-extension.ts';
import { startPackageHost } from './package-host.ts';
import { type LockEntry, lockFileOf } from './pyodide-lock.ts';
import { idleLibrary, nativeModule } from './side-module.ts';
import { makeWheel, type WheelParts, wheelName } from './wheel.ts';

const native = 'native.cpython-314-wasm32-emscripten.so';

/** Small wheels of all kinds: plain, needing another, in a circle, with a module in WebAssembly. */
const wheels: readonly (WheelParts & { readonly depends?: readonly string[] })[] = [
  { name: 'leaf', files: { 'leaf/__init__.py': 'value = 42\nseen = []\n' } },
  { name: 'branch', depends: ['leaf'], files: { 'branch.py': 'import leaf\nvalue = leaf.value + 1\n' } },
  { name: 'egg', depends: ['hen'], files: { 'egg.py': 'layer = "hen"\n' } },
  { name: 'hen', depends: ['egg'], files: { 'hen.py': 'import egg\nlayer = egg.layer\n' } },
  {
    name: 'native',
    tag: 'cp314-cp314-pyemscripten_2026_0_wasm32',
    files: { [native]: nativeModule('native') },
  },
  // Stand-ins: what counts is that they come when code speaks of `np` and `stats`.
  { name: 'numpy', files: { 'numpy/__init__.py': 'zero = 0\n' } },
  {
    name: 'scipy',
    depends: ['numpy'],
    files: { 'scipy/__init__.py': '', 'scipy/stats.py': 'import numpy\nzero = numpy.zero\n' },
  },
  { name: 'faulty', files: { 'faulty.py': 'raise RuntimeError("it does not start")\n' } },
];

/**
 * Serves, to tests in the browser, what the vendoring makes of a host on this machine: `/vendored/good/` as it is,
 * `/vendored/changed/` with the bytes of `leaf` and of the extension changed afterwards.
 */
export function vendoredForTests(): Plugin {
  return {
    name: 'vendored-for-tests',
    configureServer(server) {
      const made = whenAsked(makeFolders);
      for (const kind of ['good', 'changed'] as const) {
        server.middlewares.use(`/vendored/${kind}`, (request, response, next) => {
          made().then((folders) => serveVendored(folders[kind])(request, response), next);
        });
      }
    },
  };
}

function whenAsked<T>(make: () => Promise<T>): () => Promise<T> {
  const made: { last?: Promise<T> } = {};
  return () => (made.last ??= make());
}

/** They go when the tests have ended. */
async function makeFolders(): Promise<{ readonly good: string; readonly changed: string }> {
  const root = await mkdtemp(join(tmpdir(), 'insightx-vendored-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const [good, changed] = [join(root, 'good'), join(root, 'changed')];
  await vendorInto(good, join(root, 'lock.json'));
  await cp(good, changed, { recursive: true });
  await changeByte(join(changed, 'pyodide/wheels/leaf-1.0-py3-none-any.whl'));
  await changeByte(join(changed, 'duckdb-extensions/v1.4.3/wasm_eh/json.duckdb_extension.wasm'));
  return { good, changed };
}

/** What `npm run vendor` makes of a host with these wheels and one extension, which DuckDB will not take for signed. */
export async function vendorInto(folder: string, lockFile: string): Promise<void> {
  const host = await startPackageHost();
  try {
    const entries = await Promise.all(wheels.map(lockEntry));
    for (const { file, bytes } of entries) host.serve(file, bytes);
    const module = idleLibrary('json_duckdb_cpp_init');
    host.serve('v1.4.3/wasm_eh/json.duckdb_extension.wasm', extensionFile({ module }));
    await writeFile(lockFile, lockFileOf(entries));
    const { base } = host;
    const packages = { lockFile, names: wheels.map(({ name }) => name), base };
    const extensions = { build: { version: 'v1.4.3', platform: 'wasm_eh' }, names: ['json'], base };
    const patience = { attempts: 1, pauseMs: 0, stallMs: 5_000 };
    await vendor({ packages, extensions }, { folder, patience, reachMs: 5_000, onDone: () => undefined });
  } finally {
    await host.stop();
  }
}

async function lockEntry(parts: (typeof wheels)[number]): Promise<LockEntry> {
  const bytes = await makeWheel(parts);
  return { name: parts.name, file: wheelName(parts), bytes, depends: parts.depends ?? [] };
}

async function changeByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
  await writeFile(path, bytes);
}
