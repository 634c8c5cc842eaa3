import { afterAll, expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cell.ts';
import { PythonError } from '../../../src/core/error.ts';
import { startDuckDb } from '../../../workers/duckdb/client.ts';
import { startPython } from '../../../workers/python/client.ts';

const query = `FROM (VALUES
  (1.5::DOUBLE, 'Nord', 1::BIGINT, DATE '2025-03-01', TIMESTAMP '2025-03-01 10:00:00'),
  (NULL, 'Süd', NULL, NULL, TIMESTAMP '2025-03-02 11:30:00.25'),
  ('nan', NULL, 9007199254740993, DATE '2025-03-03', NULL)
) t(amount, bank, count, day, "at")`;
const sql = startDuckDb({ databaseName: `run-${crypto.randomUUID()}` });
const python = startPython({ indexUrl: '/pyodide/', handOver: sql.handOver });
afterAll(() => {
  python.close();
  sql.close();
});

async function resultsOf(code: string): Promise<Cell> {
  return (await python.run(code, { sql: query })).results;
}

async function errorOf(code: string, timeoutMs = 10_000): Promise<PythonError> {
  const error: unknown = await python
    .run(code, { sql: query }, { timeoutMs })
    .catch((reason: unknown) => reason);
  if (error instanceof PythonError) return error;
  throw new Error(`Expected a PythonError, got ${String(error)}`);
}

test('sleeps until it is needed, then says how far it has come', async () => {
  expect(python.status().state).toBe('asleep');
  const seen: number[] = [];
  python.onStatus((status) => seen.push(status.progress));
  await python.start();
  expect(python.status()).toMatchObject({ state: 'ready', progress: 1, packages: [] });
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).toEqual([...seen].sort((left, right) => left - right));
});

test('gives the code its columns as Python values', async () => {
  expect(await resultsOf('columns["amount"]')).toEqual([1.5, null, Number.NaN]);
  expect(await resultsOf('columns["count"][2] - 1')).toBe(9007199254740992);
  expect(await resultsOf('columns["count"]')).toEqual([1, null, '9007199254740993']);
  expect(await resultsOf('[str(type(v).__name__) for v in rows()[0].values()]')).toEqual([
    'float',
    'str',
    'int',
    'date',
    'datetime',
  ]);
  expect(await resultsOf('result["bank"]')).toEqual(['Nord', 'Süd', null]);
});

test('returns what the code assigned to results, or its last expression', async () => {
  expect(await resultsOf('results = {"a": 1}\n2')).toEqual({ a: 1 });
  expect(await resultsOf('1 + 1')).toBe(2);
  expect(await resultsOf('result = 7')).toBe(7);
  expect(await resultsOf('x = 5')).toBeNull();
});

