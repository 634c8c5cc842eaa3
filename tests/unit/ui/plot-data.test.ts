import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, CellKind } from '../../../src/core/cell.ts';
import { heatData } from '../../../src/ui/charts/heat-data.ts';
import { lineDomain, niceTicks, zeroDomain } from '../../../src/ui/charts/measure.ts';
import { periodWords } from '../../../src/ui/charts/period.ts';
import { firstBars, plotData } from '../../../src/ui/charts/plot-data.ts';
import { summaryOf } from '../../../src/ui/charts/summary.ts';
import { chartsWords } from '../../../src/ui/charts/words.ts';

const table = (columns: Readonly<Record<string, CellKind>>, rows: readonly (readonly Cell[])[]) => ({
  columns: Object.entries(columns).map(([name, kind]) => ({ name, kind, type: kind })),
  rows,
  truncated: false,
});

describe('points of a chart', () => {
  test('keep the order of the result', () => {
    const data = plotData(
      table({ g: 'text', 'a.b': 'integer' }, [
        ['z', 1],
        ['a', 2],
      ]),
      { x: 'g', y: ['a.b'] },
      chartsWords,
    );
    expect(data.points.map(({ label, s0 }) => [label, s0])).toEqual([
      ['z', 1],
      ['a', 2],
    ]);
  });

  test('gather the series of a column, with gaps where there is nothing', () => {
    const rows = [
      ['2024-01-01', 'x', 1],
      ['2024-01-01', 'y', 2],
      ['2024-02-01', 'y', 3],
    ];
    const data = plotData(
      table({ m: 'date', s: 'text', v: 'integer' }, rows),
      {
        x: 'm',
        y: ['v'],
        series: 's',
      },
      chartsWords,
    );
    expect(data.series.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(data.points.map(({ s0, s1 }) => [s0, s1])).toEqual([
      [1, 2],
      [undefined, 3],
    ]);
    expect(data.grain).toBe('month');
  });

  test('stand in the order of time, whatever the query was sorted by', () => {
    const rows = [
      ['2024-03-01', 9],
      ['2024-01-01', 5],
      ['2024-02-01', 1],
    ];
    const data = plotData(table({ m: 'date', v: 'integer' }, rows), { x: 'm', y: ['v'] }, chartsWords);
    expect(data.points.map(({ s0 }) => s0)).toEqual([5, 1, 9]);
  });

  test('beyond what can be read are left out, and said to be', () => {
    const rows = Array.from({ length: 50 }, (_, place) => [`c${place}`, place]);
    const data = firstBars(
      plotData(table({ c: 'text', v: 'integer' }, rows), { x: 'c', y: ['v'] }, chartsWords),
      chartsWords,
    );
    expect(data.points).toHaveLength(30);
    expect(data.leftOut).toBe('the first 30 of 50 are drawn');
  });
});

test('rows that lie under others of the same place are told of', () => {
  const rows = [
    ['a', 'x', 1],
    ['a', 'x', 2],
    ['a', 'y', 3],
    ['b', 'x', 4],
  ];
  const of = table({ g: 'text', s: 'text', v: 'integer' }, rows);
  const told = '1 row lies under another of the same place';
  expect(plotData(of, { x: 'g', y: ['v'], series: 's' }, chartsWords).leftOut).toBe(told);
  expect(heatData(of, { x: 'g', y: 's', value: 'v' }, chartsWords).leftOut).toBe(told);
  expect(plotData(of, { x: 'g', y: ['v'] }, chartsWords).leftOut).toBeUndefined();
});

test('days of the week across and down a heat map stand in their own order', () => {
  const rows = [
    ['Wednesday', 'b', 9],
    ['Sunday', 'a', 5],
    ['Monday', 'b', 1],
  ];
  const data = heatData(
    table({ d: 'text', g: 'text', v: 'integer' }, rows),
    { x: 'd', y: 'g', value: 'v' },
    chartsWords,
  );
  expect(data.xs).toEqual(['Monday', 'Wednesday', 'Sunday']);
  expect(data.ys).toEqual(['b', 'a']);
});

describe('a span of time', () => {
  const spanOf = (column: string, ...days: readonly string[]) => {
    const rows = days.map((day) => [day, 1]);
    const data = plotData(
      table({ [column]: 'date', v: 'integer' }, rows),
      { x: column, y: ['v'] },
      chartsWords,
    );
    return periodWords(data, column, data.points[0]?.moment);
  };

  test('is what its column is called', () => {
    expect(spanOf('month', '2024-03-01')).toBe('March 2024');
    expect(spanOf('quarter', '2024-04-01', '2024-07-01')).toBe('Q2 2024');
    expect(spanOf('week', '2024-01-01')).toBe('between 2024-01-01 and 2024-01-07');
    expect(spanOf('order_year', '2024-01-01')).toBe('2024');
  });

  test('is what its dates lie apart, where the name does not say', () => {
    expect(spanOf('when', '2024-01-01', '2024-04-01')).toBe('Q1 2024');
    expect(spanOf('when', '2024-01-01', '2024-02-01')).toBe('January 2024');
    expect(spanOf('when', '2024-01-01', '2024-01-08')).toBe('between 2024-01-01 and 2024-01-07');
    expect(spanOf('when', '2024-01-02', '2024-01-03')).toBe('2024-01-02');
  });

  test('is not guessed from one date alone', () => {
    expect(spanOf('when', '2024-01-01')).toBeUndefined();
  });
});

describe('an axis', () => {
  test('of bars starts at zero and holds the baseline', () => {
    expect(zeroDomain([3, 5], 8)).toEqual([0, 8]);
    expect(zeroDomain([-2, 5], undefined)).toEqual([-2, 5]);
  });

  test('of a line starts at zero unless that would flatten it', () => {
    expect(lineDomain([1, 10], undefined)).toEqual([0, 10]);
    expect(lineDomain([98, 100], undefined)).toEqual([98, 100]);
  });

  test('has few, evenly spaced ticks around everything that is drawn', () => {
    const offsets = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    const lengths = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(offsets, lengths, (offset, length) => {
        const from = offset * length;
        const ticks = niceTicks([from, from + length]);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks[0]).toBeLessThanOrEqual(from + length * 1e-6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(from + length * (1 - 1e-6));
      }),
    );
  });
});

test('a chart says in words what it shows', () => {
  const spec = {
    type: 'bar',
    title: 'A leads',
    subtitle: 'Share',
    resultId: 'r',
    style: 'percent',
    x: 'g',
    y: ['v'],
    arrangement: 'grouped',
    baseline: { label: 'All', value: 0.1 },
  } as const;
  expect(
    summaryOf(
      spec,
      table({ g: 'text', v: 'float' }, [
        ['A', 0.5],
        ['B', null],
      ]),
      chartsWords,
    ),
  ).toBe('A leads. Share. Bars: A 50.0%; B (missing). All: 10.0%');
});
