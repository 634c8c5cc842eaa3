import type { TableRows } from '../../../core/analysis.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import { rankOf } from '../../../core/rank-of-label.ts';
import { type Drawing, width } from './drawing.ts';
import { cellsOf, labelOf, months, numberIn } from './plot.ts';
import { rect, shortened, softened, words } from './svg.ts';

const left = 150;
const rowHeight = 28;
/** Cells as wide as this have room for their number. */
const roomForNumber = 46;
/** More than these along or down are better read as a table. */
const mostCells = 60;

/** A cell for each pair, the stronger the greater; two hues only around a zero that means something. */
export function heat(
  spec: Extract<ChartSpec, { type: 'heat' }>,
  table: TableRows,
  measure: (value: number) => string,
): Drawing | undefined {
  const [across, down] = [namesOf(table, spec.x), namesOf(table, spec.y)];
  const values = cellsOf(table, spec.value).map(numberIn);
  const [xs, ys] = [inOrder(across), inOrder(down)];
  if (xs.length > mostCells || ys.length > mostCells) return undefined;
  const strength = strengthIn(values.filter((value) => value !== null));
  const wide = (width - left) / xs.length;
  const every = Math.ceil(70 / wide);
  const cells = values.flatMap((value, row) => {
    const [x, y] = [left + xs.indexOf(across[row] ?? '') * wide, ys.indexOf(down[row] ?? '') * rowHeight];
    if (value === null) return [];
    const force = strength(value);
    const hue = force < 0 ? 's5' : 's1';
    const told = words({ x: x + wide / 2, y: y + rowHeight / 2 + 4 }, measure(value), {
      anchor: 'middle',
      name: Math.abs(force) > 0.75 ? 'on' : 'value',
    });
    const filled = rect({ x: x + 0.5, y: y + 0.5 }, wide - 1, rowHeight - 1, hue);
    return [softened(filled, 0.08 + 0.92 * Math.abs(force)), ...(wide >= roomForNumber ? [told] : [])];
  });
  return {
    ...{ width, height: ys.length * rowHeight + 28 },
    marks: [
      ...ys.map((name, place) =>
        words({ x: left - 10, y: place * rowHeight + rowHeight / 2 + 4 }, shortened(name, 20), {
          anchor: 'end',
          name: 'name',
        }),
      ),
      ...cells,
      ...xs.flatMap((name, place) =>
        place % every === 0
          ? [
              words(
                { x: left + (place + 0.5) * wide, y: ys.length * rowHeight + 18 },
                shortened(name, Math.max(8, Math.floor((wide * every) / 7))),
                { anchor: 'middle', name: 'name' },
              ),
            ]
          : [],
      ),
    ],
  };
}

function namesOf(table: TableRows, column: string): readonly string[] {
  return months(cellsOf(table, column).map(labelOf));
}

/** Dates, days, months, numbers and ranges in their own order, all else as it came. */
function inOrder(names: readonly string[]): readonly string[] {
  const all = [...new Set(names)];
  if (all.every((name) => /^\d{4}-\d\d/.test(name))) return all.sort();
  const ranked = all.map((name) => ({ name, rank: rankOf(name) }));
  if (ranked.some(({ rank }) => rank === undefined)) return all;
  return ranked.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ name }) => name);
}

/** 0 to 1 between the least and the greatest; around zero, -1 to 1 where values lie on both sides. */
function strengthIn(numbers: readonly number[]): (value: number) => number {
  const least = numbers.reduce((low, each) => Math.min(low, each), Number.POSITIVE_INFINITY);
  const most = numbers.reduce((high, each) => Math.max(high, each), Number.NEGATIVE_INFINITY);
  if (least < 0 && most > 0) return (value) => value / Math.max(-least, most);
  return (value) => (most === least ? 1 : (value - least) / (most - least));
}
