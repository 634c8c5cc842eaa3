import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startPython } from '../../../workers/python/client.ts';

interface Change {
  readonly code: string;
  /** What the next run looks at: as it was before the change. */
  readonly look: string;
}

/** By code that passes the check. */
const ordinary: Readonly<Record<string, Change>> = {
  'a function of a module': {
    code: 'import statistics\nmine = statistics\nmine.mean = lambda values: 42',
    look: 'import statistics\nstatistics.mean([1, 2])',
  },
  'a list inside a module': {
    code: 'import calendar\ncalendar.month_name._months[:] = [1]\ncalendar.mdays.clear()',
    look: 'import calendar\n[len(calendar.month_name._months), len(calendar.mdays)]',
  },
  'a dictionary inside a module': {
    code: 'import html.entities\nhtml.entities.html5.clear()',
    look: 'import html.entities\nlen(html.entities.html5)',
  },
  'an attribute of a class': {
    code: 'from statistics import NormalDist as n\nm = n\nm.mean = 42',
    look: 'import statistics\nstatistics.NormalDist(1).mean',
  },
  'what counts as a sequence': {
    code: 'import collections.abc as a\na.Sequence.register(dict)',
    look: 'import collections.abc as a\nisinstance({}, a.Sequence)',
  },
  'patterns that were compiled': {
    code: 'import re\nre.compile("secret-of-another-dataset")',
    look: 'import re\nany("secret" in str(key) for key in re._cache)',
  },
  'the state of chance': { code: 'import random\nrandom.seed(3)', look: 'import random\nrandom.random()' },
  'how decimals are counted': {
    code: 'import decimal\ndefaults = decimal.DefaultContext\ndefaults.prec = 2\ndecimal.getcontext().prec = 3',
    look: 'import decimal\n[str(decimal.Decimal(1) / 3), decimal.DefaultContext.prec]',
  },
  'limits and dialects of CSV': {
    code: 'import csv\ncsv.field_size_limit(1)\ncsv.register_dialect("mine")',
    look: 'import csv\n[csv.field_size_limit(), csv.list_dialects()]',
  },
  'a cache of a function': {
    code: 'import functools, fractions\nfractions.Fraction("1/3")\nfunctools.singledispatch(print)',
    look: 'import fractions\nstr(fractions.Fraction("1/3"))',
  },
  'what a wait for the end would do': {
    code: 'class Late:\n    def __del__(self):\n        print("late")\nkeep = [Late()]\nkeep.append(keep)',
    look: '1',
  },
};

/** By code that the check would refuse. */
const hostile: Readonly<Record<string, Change>> = {
  'a builtin function': { code: 'import builtins\nbuiltins.len = lambda values: 42', look: 'len([])' },
  'all modules': { code: 'import sys\nsys.modules.clear()', look: 'import sys, re\nlen(sys.modules) > 50' },
  'where modules are found': {
    code: 'import sys\nsys.path.clear()\nsys.meta_path.clear()',
    look: 'import wave\n1',
  },
  'the limit of recursion': {
    code: 'import sys\nsys.setrecursionlimit(60)\nsys.set_int_max_str_digits(0)',
    look: 'import sys\n[sys.getrecursionlimit(), sys.get_int_max_str_digits()]',
  },
  'hooks of the interpreter': {
    code: `
import atexit, codecs, gc, sys, threading
sys.settrace(lambda *event: None)
sys.setprofile(lambda *event: None)
sys.addaudithook(lambda *event: 1 / 0)
sys.excepthook = sys.displayhook = print
gc.callbacks.append(print)
atexit.register(print)
threading.settrace(print)
codecs.register(lambda name: 1 / 0)`,
    look: `
import codecs, gc, sys, threading
try:
    codecs.lookup("no-such-encoding")
    found = True
except LookupError:
    found = False
[sys.gettrace(), sys.getprofile(), sys.excepthook is print, len(gc.callbacks), threading.gettrace(), found]`,
  },
  'the environment': {
    code: 'import os, warnings, linecache\nos.environ["LEFT"] = "1"\nwarnings.simplefilter("error")\nlinecache.cache["x"] = 1',
    look: 'import os, warnings, linecache\n["LEFT" in os.environ, len(warnings.filters), "x" in linecache.cache]',
  },
  'a method of a type in C': {
    code: `
import gc
methods = gc.get_referents(str.__dict__)[0]
methods["upper"] = lambda text: "patched"`,
    look: '"a".upper()',
  },
  'the collector of garbage': {
    code: 'import gc\ngc.disable()\ngc.unfreeze()',
    look: 'import gc\ngc.isenabled()',
  },
  'the encoder of results': {
    code: 'import analysis_runtime.cells as c, analysis_runtime.check as k\nc.CELL_LIMIT = 0\nk.check = None\nc.Encoder = None',
    look: '[1, 2]',
  },
};

