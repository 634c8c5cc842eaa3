import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { carriedFiles } from '../../../workers/vendor/carried-files.ts';
import { hasWrongFile, report } from '../../../workers/vendor/report.ts';
import { type Vendored, vendor } from '../../../workers/vendor/vendor.ts';
import { emptyModule, extensionFile } from '../../support/duckdb-extension.ts';
import { type PackageHost, startPackageHost } from '../../support/package-host.ts';
import { type LockEntry, lockFileOf } from '../../support/pyodide-lock.ts';
import { makeWheel } from '../../support/wheel.ts';

let host: PackageHost;
let folder: string;
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await makeWheel({ name: 'tiny', files: { 'tiny.py': 'answer = 42' } });
});
beforeEach(async () => {
  host = await startPackageHost();
  folder = await mkdtemp(join(tmpdir(), 'insightx-vendor-'));
});
afterEach(async () => {
  await host.stop();
  await rm(folder, { recursive: true });
});

const build = { version: 'v1.4.3', platform: 'wasm_eh' };
const quick = { attempts: 2, pauseMs: 1, stallMs: 300 };

function entry(name: string, depends: readonly string[] = []): LockEntry {
  return { name, file: `${name}-1.0-py3-none-any.whl`, bytes, depends };
}

async function vendorNow(
  entries: readonly LockEntry[],
  extensions: readonly string[] = [],
  names: readonly string[] = entries.slice(0, 1).map(({ name }) => name),
): Promise<Vendored> {
  const lockFile = join(folder, '..', `${folder.split('/').at(-1) ?? ''}.lock.json`);
  await writeFile(lockFile, lockFileOf(entries));
  const { base } = host;
  const wanted = { packages: { lockFile, names, base }, extensions: { build, names: extensions, base } };
  try {
    return await vendor(wanted, { folder, patience: quick, reachMs: 300, onDone: () => undefined });
  } finally {
    await rm(lockFile);
  }
}

async function files(): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((each) => each.isFile())
    .map(({ name }) => name)
    .sort();
}

const manifests = ['extensions.json', 'packages.json'];

