import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PythonStatus } from '../../../src/core/engine.ts';
import { type StartedPython, startPython } from '../../../workers/python/client.ts';
import { nativeModule } from '../../support/side-module.ts';
import { makeWheel, type WheelParts, wheelName } from '../../support/wheel.ts';

const python = startPython({ indexUrl: '/pyodide/', packagesUrl: '/vendored/good/pyodide/' });
beforeAll(() => python.start());
afterAll(() => python.close());

async function evaluate(code: string, engine: StartedPython = python): Promise<unknown> {
  return (await engine.run(code, {})).results;
}

async function wheelFile(parts: WheelParts): Promise<File> {
  return new File([await makeWheel(parts)], wheelName(parts));
}

test('says what can be imported beyond the standard library', () => {
  expect(python.status().packages).toEqual([
    ...['branch', 'egg', 'faulty', 'hen', 'leaf', 'native', 'numpy', 'scipy'],
  ]);
});

test('loads a package and what it needs on first use, says so, and fetches neither again', async () => {
  const seen: NonNullable<PythonStatus['loading']>[] = [];
  const unsubscribe = python.onStatus(({ loading }) => loading && seen.push(loading));
  const fetched = vi.spyOn(globalThis, 'fetch');
  expect(await evaluate('import branch\nbranch.value')).toBe(43);
  unsubscribe();
  expect(fetched).toHaveBeenCalledTimes(2);
  for (const name of ['branch', 'leaf'])
    expect(fetched).toHaveBeenCalledWith(expect.stringMatching(`/wheels/${name}-`), expect.anything());
  expect(seen[0]).toEqual({ packages: ['branch', 'leaf'], progress: 0 });
  expect(seen.at(-1)?.progress).toBeCloseTo(0.7);
  expect(python.status().loading).toBeUndefined();
  expect(await evaluate('from leaf import value\nvalue')).toBe(42);
  await python.restart();
  expect(await evaluate('from branch import value\nvalue')).toBe(43);
  expect(fetched).toHaveBeenCalledTimes(2);
  fetched.mockRestore();
});

test('packages that need each other are loaded', async () => {
  expect(await evaluate('import egg, hen\n[egg.layer, hen.layer]')).toEqual(['hen', 'hen']);
});

test('a module in WebAssembly is loaded inside the locked worker', async () => {
  expect(await evaluate('import native\nnative.__name__')).toBe('native');
  expect(python.status().state).toBe('ready');
  expect(await evaluate('import native\nnative.__name__')).toBe('native');
});

test('what a run does to a package is not there in the next', async () => {
  expect(await evaluate('import leaf\nleaf.seen.append(1)\nleaf.seen')).toEqual([1]);
  expect(python.status().state).toBe('ready');
  expect(await evaluate('import leaf\nleaf.seen')).toEqual([]);
});

test('code that needs no package loads none', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  expect(await evaluate('import math\n# import egg\n"import leaf", math.floor(1.5)')).toEqual([
    'import leaf',
    1,
  ]);
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

test('the short names of packages bring them, unless the code has such a name of its own', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  expect(await evaluate('np = 5\nstats = np + 1\nstats')).toBe(6);
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
  expect(await evaluate('[np.zero, stats.zero]')).toEqual([0, 0]);
  await expect(evaluate('pd.DataFrame()')).rejects.toThrow('pandas is not there');
});

test('what is not carried is not allowed, and a package that does not start says so at its line', async () => {
  await expect(evaluate('1\nimport pandas')).rejects.toMatchObject({
    ...{ reason: 'refused', line: 2 },
    message: expect.stringContaining("'pandas' is not available") as string,
  });
  await expect(evaluate('\nimport faulty')).rejects.toMatchObject({
    ...{ reason: 'raised', line: 2 },
    message: expect.stringContaining('it does not start') as string,
  });
});

test('a wheel that was changed since it was checked is refused, with its name and what to do', async () => {
  const other = startPython({ indexUrl: '/pyodide/', packagesUrl: '/vendored/changed/pyodide/' });
  await expect(evaluate('import branch', other)).rejects.toMatchObject({
    ...{ name: 'PythonError', reason: 'failed' },
    message: expect.stringMatching(
      /leaf could not be loaded: .*not the one that was checked.*npm run vendor/,
    ) as string,
  });
  expect(other.status().loading).toBeUndefined();
  expect(await evaluate('import native\nnative.__name__', other)).toBe('native');
  other.close();
});

test('a wheel that cannot be fetched is said, and fetched when it is there', async () => {
  const other = startPython({ indexUrl: '/pyodide/', packagesUrl: '/vendored/good/pyodide/' });
  await other.start();
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(evaluate('import leaf', other)).rejects.toThrow(/leaf could not be loaded.*Failed to fetch/);
  expect(await evaluate('import leaf\nleaf.value', other)).toBe(42);
  fetched.mockRestore();
  const abort = new AbortController();
  other.onStatus(({ loading }) => loading && abort.abort());
  const stopped = other.run('import egg', {}, { signal: abort.signal });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(await evaluate('import egg\negg.layer', other)).toBe('hen');
  other.close();
});

