import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cell.ts';
import { sortedPlaces } from '../../../src/ui/results/sorted-rows.ts';

const column = (cells: readonly Cell[]) => cells.map((cell) => [cell]);

test('numbers are sorted by size, also those kept as exact digits', () => {
  const rows = column([10, '170141183460469231731687303715884105727', 9]);
  expect(sortedPlaces(rows, { by: 0, direction: 'ascending' })).toEqual([2, 0, 1]);
});

test('missing values come last in both directions', () => {
  const rows = column([null, 'b', 'a']);
  expect(sortedPlaces(rows, { by: 0, direction: 'ascending' })).toEqual([2, 1, 0]);
  expect(sortedPlaces(rows, { by: 0, direction: 'descending' })).toEqual([1, 2, 0]);
});

test('every row is shown exactly once, however it is sorted', () => {
  const cells = fc.array(fc.oneof(fc.constant(null), fc.integer(), fc.string()));
  fc.assert(
    fc.property(cells, (all) => {
      const places = sortedPlaces(column(all), { by: 0, direction: 'descending' });
      expect(places.toSorted((a, b) => a - b)).toEqual(all.map((_, place) => place));
    }),
  );
});