test('gets a package with all that it needs, in a circle too, and lists them', async () => {
  const entries = [entry('one', ['two']), entry('two', ['three']), entry('three', ['one']), entry('other')];
  for (const { file } of entries) host.serve(file, bytes);
  const { packages } = await vendorNow(entries);
  expect(packages.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
  expect(packages[0]).toMatchObject({ version: '1.0', imports: ['one'], depends: ['two'] });
  expect(host.asked).toHaveLength(3);
  expect(await files()).toEqual([...entries.slice(0, 3).map(({ file }) => file), ...manifests].sort());
  expect([...carriedFiles(folder)].map(({ path }) => path)).toContain(
    'pyodide/wheels/one-1.0-py3-none-any.whl',
  );
});

test('fetches nothing twice, and again what was changed since', async () => {
  const one = entry('one');
  host.serve(one.file, bytes);
  await vendorNow([one]);
  await vendorNow([one]);
  expect(host.asked).toHaveLength(1);
  await writeFile(join(folder, 'pyodide/wheels', one.file), 'changed');
  expect(() => [...carriedFiles(folder)]).toThrow('npm run vendor');
  await vendorNow([one]);
  expect(host.asked).toHaveLength(2);
  expect([...carriedFiles(folder)]).toHaveLength(3);
});

test('refuses a wheel with another hash, keeps nothing of it, and carries nothing that needs it', async () => {
  const entries = [entry('one', ['two']), { ...entry('two'), sha256: '0'.repeat(64) }];
  for (const { file } of entries) host.serve(file, bytes);
  const vendored = await vendorNow(entries);
  expect(vendored.packages).toEqual([]);
  expect(hasWrongFile(vendored)).toBe(true);
  expect(await files()).toEqual([...manifests, 'one-1.0-py3-none-any.whl'].sort());
  const lines = report(vendored).join('\n');
  expect(lines).toContain('was refused: Its sha256 is');
  expect(lines).toContain('one is here, but not all that it needs.');
  expect(lines).toContain('standard library only');
});

test('says of a file that is not there that it is not there, and goes on', async () => {
  const entries = [entry('one'), entry('two')];
  host.serve('two-1.0-py3-none-any.whl', bytes);
  const vendored = await vendorNow(entries, [], ['one', 'two']);
  expect(vendored.packages.map(({ name }) => name)).toEqual(['two']);
  expect(hasWrongFile(vendored)).toBe(false);
  expect(report(vendored).join('\n')).toMatch(/does not have it: .*404.* Without: one\./);
});

test('half a file is not kept, and is fetched again', async () => {
  const half = { announced: bytes.byteLength, bytes: bytes.slice(0, 100) };
  const one = entry('one');
  host.serve(one.file, half, bytes);
  expect((await vendorNow([one])).packages).toHaveLength(1);
  expect(host.asked).toHaveLength(2);
  host.serve('two-1.0-py3-none-any.whl', half);
  const vendored = await vendorNow([entry('two')]);
  expect(vendored.wheels[0]?.outcome.kind).toBe('unreachable');
  expect(await files()).toEqual(manifests);
});

test('a host that is broken for a moment is asked again; one that falls silent is left', async () => {
  const entries = [entry('one'), entry('two')];
  host.serve('one-1.0-py3-none-any.whl', { status: 503 }, bytes);
  host.serve('two-1.0-py3-none-any.whl', 'silence');
  const { wheels } = await vendorNow(entries, [], ['one', 'two']);
  expect(wheels.map(({ outcome }) => outcome.kind)).toEqual(['present', 'unreachable']);
});

test('a host that is out of reach is tried once, whatever is wanted of it', async () => {
  const entries = Array.from({ length: 20 }, (_, index) => entry(`p${index}`));
  await host.stop();
  const startedAt = performance.now();
  const vendored = await vendorNow(
    entries,
    ['json'],
    entries.map(({ name }) => name),
  );
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(report(vendored).filter((line) => line.includes('could not be reached'))).toHaveLength(2);
  expect(hasWrongFile(vendored)).toBe(false);
  expect([...carriedFiles(folder)].map(({ path }) => path).sort()).toEqual([
    'duckdb-extensions/extensions.json',
    'pyodide/packages.json',
  ]);
  host = await startPackageHost();
});

test.each(['../x.whl', 'a/b.whl', '/etc/x.whl', '..', 'http://other.example/x.whl', '.hidden.whl'])(
  'a lock file cannot name a file outside the folder: %s',
  async (file) => {
    await expect(vendorNow([{ ...entry('one'), file }])).rejects.toThrow('"one" is refused');
    expect(host.asked).toEqual([]);
  },
);

test('a package that is no wheel for site-packages is refused', async () => {
  const library = { ...entry('one'), type: 'shared_library' };
  await expect(vendorNow([library])).rejects.toThrow('"one" is no wheel');
  await expect(vendorNow([entry('one', ['gone'])])).rejects.toThrow('no package "gone"');
});

test('what is not wanted any more goes', async () => {
  host.serve('one-1.0-py3-none-any.whl', bytes);
  host.serve('two-1.0-py3-none-any.whl', bytes);
  await vendorNow([entry('one')]);
  await writeFile(join(folder, 'pyodide/wheels/left.whl.part'), 'half');
  await vendorNow([entry('two')]);
  expect(await files()).toEqual([...manifests, 'two-1.0-py3-none-any.whl'].sort());
});

test('an extension is kept when it is whole and for this DuckDB', async () => {
  const good = extensionFile({ module: emptyModule });
  const served = {
    json: good,
    page: new TextEncoder().encode('<!doctype html>'.repeat(100)),
    cut: good.slice(0, -1),
    older: extensionFile({ module: emptyModule, version: 'v1.4.2' }),
    threads: extensionFile({ module: emptyModule, platform: 'wasm_threads' }),
    unsigned: extensionFile({ module: emptyModule, signature: new Uint8Array(256) }),
  };
  for (const [name, content] of Object.entries(served)) {
    host.serve(`v1.4.3/wasm_eh/${name}.duckdb_extension.wasm`, content);
  }
  const vendored = await vendorNow([entry('one')], Object.keys(served), []);
  const outcomes = vendored.extensions.map(({ file, outcome }) => [
    file.name,
    outcome.kind === 'wrong' ? outcome.reason : outcome.kind,
  ]);
  expect(Object.fromEntries(outcomes)).toEqual({
    json: 'present',
    page: 'It is not WebAssembly.',
    cut: 'It ends before its signature.',
    older: 'It is for DuckDB v1.4.2 (wasm_eh), not v1.4.3 (wasm_eh).',
    threads: 'It is for DuckDB v1.4.3 (wasm_threads), not v1.4.3 (wasm_eh).',
    unsigned: 'It is not signed.',
  });
  const manifest = JSON.parse(
    await readFile(join(folder, 'duckdb-extensions/extensions.json'), 'utf8'),
  ) as unknown;
  expect(manifest).toMatchObject({ version: 'v1.4.3', extensions: [{ name: 'json' }] });
});
