import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startPython } from '../../../workers/python/client.ts';

const pyodide = 'import pyodide_js\nmodule = pyodide_js._module\n';
const classes = 'every = ().__class__.__base__.__subclasses__()\n';

/** Each ends without an error only when it got through. ORIGIN is another origin, whose server listens. */
const attempts: Readonly<Record<string, string>> = {
  'fetch by js': 'import js\njs.fetch("/__canary")',
  'fetch by name': 'from js import fetch',
  'fetch by the global': 'import js\njs.globalThis.fetch("/__canary")',
  'a request by pyodide.http': 'import pyodide.http\npyodide.http.open_url("/__canary")',
  'a synchronous request': 'from js import XMLHttpRequest',
  'an HTTP connection': 'import urllib.request\nurllib.request.urlopen("ORIGIN/urllib").read()',
  'a socket': 'import socket\nsocket.create_connection(("localhost", 80), timeout=1).send(b"x")',
  'a socket below the socket module':
    'import _socket\ns = _socket.socket()\ns.connect(("127.0.0.1", 80))\nassert s.send(b"x") == 1',
  'a download by Emscripten':
    `${pyodide}module.FS.createPreloadedFile("/", "x", "/__canary", True, False)\n` +
    'assert module.FS.analyzePath("/x").exists',
  'a library from the network': `${pyodide}module.loadDynamicLibrary("/__canary.so")`,
  'a synchronous read by Emscripten': `${pyodide}module.readBinary("/__canary")`,
  'a message to the page': 'import js\njs.postMessage("canary")',
  'the global by self': 'import js\njs.self.postMessage("canary")',
  'another worker': 'from js import Worker',
  'a channel to other tabs': 'from js import BroadcastChannel\nBroadcastChannel.new("canary").postMessage(1)',
  'code from text by pyodide': 'from pyodide.code import run_js\nrun_js("1 + 1")',
  'the constructor of functions': 'import js\njs.constructor.constructor("return 1")()',
  'the constructor of a bound function': `${pyodide}module.FS.open.constructor("return 1")()`,
  'the constructor of async functions': `${pyodide}pyodide_js.loadPackage.constructor("return 1")()`,
  'the constructor of a class': `${pyodide}pyodide_js.ffi.PyProxy.constructor("return 1")()`,
  'the constructor of a list given to JavaScript':
    'from pyodide.ffi import to_js\nto_js([]).constructor.constructor("return 1")()',
  'the constructor by a prototype':
    'from pyodide.ffi import to_js\nto_js([]).map.__proto__.constructor("return 1")()',
  'emscripten_run_script by the module': `${pyodide}module._emscripten_run_script(module.stringToNewUTF8("1"))`,
  'IndexedDB by Emscripten': `${pyodide}module.IDBFS.indexedDB().open("canary")`,
  'a mounted store': `${pyodide}fs = module.FS\nfs.mkdir("/m")\nfs.mount(fs.filesystems.IDBFS, {}, "/m").syncfs(True)`,
  'the machine below by a mounted folder': `${pyodide}fs = module.FS\nfs.mkdir("/n")\nfs.mount(fs.filesystems.NODEFS, {}, "/n")`,
  'a timer that outlives the run': `${pyodide}pyodide_js._api.scheduleCallback(pyodide_js.checkInterrupt, 1000)`,
  'a process': 'import os\nassert os.system("true") == 0',
  'a process by the subprocess module': 'import subprocess\nsubprocess.run(["true"], check=True)',
  'a process by a walk over classes': `${classes}[c for c in every if c.__name__ == "Popen"][0](["true"]).wait()`,
  'the modules by a walk over classes':
    `${classes}w = [c for c in every if c.__name__ == "catch_warnings"][0]\n` +
    'w()._module.sys.modules["js"].fetch("/__canary")',
  'a fork': 'import os\nos.fork()',
  'a thread': 'import threading\nthreading.Thread(target=print).start()',
  'a thread below the threading module': 'import _thread\n_thread.start_new_thread(print, ())',
  'a process pool': 'import multiprocessing\nmultiprocessing.Pool(1)',
  'a pickled call': 'import pickle\nassert pickle.loads(b"cos\\nsystem\\n(S\'true\'\\ntR.") == 0',
  'a marshalled call':
    'import marshal\nexec(marshal.loads(marshal.dumps(compile("import js; js.fetch(1)", "", "exec"))))',
  'a way out by a frame': 'import sys\nsys._getframe(1).f_builtins["__import__"]("js").fetch("/__canary")',
  'a way out by a traceback':
    'try:\n    1 / 0\nexcept Exception as e:\n    e.__traceback__.tb_frame.f_builtins["__import__"]("js").fetch(1)',
  'a way out by a generator':
    'g = (g.gi_frame.f_back.f_builtins for _ in [1])\nnext(g)["__import__"]("js").fetch("/__canary")',
  'an encoding that imports': 'import codecs\ncodecs.lookup("js.fetch").encode("/__canary")',
  'everything that is alive':
    'import gc\nlisteners = [o for o in gc.get_objects() if hasattr(o, "postMessage")]\nlisteners[0].postMessage("canary")',
};

