import { afterAll, expect, test } from 'vitest';
import { startPython } from '../../../workers/python/client.ts';

const python = startPython({ indexUrl: '/pyodide/' });
afterAll(() => python.close());

test.each([
  ['vars = [1, 2]\nsum(vars)', 3],
  ['help = 3\nhelp + 1', 4],
  [
    'class Point:\n    __slots__ = ("x",)\n    def __add__(self, other):\n        return 7\n    __radd__ = __add__\n1 + Point()',
    7,
  ],
  [
    'class Sensor:\n    def __init__(self):\n        self.signal = 1\n        self.types = [2]\nSensor().signal',
    1,
  ],
  ['from operator import attrgetter\nattrgetter("real")(3)', 3],
  ['import operator\noperator.methodcaller("upper")("a")', 'A'],
  [
    'class Rows(list):\n    def __getitem__(self, n):\n        return super().__getitem__(n) + 1\nRows([1])[0]',
    2,
  ],
  ['if __name__ == "__main__":\n    results = 1', 1],
])('lets ordinary code run: %j', async (code, results) => {
  expect((await python.run(code, {})).results).toEqual(results);
});

test.each([
  ['x = 1\nvars()', 2],
  ['eval = eval', 1],
  ['import operator\noperator.attrgetter("real.__class__")(1)', 2],
  ['import operator\nname = "real"\noperator.attrgetter(name)(1)', 3],
  ['from operator import methodcaller\nmethodcaller("__subclasses__")(int)', 2],
  ['from random import _os', 1],
  ['import random\nrandom.x._os', 2],
])('refuses what leads out: %j', async (code, line) => {
  await expect(python.run(code, {})).rejects.toMatchObject({ reason: 'refused', line });
});