test('returns values that JSON has no word for', async () => {
  expect(await resultsOf('[float("nan"), float("inf"), -float("inf")]')).toEqual([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
  const imports = 'import datetime as d, decimal, fractions, collections, statistics\n';
  expect(
    await resultsOf(`${imports}[
      d.date(2025, 3, 1), d.datetime(2025, 3, 1, 12, 30), d.datetime(2025, 3, 1, 12, tzinfo=d.timezone.utc),
      d.time(1, 2, 3), d.timedelta(days=1, hours=2), decimal.Decimal("1.23"), decimal.Decimal("0.12345678901234567890"),
      fractions.Fraction(1, 4), {3, 1, 2}, (1, 2), range(2), map(str, [1]), b"\\xab", 2 ** 60, True, None, 1j,
      collections.Counter("aab"), statistics.linear_regression([0, 1, 2], [1, 3, 5]),
    ]`),
  ).toEqual([
    '2025-03-01',
    '2025-03-01 12:30:00',
    '2025-03-01 12:00:00+00',
    '01:02:03',
    '1 day 02:00:00',
    1.23,
    '0.12345678901234567890',
    0.25,
    [1, 2, 3],
    [1, 2],
    [0, 1],
    ['1'],
    '\\xAB',
    '1152921504606846976',
    true,
    null,
    '1j',
    { a: 2, b: 1 },
    { slope: 2, intercept: 1 },
  ]);
});

test('sees a table where the result has the shape of one', async () => {
  const { table } = await python.run('[{"n": 1, "x": 0.5}, {"n": 2, "x": None}]', {});
  expect(table).toEqual({
    truncated: false,
    columns: [
      { name: 'n', type: 'BIGINT', kind: 'integer' },
      { name: 'x', type: 'DOUBLE', kind: 'float' },
    ],
    rows: [
      [1, 0.5],
      [2, null],
    ],
  });
  expect((await python.run('{"a": [1, 2], "b": ["x", "y"]}', {})).table?.rows).toEqual([
    [1, 'x'],
    [2, 'y'],
  ]);
  expect((await python.run('{"a": [1, 2], "b": 3}', {})).table).toBeNull();
  const { table: long } = await python.run('[{"n": n} for n in range(10_001)]', {});
  expect(long?.rows).toHaveLength(10_000);
  expect(long?.truncated).toBe(true);
});

test('captures what is printed, up to a limit that it states', async () => {
  expect((await python.run('print("hello", 1)', {})).stdout).toBe('hello 1\n');
  const { stdout } = await python.run('for i in range(3):\n    print("x" * 500_000)', {});
  expect(stdout.length).toBeLessThan(1_000_100);
  expect(stdout).toMatch(/cut after 1,000,000 characters]$/);
});

test('what is printed is told while the code runs', async () => {
  const stop = new AbortController();
  const code = 'print("first")\nprint("second")\nwhile True:\n    pass';
  let told = '';
  const run = python.run(
    code,
    {},
    {
      signal: stop.signal,
      onStdout(text) {
        told += text;
        if (told.includes('second\n')) stop.abort();
      },
    },
  );
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(told).toBe('first\nsecond\n');
});

test('a flood of prints is told in few pieces, up to the limit', async () => {
  const pieces: string[] = [];
  const { stdout } = await python.run(
    'for i in range(300_000):\n    print("line", i)',
    {},
    {
      onStdout: (text) => pieces.push(text),
    },
  );
  expect(pieces.join('')).toBe(stdout);
  expect(stdout.length).toBeLessThan(1_000_100);
  expect(pieces.length).toBeLessThan(300);
});

test('the last expression comes back in words of Python, cut when long', async () => {
  expect((await python.run('{"a": (1, "x")}', {})).lastExpression).toBe("{'a': (1, 'x')}");
  expect((await python.run('x = 1', {})).lastExpression).toBeUndefined();
  expect((await python.run('print(1)', {})).lastExpression).toBeUndefined();
  const { lastExpression = '' } = await python.run('results = 1\nlist(range(100_000))', {});
  expect(lastExpression.length).toBeLessThan(10_000);
  expect(lastExpression).toMatch(/^\[0, 1, 2, .*\.\.\.\]$/);
  expect((await python.run('results = 1\n10 ** 5000', {})).results).toBe(1);
});

test('a failure shows the frames of the code itself, with the line', async () => {
  const error = await errorOf(
    'import statistics\ndef middle(values):\n    return statistics.mean(values)\n\nmiddle([])',
  );
  expect(error.reason).toBe('raised');
  expect(error.line).toBe(3);
  expect(error.message).toContain('mean requires at least one data point');
  expect(error.traceback).toContain('return statistics.mean(values)');
  expect(error.traceback).not.toMatch(/statistics\.py|bootstrap\.py/);
});

test('a syntax error names its line', async () => {
  const error = await errorOf('a = 1\nb = = 2');
  expect(error).toMatchObject({ reason: 'raised', line: 2 });
  expect(error.message).toContain('SyntaxError');
  expect(error.traceback).toContain('b = = 2');
});

test.each([
  ['import os', 1],
  ['x = 1\nopen("a")', 2],
  ['\n\neval("1")', 3],
  ['().__class__', 1],
  ['getattr(1, "__class__")', 1],
  ['import statistics\nstatistics.mean = None', 2],
  ['import random\nrandom._os', 2],
  ['from js import fetch', 1],
])('refuses %j before anything of it runs', async (code, line) => {
  expect(await errorOf(code)).toMatchObject({ reason: 'refused', line });
});

test('a refusal shows the line that is refused', async () => {
  expect((await errorOf('x = 1\n  \nopen("a")')).traceback).toContain('line 3\n    open("a")');
});

test('a name that needs a package says so', async () => {
  expect((await errorOf('df.head()')).message).toBe(
    "NameError: name 'df' is not defined (pandas is not there; columns['name'] and rows() always are.)",
  );
});

test('endless recursion is an error like any other', async () => {
  const error = await errorOf('def f():\n    return f()\nf()');
  expect(error.message).toContain('RecursionError');
  expect(await resultsOf('1')).toBe(1);
});

test('a loop without end is stopped at the time limit, and the next run works', async () => {
  const error = await errorOf('while True:\n    pass', 300);
  expect(error).toMatchObject({
    reason: 'timeout',
    message:
      'The code ran longer than 0.3 s and was stopped. Let SQL reduce the rows first, or allow more time.',
    line: expect.any(Number) as number,
  });
  expect(await resultsOf('1')).toBe(1);
});

test('a loop inside C does not hear the interrupt: its worker is ended, and the next run works', async () => {
  expect(await errorOf('import itertools\n1 in itertools.repeat(0)', 300)).toMatchObject({
    reason: 'timeout',
  });
  expect(python.status().state).toBe('starting');
  expect(await resultsOf('1')).toBe(1);
});

test('code that catches the interrupt is ended too', async () => {
  const code = 'while True:\n    try:\n        while True: pass\n    except BaseException: pass';
  expect(await errorOf(code, 300)).toMatchObject({ reason: 'timeout' });
  expect(await resultsOf('1')).toBe(1);
});

test('the memory limit holds, and the next run works', async () => {
  const error = await errorOf('blocks = []\nwhile True:\n    blocks.append(bytearray(50_000_000))');
  expect(error).toMatchObject({ reason: 'memory' });
  expect(await resultsOf('1')).toBe(1);
});

test('abort stops a run at once, and the next run works', async () => {
  const controller = new AbortController();
  const run = python.run('while True:\n    pass', {}, { signal: controller.signal });
  controller.abort();
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(await resultsOf('1')).toBe(1);
});

test('aborting a run that is over does not disturb the one that follows', async () => {
  const controller = new AbortController();
  await python.run('1', {}, { signal: controller.signal });
  const next = python.run('sum(range(10_000_000))', {});
  controller.abort();
  expect((await next).results).toBe(49999995000000);
});

test('a run finds nothing of the one before it', async () => {
  await python.run('import random, decimal\nleft = 1\nrandom.seed(3)\ndecimal.getcontext().prec = 3', {});
  const error = await errorOf('left');
  expect(error.message).toContain("NameError: name 'left' is not defined");
  const code = 'import decimal, random\n[str(decimal.Decimal(1) / 3), random.random()]';
  expect(await resultsOf(code)).toEqual(await resultsOf(code));
  expect(await resultsOf('import decimal\nlen(str(decimal.Decimal(1) / 3))')).toBe(30);
});
