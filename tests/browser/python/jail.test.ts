import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPython } from '../../../workers/python/client.ts';

/** Each ends without an error only when it got through. */
const attempts: Readonly<Record<string, string>> = {
  'fetch by js': 'import js\njs.fetch("/__canary")',
  'fetch by name': 'from js import fetch',
  'a request by pyodide.http': 'import pyodide.http\npyodide.http.open_url("/__canary")',
  'a synchronous request': 'from js import XMLHttpRequest',
  'an HTTP connection': 'import urllib.request\nurllib.request.urlopen("http://localhost/__canary").read()',
  'a socket': 'import socket\nsocket.create_connection(("localhost", 80), timeout=1).send(b"x")',
  'a message to the page': 'import js\njs.postMessage("canary")',
  'the global by self': 'import js\njs.self.postMessage("canary")',
  'code from text by pyodide': 'from pyodide.code import run_js\nrun_js("1 + 1")',
  'the constructor of functions': 'import js\njs.constructor.constructor("return 1")()',
  'the constructor of async functions':
    'import pyodide_js\ntype_of = pyodide_js.loadPackage.constructor\ntype_of("return 1")()',
  'the constructor of a class': 'import pyodide_js\npyodide_js.ffi.PyProxy.constructor("return 1")()',
  'emscripten_run_script by the module':
    'import pyodide_js\nm = pyodide_js._module\nm._emscripten_run_script(m.stringToNewUTF8("globalThis.canary = 1"))',
  'a download by Emscripten':
    'import pyodide_js\npyodide_js._module.FS.createPreloadedFile("/", "x", "/__canary", True, False)\n' +
    'assert pyodide_js._module.FS.analyzePath("/x").exists',
  'IndexedDB by Emscripten': 'import pyodide_js\npyodide_js._module.IDBFS.indexedDB().open("canary")',
  'a timer that outlives the run':
    'import pyodide_js\npyodide_js._api.scheduleCallback(pyodide_js.checkInterrupt, 1000)',
  'a process': 'import os\nassert os.system("true") == 0',
  'a process by a walk over classes':
    '[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == "Popen"][0](["true"]).wait()',
  'the modules by a walk over classes':
    'w = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ == "catch_warnings"][0]\n' +
    'w()._module.sys.modules["js"].fetch("/__canary")',
  'a thread': 'import threading\nthreading.Thread(target=print).start()',
  'another worker': 'from js import Worker',
  'a channel to other tabs': 'from js import BroadcastChannel\nBroadcastChannel.new("canary").postMessage(1)',
};

const collect = `
results = {}
for name, code in zip(columns["name"], columns["code"]):
    try:
        exec(code, {})
        results[name] = "REACHED"
    except BaseException as error:
        results[name] = type(error).__name__
`;

const columns = ['name', 'code'].map((name) => ({ name, type: 'VARCHAR', kind: 'text' as const }));
const options = {
  indexUrl: '/pyodide/',
  readColumns: async () => ({ columns, rows: Object.entries(attempts) }),
};
// The check is off: what is seen here is the worker itself.
const python = startPython({ ...options, enforceCheck: false });
const checked = startPython(options);
beforeAll(() => python.start());
afterAll(() => {
  python.close();
  checked.close();
});

test('nothing outside is within reach, even of code that was not checked', async () => {
  const heard: unknown[] = [];
  const channel = new BroadcastChannel('canary');
  channel.onmessage = (event) => heard.push(event.data);
  const { results } = await python.run(collect, { sql: 'FROM attempts' });
  channel.close();
  expect(Object.entries(results ?? {}).filter(([, outcome]) => outcome === 'REACHED')).toEqual([]);
  expect(Object.keys(results ?? {})).toEqual(Object.keys(attempts));
  expect(heard).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('canary');
});

test.each([
  [
    'code from text through the C library',
    'import ctypes\nctypes.CDLL(None).emscripten_run_script(b"fetch(\'/__canary\')")',
  ],
  [
    'a file that is fetched when it is opened',
    'import pyodide_js\npyodide_js._module.FS.createLazyFile("/", "y", "/__canary", True, False)\nopen("/y").read()',
  ],
])('%s ends the interpreter, not the jail', async (_name, code) => {
  const crash = { reason: 'failed', message: expect.stringContaining('Python broke down') as string };
  await expect(python.run(code, {})).rejects.toMatchObject(crash);
  expect((await python.run('1', {})).results).toBe(1);
});

test('what unchecked code changes, leaves behind or listens to is gone in the next run', async () => {
  const code = `
import builtins, statistics, sys
open("/stray.txt", "w").write("left")
statistics.mean = lambda values: 42
statistics.NormalDist.mean = 42
builtins.len = lambda values: 42
sys.settrace(lambda *event: None)
`;
  await python.run(code, {});
  const { results } = await python.run(
    'import os, statistics, sys\n[os.path.exists("/stray.txt"), statistics.mean([1]), len([]), sys.gettrace()]',
    {},
  );
  expect(results).toEqual([false, 1, 0, null]);
});

test('what checked code changes in a module is put back', async () => {
  const code =
    'import statistics\nmine = statistics\nmine.mean = lambda values: 42\nmine.extra = 1\nmine.mean([1])';
  expect((await checked.run(code, {})).results).toBe(42);
  expect(checked.status().state).toBe('ready');
  expect((await checked.run('import statistics\nstatistics.mean([1])', {})).results).toBe(1);
  await expect(checked.run('import statistics\nstatistics.extra', {})).rejects.toThrow('AttributeError');
});

test.each(Object.entries(attempts))('the check refuses %s with its line', async (_name, code) => {
  await expect(checked.run(code, {})).rejects.toMatchObject({
    reason: 'refused',
    line: expect.any(Number) as number,
  });
});
