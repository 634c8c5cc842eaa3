import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PythonError } from '../../../src/core/error.ts';
import { type StartedPython, startPython } from '../../../workers/python/client.ts';

const timeoutMs = 600;
const memoryLimitBytes = 200_000_000;

/** Loops of Python's own hear that they must stop. */
const loops: Readonly<Record<string, string>> = {
  'a loop without end': 'while True:\n    pass',
  'a sum over generators without end':
    'def forever():\n    while True:\n        yield from (n for n in range(10))\nsum(forever())',
  'a comparison that never ends':
    'class Odd:\n    def __lt__(self, other):\n        while True: pass\nsorted([Odd(), Odd()])',
  'a power of a billion digits': '10 ** 10 ** 9',
  'an exploding pattern': 'import re\nre.match(r"(a+)+$", "a" * 60 + "b")',
};

/** C code that listens to nobody, and code that will not listen. */
const deaf: Readonly<Record<string, string>> = {
  'a loop inside C': 'import itertools\n1 in itertools.repeat(0)',
  'a loop that catches everything':
    'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
};

const greedy: Readonly<Record<string, string>> = {
  'a list of 10 GB': 'blocks = [[0] * 25_000_000 for _ in range(100)]',
  'one list of 2 GB': '[0] * 500_000_000',
  'a text multiplied': '"ab" * 1_000_000_000',
  'a very wide format': '"{:>2000000000}".format(1)',
  'a result without end': 'import itertools\nresults = itertools.count()',
  'a bomb of zeros':
    'import zlib\nbomb = zlib.compress(bytes(20_000_000))\nparts = [zlib.decompress(bomb) for _ in range(100)]',
};

const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
  'endless recursion': ['def f(n):\n    return f(n + 1)\nf(0)', /RecursionError/],
  'generators nested without end': ['def g(n):\n    yield from g(n + 1)\nnext(g(0))', /RecursionError/],
  'a number of ten million digits': ['int("9" * 10 ** 7)', /ValueError.*digits/],
  'a result that holds itself': ['results = []\nresults.append(results)', /nested too deeply/],
};

afterEach(() => {
  vi.unstubAllGlobals();
});

async function failure(python: StartedPython, code: string): Promise<PythonError> {
  const error: unknown = await python.run(code, {}, { timeoutMs }).catch((reason: unknown) => reason);
  if (error instanceof PythonError) return error;
  throw new Error(`Expected a PythonError, got ${String(error)}`);
}

/** Within one second of its limit, on an interpreter that was there before. */
async function stopped(python: StartedPython, code: string): Promise<PythonError> {
  await python.run('1', {});
  const startedAt = performance.now();
  const error = await failure(python, code);
  expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 1000);
  return error;
}

describe('on a page that shares memory with its workers', () => {
  const python = startPython({ indexUrl: '/pyodide/', memoryLimitBytes });
  afterAll(() => python.close());
  test.each(Object.entries(loops))(
    '%s is stopped at its limit, and the interpreter lives on',
    async (_name, code) => {
      expect(await stopped(python, code)).toMatchObject({ reason: 'timeout' });
      expect(python.status().state).toBe('ready');
      expect((await python.run('1', {})).results).toBe(1);
    },
  );

  test.each(Object.entries(refused))('%s is an error like any other', async (_name, [code, message]) => {
    const error = await stopped(python, code);
    expect(error).toMatchObject({ reason: 'raised', message: expect.stringMatching(message) as string });
    expect(python.status().state).toBe('ready');
    expect((await python.run('1', {})).results).toBe(1);
  });

  test.each(Object.entries(greedy))(
    '%s meets the limit of memory, and the next run works',
    async (_name, code) => {
      expect((await stopped(python, code)).message).toMatch(/memory|timed? out|longer than/i);
      expect((await python.run('1', {})).results).toBe(1);
    },
  );

  test.each(Object.entries(deaf))(
    '%s is ended with its interpreter, and the next run works',
    async (_name, code) => {
      expect(await stopped(python, code)).toMatchObject({ reason: 'timeout' });
      expect((await python.run('1', {})).results).toBe(1);
    },
  );

  test('JSON nested deeper than the stack breaks the interpreter, and the next run works', async () => {
    const error = await stopped(python, 'import json\njson.loads("[" * 200_000)');
    expect(error).toMatchObject({
      reason: 'failed',
      message: expect.stringContaining('started again') as string,
    });
    expect((await python.run('1', {})).results).toBe(1);
  });

  test('100 MB of prints are cut, and said to be', async () => {
    const { stdout } = await python.run('for _ in range(100):\n    print("x" * 1_000_000)', {});
    expect(stdout.length).toBeLessThan(1_100_000);
    expect(stdout).toMatch(/cut after 1,000,000 characters]$/);
    expect(python.status().state).toBe('ready');
  });
});

describe('on a page that shares none', () => {
  const python = startPython({ indexUrl: '/pyodide/', memoryLimitBytes });
  beforeEach(() => {
    vi.stubGlobal('crossOriginIsolated', false);
  });
  afterAll(() => python.close());

  test.each(Object.entries({ ...loops, ...deaf }))(
    '%s is ended with its interpreter, and the next run works',
    async (_name, code) => {
      expect(await stopped(python, code)).toMatchObject({ reason: 'timeout' });
      expect(python.status().state).toBe('starting');
      expect((await python.run('1', {})).results).toBe(1);
    },
  );

  test.each(Object.entries(greedy))(
    '%s meets the limit of memory, and the next run works',
    async (_name, code) => {
      expect((await stopped(python, code)).message).toMatch(/memory|timed? out|longer than/i);
      expect((await python.run('1', {})).results).toBe(1);
    },
  );

  test.each(Object.entries(refused))('%s is an error like any other', async (_name, [code, message]) => {
    const error = await stopped(python, code);
    expect(error).toMatchObject({ reason: 'raised', message: expect.stringMatching(message) as string });
    expect((await python.run('1', {})).results).toBe(1);
  });

  test('100 MB of prints are cut, and said to be', async () => {
    const { stdout } = await python.run('for _ in range(100):\n    print("x" * 1_000_000)', {});
    expect(stdout.length).toBeLessThan(1_100_000);
  });
});