/** What lies beyond the interpreter's memory: another interpreter takes over. */
const beyond: Readonly<Record<string, Change>> = {
  'a file': {
    code: 'open("/left.txt", "w").write("left")',
    look: 'import os\nos.path.exists("/left.txt")',
  },
  'a folder': { code: 'import os\nos.mkdir("/left")\nos.chdir("/left")', look: 'import os\nos.getcwd()' },
  'a prototype of JavaScript': {
    code: 'from pyodide.ffi import to_js\nto_js([]).constructor.prototype.left = 1',
    look: 'from pyodide.ffi import to_js\nhasattr(to_js([]), "left")',
  },
  'a property of the interpreter': {
    code: 'import pyodide_js\npyodide_js._module.left = 1',
    look: 'import pyodide_js\nhasattr(pyodide_js._module, "left")',
  },
  'a promise that calls back later': {
    code: 'import pyodide_js\npyodide_js.runPythonAsync("1").then(lambda _: 1 / 0, lambda _: 1 / 0)',
    look: '1',
  },
};

const checked = startPython({ indexUrl: '/pyodide/' });
const unchecked = startPython({ indexUrl: '/pyodide/', enforceCheck: false });
afterAll(() => {
  checked.close();
  unchecked.close();
});

test.each(Object.entries(ordinary))('%s is as before in the next run', async (_name, { code, look }) => {
  const before = await checked.run(look, {});
  await checked.run(code, {});
  expect(checked.status().state).toBe('ready');
  const after = await checked.run(look, {});
  expect(after).toEqual({ ...before, elapsedMs: after.elapsedMs });
});

test.each(Object.entries(hostile))(
  '%s is as before, whatever unchecked code did',
  async (_name, { code, look }) => {
    const before = await unchecked.run(look, {});
    await unchecked.run(code, {}).catch(() => undefined);
    expect(unchecked.status().state).toBe('ready');
    expect((await unchecked.run(look, {})).results).toEqual(before.results);
  },
);

test.each(Object.entries(beyond))('%s is not there for the next run', async (_name, { code, look }) => {
  const before = await unchecked.run(look, {});
  await unchecked.run(code, {}).catch(() => undefined);
  expect(unchecked.status().state).toBe('starting');
  expect((await unchecked.run(look, {})).results).toEqual(before.results);
});

test('a run with data leaves its interpreter to the next, and none of the data', async () => {
  const bytes = new TextEncoder().encode('secret');
  const offsets = new Int32Array([0, bytes.length]);
  const batches = [{ rowCount: 1, validity: undefined, values: bytes, offsets }];
  const columns = [
    { name: 'word', type: 'VARCHAR', kind: 'text' as const, form: { name: 'text' as const }, batches },
  ];
  const handOver = () => {
    const { port1, port2 } = new MessageChannel();
    const send = async (ticket: number) => {
      port1.postMessage({ ticket, rowCount: 1, columns });
      return { rowCount: 1, truncated: false };
    };
    return { port: port2, send, close: () => port1.close() };
  };
  const python = startPython({ indexUrl: '/pyodide/', handOver });
  expect((await python.run('kept = columns["word"]\nkept', { sql: 'FROM words' })).results).toEqual([
    'secret',
  ]);
  expect(python.status().state).toBe('ready');
  expect((await python.run('list(columns)', {})).results).toEqual([]);
  await expect(python.run('kept', {})).rejects.toThrow('NameError');
  python.close();
});

test('no byte of what a run held is left in memory', async () => {
  const spell = (word: string) => JSON.stringify([...new TextEncoder().encode(word)]);
  const search = (highest: number) => `
import ctypes, sys
wanted = bytes(${spell('the canary of a dataset')})
end = max([${highest}, id(wanted) + sys.getsizeof(wanted)] + [id(one) + sys.getsizeof(one) for one in copies])
memory = (ctypes.c_char * (end - 1024)).from_address(1024)
[bytes(memory).count(wanted), end]`;
  const held = z
    .tuple([z.number(), z.number()])
    .parse(
      (
        await unchecked.run(
          `secret = "the canary " + "of a dataset"\ncopies = [secret + str(n) for n in range(999)]\n${search(0)}`,
          {},
        )
      ).results,
    );
  expect(held[0]).toBeGreaterThan(999);
  const left = await unchecked.run(`copies = []\n${search(held[1])}`, {});
  expect(z.tuple([z.number(), z.number()]).parse(left.results)[0]).toBe(1);
});
