import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridAct } from '../../../../src/ui/results/table/grid-keys.ts';
import {
  drawnRows,
  extentOf,
  isScaled,
  rowsTopAt,
  scrollTopAt,
  topToShow,
} from '../../../../src/ui/results/table/grid-scroll.ts';
import { blockOf, isIn, moved } from '../../../../src/ui/results/table/selection.ts';

describe('scrolling', () => {
  test('the first and the last row are reached, however many there are', () => {
    const counts = fc.integer({ min: 1, max: 20_000_000 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 100, max: 2000 }), (count, height) => {
        const extent = extentOf(count, height);
        const bottom = Math.max(0, extent.sizer - height);
        expect(drawnRows(rowsTopAt(0, extent), count, extent).first).toBe(0);
        expect(drawnRows(rowsTopAt(bottom, extent), count, extent).end).toBe(count);
      }),
    );
  });

  test('the scroll bar stands where the rows are, and the other way round', () => {
    const extent = extentOf(3_000_000, 800);
    expect(isScaled(extent)).toBe(true);
    expect(rowsTopAt(scrollTopAt(40_000_000, extent), extent)).toBeCloseTo(40_000_000, 0);
  });

  test('no more rows are drawn than there are places for them', () => {
    const extent = extentOf(1_000_000, 700);
    for (const top of [0, 13, 27, 28, 1_234_567]) {
      const { first, end, slots } = drawnRows(top, 1_000_000, extent);
      expect(end - first).toBeLessThanOrEqual(slots);
    }
  });

  test('a row in view stays where it is, another comes to the nearer edge', () => {
    const extent = extentOf(1000, 32 + 280);
    expect(topToShow(5, 0, extent)).toBe(0);
    expect(topToShow(10, 0, extent)).toBe(28);
    expect(topToShow(3, 280, extent)).toBe(84);
  });
});

describe('keys', () => {
  const bounds = { rows: 100, columns: 5, page: 10 };
  const pressed = (key: string, more = {}) => ({
    ...{ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
    ...more,
  });
  const at = (row: number, column: number) => ({ anchor: { row, column }, head: { row, column } });

  test('arrows never leave the grid, and up from the first row leads to the header', () => {
    expect(moved({ row: 0, column: 0 }, { key: 'ArrowUp', isWide: false }, bounds)).toEqual({
      row: -1,
      column: 0,
    });
    expect(moved({ row: 99, column: 4 }, { key: 'ArrowRight', isWide: false }, bounds)).toEqual({
      row: 99,
      column: 4,
    });
    expect(moved({ row: 3, column: 2 }, { key: 'End', isWide: true }, bounds)).toEqual({
      row: 99,
      column: 4,
    });
  });

  test('Enter sorts by a header and opens a cell', () => {
    expect(gridAct(pressed('Enter'), at(-1, 2), bounds)).toEqual({ act: 'sort', isMore: false });
    expect(gridAct(pressed('Enter'), at(4, 2), bounds)).toEqual({ act: 'open' });
    expect(gridAct(pressed('ArrowDown', { altKey: true }), at(-1, 2), bounds)).toEqual({ act: 'menu' });
  });

  test('keys that are not the grid’s are left to the page', () => {
    expect(gridAct(pressed('k', { ctrlKey: true }), at(1, 1), bounds)).toBeUndefined();
    expect(gridAct(pressed('x'), at(1, 1), bounds)).toBeUndefined();
    expect(gridAct(pressed('Escape'), null, bounds)).toBeUndefined();
  });

  test('a block lies between its corners, whichever was first', () => {
    const block = blockOf({ anchor: { row: 5, column: 3 }, head: { row: 2, column: 1 } });
    expect(block).toEqual({ fromRow: 2, toRow: 6, fromColumn: 1, toColumn: 4 });
    expect(isIn(block, { row: 5, column: 3 })).toBe(true);
    expect(isIn(block, { row: 6, column: 3 })).toBe(false);
  });
});
