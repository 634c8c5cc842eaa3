import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxOf } from '../../../../src/core/boxes.ts';
import { type ChartSpec, chartSpecSchema } from '../../../../src/core/chart.ts';
import type { Column } from '../../../../src/core/dataset.ts';
import { ordered } from '../../../../src/ui/charts/chart-order.ts';
import { chartPoints } from '../../../../src/ui/charts/chart-points.ts';
import { draftOf, possibleTypes, retyped, specOf } from '../../../../src/ui/charts/editable.ts';
import { plotData } from '../../../../src/ui/charts/plot-data.ts';
import { logTicks, scaleFor } from '../../../../src/ui/charts/scale.ts';
import { chartsWords } from '../../../../src/ui/charts/words.ts';

const columns: readonly Column[] = [
  { name: 'group', type: 'VARCHAR', kind: 'text' },
  { name: 'n', type: 'BIGINT', kind: 'integer' },
  { name: 'rate', type: 'DOUBLE', kind: 'float' },
];
const tableOf = (...rows: readonly (readonly [string, number, number])[]) => ({
  columns,
  rows,
  truncated: false,
});
const bar: ChartSpec = {
  ...{ type: 'bar', title: 't', subtitle: '', resultId: 'r', style: 'count' },
  ...{ x: 'group', y: ['n'], arrangement: 'grouped' },
};

describe('the order of bars', () => {
  const labelsOf = (...rows: readonly (readonly [string, number, number])[]) =>
    ordered(plotData(tableOf(...rows), { x: 'group', y: ['n'] }, chartsWords), undefined).points.map(
      ({ label }) => label,
    );

  test('is by size where names have none', () => {
    expect(labelsOf(['a', 2, 0], ['b', 9, 0], ['c', 5, 0])).toEqual(['b', 'c', 'a']);
  });

  test.each([[['18–25', '26–35', '36–45']], [['Mon', 'Tue', 'Wed']], [['2021', '2022', '2023']]])(
    'stays where %j mean one',
    (labels) => {
      const rows = labels.map((label, place) => [label, [2, 9, 5][place] ?? 0, 0] as const);
      expect(labelsOf(...rows)).toEqual(labels);
    },
  );

  test('stays as the query sorted it, least first too', () => {
    expect(labelsOf(['a', 1, 0], ['b', 2, 0], ['c', 3, 0])).toEqual(['a', 'b', 'c']);
  });
});

describe('the scale', () => {
  const skewed = [...Array.from({ length: 99 }, (_, place) => place + 1), 1_000_000];

  test('of points is logarithmic where nearly all would lie on each other', () => {
    expect(scaleFor({ type: 'scatter' }, skewed)).toBe('log');
    expect(scaleFor({ type: 'scatter' }, [1, 2, 3])).toBe('linear');
  });

  test('is never logarithmic over zero, whatever is wished', () => {
    expect(scaleFor({ type: 'line', scale: 'log' }, [0, 10])).toBe('linear');
    expect(scaleFor({ type: 'line', scale: 'log' }, [1, 10])).toBe('log');
  });

  test('has powers of ten that cover all values', () => {
    expect(logTicks([3, 4_000])).toEqual([1, 10, 100, 1_000, 10_000]);
  });
});

test('a box holds half of the values, and its whiskers end at values', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, (all) => {
      const { low, q1, median, q3, high, outlierCount } = boxOf('x', all);
      expect(
        [q1, median, q3].every((each, place, list) => place === 0 || each >= (list[place - 1] ?? 0)),
      ).toBe(true);
      expect(all).toContain(low);
      expect(all).toContain(high);
      expect(outlierCount).toBe(all.filter((each) => each < low || each > high).length);
    }),
  );
});

test('every kind that is offered makes a sound chart of the columns', () => {
  const table = tableOf(['a', 1, 0.5], ['b', 2, 0.25]);
  for (const type of possibleTypes(columns)) {
    const made = specOf(retyped(draftOf(bar), type, columns), bar, columns);
    expect(made?.type, type).toBe(type);
    expect(chartSpecSchema.safeParse(made).success, type).toBe(true);
    if (made !== undefined) expect(chartPoints(made, table, chartsWords).length, type).toBeGreaterThan(0);
  }
});

test('marks are said in the order in which they are drawn, with the cells behind them', () => {
  const points = chartPoints(bar, tableOf(['a', 2, 0], ['b', 9, 0], ['c', 5, 0]), chartsWords);
  expect(points.map(({ label, value }) => `${label} ${value}`)).toEqual(['b 9', 'c 5', 'a 2']);
  expect(points[0]?.only).toEqual([{ column: 'group', value: 'b' }]);
});