test('where a host has no list of packages there are none', async () => {
  const other = startPython({ indexUrl: '/pyodide/', packagesUrl: '/nothing-is-here/' });
  expect(await evaluate('1', other)).toBe(1);
  expect(other.status().packages).toEqual([]);
  other.close();
});

test('a wheel given by hand is importable in this and in every later worker', async () => {
  const wheel = await wheelFile({
    name: 'My_Tools',
    version: '2.1',
    files: { 'my_tools/__init__.py': 'from leaf import value\ndouble = 2 * value\n' },
    requires: ['leaf>=1', 'sphinx; extra == "docs"'],
  });
  expect(await python.install(wheel)).toEqual({ name: 'my-tools', version: '2.1' });
  expect(python.status().packages).toContain('my_tools');
  expect(await evaluate('import my_tools\nmy_tools.double')).toBe(84);
  await python.restart();
  expect(python.status().packages).toContain('my_tools');
  expect(await evaluate('import my_tools\nmy_tools.double')).toBe(84);
});

test('a wheel for this Pyodide that is given by hand is importable', async () => {
  const tag = 'cp314-cp314-pyodide_2026_0_wasm32';
  const files = { 'crafted.cpython-314-wasm32-emscripten.so': nativeModule('crafted') };
  expect(await python.install(await wheelFile({ name: 'crafted', tag, files }))).toMatchObject({
    name: 'crafted',
  });
  expect(await evaluate('from crafted import __name__ as name\nname')).toBe('crafted');
});

const plain = { 'spare.py': 'value = 1\n' };
const refused: readonly (readonly [string, WheelParts, string])[] = [
  [
    'for another Python',
    { name: 'spare', tag: 'cp313-cp313-pyodide_2025_0_wasm32', files: plain },
    'another Python',
  ],
  [
    'for another platform',
    { name: 'spare', tag: 'cp314-cp314-manylinux_2_28_x86_64', files: plain },
    'another platform',
  ],
  ['for Python 2', { name: 'spare', tag: 'py2-none-any', files: plain }, 'another Python'],
  ['with a file outside', { name: 'spare', files: { ...plain, '../../out.py': '' } }, 'put elsewhere'],
  [
    'with a file that its list does not know',
    { name: 'spare', files: plain, unrecorded: { 'more.py': '' } },
    'more.py is not in its list',
  ],
  [
    'with another content than listed',
    { name: 'spare', files: plain, unrecorded: { 'spare.py': 'value = 2\n' } },
    'spare.py is not what',
  ],
  [
    'in the place of a standard module',
    { name: 'json', files: { 'json/__init__.py': '' } },
    'take the place of json',
  ],
  ['of what is there already', { name: 'leaf', files: { 'leaf/__init__.py': '' } }, 'leaf is here already'],
  ['without a name', { name: '', files: plain }, 'does not say its name'],
  ['that holds nothing', { name: 'empty', files: { 'readme.txt': '' } }, 'nothing that could be imported'],
];

test.each(refused)('a wheel %s is refused', async (_name, parts, reason) => {
  const wheel = await wheelFile(parts);
  await expect(python.install(wheel)).rejects.toMatchObject({
    ...{ name: 'PythonError', reason: 'refused' },
    message: expect.stringContaining(reason) as string,
  });
});

test('a wheel that unpacks to more than it may is refused before it is unpacked', async () => {
  const bytes = await makeWheel({ name: 'spare', files: plain });
  const view = new DataView(bytes.buffer);
  const entry = bytes.findIndex((_, index) => view.getUint32(index, true) === 0x02014b50);
  view.setUint32(entry + 24, 600_000_000, true);
  await expect(python.install(new File([bytes], 'spare-1.0-py3-none-any.whl'))).rejects.toThrow(
    'unpacks to more than 500 MB',
  );
});

test('a package that does not come back from being imported can be stopped; the next run works', async () => {
  await python.install(await wheelFile({ name: 'stuck', files: { 'stuck.py': 'while True: pass\n' } }));
  const abort = new AbortController();
  const unsubscribe = python.onStatus(({ loading }) => {
    if (loading?.packages.includes('stuck') === true) setTimeout(() => abort.abort(), 300);
  });
  const run = python.run('import stuck', {}, { signal: abort.signal });
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  unsubscribe();
  expect(await evaluate('import leaf\nleaf.value')).toBe(42);
});

test.each([
  ['text', new TextEncoder().encode('no wheel')],
  ['half a wheel', (await makeWheel({ name: 'spare', files: plain })).slice(0, 200)],
])('what is no wheel is refused: %s', async (_name, bytes) => {
  await expect(python.install(new File([bytes], 'spare-1.0-py3-none-any.whl'))).rejects.toThrow(
    'spare-1.0-py3-none-any.whl cannot be installed. It is no wheel',
  );
  expect(await evaluate('1')).toBe(1);
});
