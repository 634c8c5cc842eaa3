import { afterAll, expect, test } from 'vitest';
import { startPython } from '../../../workers/python/client.ts';

// Unchecked, so that classes may stand in for packages that are not here.
const python = startPython({ indexUrl: '/pyodide/', enforceCheck: false });
afterAll(() => python.close());

/** As much of pandas as a result is looked at through. */
const frames = `
class Index(list):
    is_unique = True
    def tolist(self):
        return list(self)

class RangeIndex(Index):
    pass

class Values:
    def __init__(self, take):
        self.take = take
    def __getitem__(self, key):
        return self.take(key)

class NaTType:
    pass

class Series:
    def __init__(self, items, index=None, name="value"):
        self.items, self.name = items, name
        self.index = RangeIndex(range(len(items))) if index is None else Index(index)
        self.iloc = Values(lambda key: items[key])
    def __len__(self):
        return len(self.items)
    def tolist(self):
        return list(self.items)
    def to_frame(self):
        return DataFrame({self.name: self.items}, self.index)

class DataFrame:
    def __init__(self, data, index=None):
        self.data = data
        self.columns = list(data)
        count = len(next(iter(data.values())))
        self.index = RangeIndex(range(count)) if index is None else index
        self.iloc = Values(self.part)
    def __len__(self):
        return len(list(self.index))
    def part(self, key):
        if isinstance(key, tuple):
            return Series(list(self.data.values())[key[1]])
        return DataFrame({name: items[key] for name, items in self.data.items()}, self.index[key] if type(self.index) is Index else None)
    def reset_index(self):
        return DataFrame({"index": list(self.index), **self.data})
    def to_dict(self, orient):
        assert orient == "records"
        return [dict(zip(self.data, row)) for row in zip(*self.data.values())]
`;

test('a data frame is a table, and its rows are the results', async () => {
  const { results, table } = await python.run(
    `${frames}\nDataFrame({"city": ["Kano", "Lima"], ("sum", "x"): [1, NaTType()]})`,
    {},
  );
  expect(results).toEqual([
    { city: 'Kano', "('sum', 'x')": 1 },
    { city: 'Lima', "('sum', 'x')": null },
  ]);
  expect(table).toEqual({
    truncated: false,
    columns: [
      { name: 'city', type: 'VARCHAR', kind: 'text' },
      { name: 'sum / x', type: 'BIGINT', kind: 'integer' },
    ],
    rows: [
      ['Kano', 1],
      ['Lima', null],
    ],
  });
});

test('a series with an index of its own shows it', async () => {
  const code = `${frames}\nresults = Series([1.5, 2.5], index=["a", "b"], name="mean")`;
  const { results, table } = await python.run(code, {});
  expect(results).toEqual({ a: 1.5, b: 2.5 });
  expect(table?.columns.map(({ name }) => name)).toEqual(['index', 'mean']);
  expect(table?.rows).toEqual([
    ['a', 1.5],
    ['b', 2.5],
  ]);
});

test('what can draw itself is a figure', async () => {
  const code = `
class Drawing:
    def _repr_svg_(self):
        return "<svg/>"
class Photo:
    def _repr_png_(self):
        return b"\\x89PNG"
`;
  expect((await python.run(`${code}\nDrawing()`, {})).figures).toEqual([
    { mediaType: 'image/svg+xml', data: btoa('<svg/>') },
  ]);
  expect((await python.run(`${code}\nPhoto()`, {})).figures).toEqual([
    { mediaType: 'image/png', data: btoa('\x89PNG') },
  ]);
  expect((await python.run(`${code}\nDrawing`, {})).figures).toEqual([]);
});

test('plots that are left open come back and are closed; a picture too large for SVG is PNG', async () => {
  const code = `
import sys, types
pyplot = types.ModuleType("matplotlib.pyplot")
opened = [1, 2]
class Figure:
    def __init__(self, number):
        self.number = number
    def savefig(self, buffer, format, **options):
        size = 2_000_000 if self.number == 2 and format == "svg" else 3
        buffer.write(format[:1].encode() * size)
pyplot.get_fignums = lambda: list(opened)
pyplot.figure = Figure
pyplot.close = lambda which: opened.clear()
sys.modules["matplotlib.pyplot"] = pyplot
results = 1`;
  expect((await python.run(code, {})).figures).toEqual([
    { mediaType: 'image/svg+xml', data: btoa('sss') },
    { mediaType: 'image/png', data: btoa('ppp') },
  ]);
});