/** Asked for in passing: they answer with a promise, so only the server knows. */
const requests = `
import asyncio, pyodide_js
for ask in (
    lambda: pyodide_js.loadPackage("ORIGIN/a.whl"),
    lambda: pyodide_js.loadPackage("/__canary/a.whl"),
    lambda: pyodide_js._module.readAsync("/__canary/b"),
    lambda: pyodide_js._module.loadDynamicLibrary("/__canary/c.so", {"loadAsync": True}),
    lambda: pyodide_js.runPythonAsync("import js\\nawait js.fetch('/__canary/d')"),
    lambda: asyncio.ensure_future(__import__("pyodide.http").http.pyfetch("/__canary/e")),
    lambda: asyncio.get_event_loop().run_until_complete(__import__("pyodide.http").http.pyfetch("/__canary/f")),
):
    try:
        ask()
    except BaseException as error:
        print(error)
`;

/** Follows every property of every JavaScript value that Python can find, and names the browser's own functions. */
const walk = `
import gc, js, pyodide_js
from pyodide.ffi import JsProxy, to_js

wanted = {"fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "indexedDB", "caches", "postMessage",
          "importScripts", "Worker", "SharedWorker", "BroadcastChannel", "MessageChannel", "navigator", "open",
          "setTimeout", "setInterval", "queueMicrotask", "eval", "Function", "close", "storage", "location"}
queue = [o for o in gc.get_objects() if isinstance(o, JsProxy)] + [js, pyodide_js, to_js([]), to_js({}), to_js(b"")]
seen, found = set(), set()
while queue and len(seen) < 4000:
    value = queue.pop()
    if value.js_id in seen:
        continue
    seen.add(value.js_id)
    for name in dir(value):
        try:
            part = getattr(value, name)
        except BaseException:
            continue
        if isinstance(part, JsProxy):
            if name in wanted and "[native code]" in str(part):
                found.add(name)
            queue.append(part)
results = {"found": sorted(found), "seen": len(seen)}
`;

function collect(codes: Readonly<Record<string, string>>): string {
  return `
import json
results = {}
for name, code in json.loads(${JSON.stringify(JSON.stringify(codes))}).items():
    try:
        exec(code, {})
        results[name] = "REACHED"
    except BaseException as error:
        results[name] = type(error).__name__
`;
}

// The check is off: what is seen here is the worker itself.
const python = startPython({ indexUrl: '/pyodide/', enforceCheck: false });
const checked = startPython({ indexUrl: '/pyodide/' });
beforeAll(() => python.start());
afterAll(() => {
  python.close();
  checked.close();
});

const reportSchema = z.object({ otherOrigin: z.string(), heard: z.array(z.string()) });
async function canaryReport() {
  return reportSchema.parse(await (await fetch('/__canary-report')).json());
}

async function aimed(code: string): Promise<string> {
  return code.replaceAll('ORIGIN', (await canaryReport()).otherOrigin);
}

test('the canary hears what is asked of it', async () => {
  await fetch('/__canary/page');
  expect((await canaryReport()).heard).toContain('this origin GET /page');
});

test('nothing outside is within reach, even of code that was not checked', async () => {
  const heard: unknown[] = [];
  const channel = new BroadcastChannel('canary');
  channel.onmessage = (event) => heard.push(event.data);
  const { results } = await python.run(await aimed(collect(attempts)), {}, { timeoutMs: 30_000 });
  channel.close();
  expect(Object.entries(results ?? {}).filter(([, outcome]) => outcome === 'REACHED')).toEqual([]);
  expect(Object.keys(results ?? {})).toEqual(Object.keys(attempts));
  expect(heard).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('canary');
});

test('no request is made, not even one that nobody waits for', async () => {
  await python.run(await aimed(requests), {});
  await python.run('1', {});
  expect((await canaryReport()).heard.filter((line) => line !== 'this origin GET /page')).toEqual([]);
});

test('a walk over all of JavaScript that Python can see meets none of the browser', async () => {
  const { results } = await python.run(walk, {}, { timeoutMs: 30_000 });
  expect(results).toMatchObject({ found: [] });
  expect(z.object({ seen: z.number() }).parse(results).seen).toBeGreaterThan(500);
});

test.each([
  [
    'code from text through the C library',
    'import ctypes\nctypes.CDLL(None).emscripten_run_script(b"fetch(\'/__canary\')")',
  ],
  [
    'a download through the C library',
    'import ctypes\nctypes.CDLL(None).emscripten_async_wget(b"/__canary", b"/w", None, None)\nctypes.CDLL(None).abort()',
  ],
  [
    'a file that is fetched when it is opened',
    `${pyodide}module.FS.createLazyFile("/", "y", "/__canary", True, False)\nopen("/y").read()`,
  ],
  ['the end of the process', 'import os\nos.abort()'],
])('%s ends the interpreter, not the jail', async (_name, code) => {
  const crash = { reason: 'failed', message: expect.stringContaining('Python broke down') as string };
  await expect(python.run(code, {})).rejects.toMatchObject(crash);
  expect((await python.run('1', {})).results).toBe(1);
  expect((await canaryReport()).heard).toEqual(['this origin GET /page']);
});

test('the check refuses every attempt, with its line', async () => {
  for (const [name, code] of Object.entries(attempts)) {
    const refusal = { reason: 'refused', line: expect.any(Number) as number };
    await expect(checked.run(code, {}), name).rejects.toMatchObject(refusal);
  }
  expect(checked.status().state).toBe('ready');
});
