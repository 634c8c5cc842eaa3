import type { TableRows } from '../../../core/analysis.ts';
import { boxesOfRows } from '../../../core/boxes.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import type { BoxFigures } from '../../../core/held-result.ts';
import { type Drawing, width } from './drawing.ts';
import { labelOf } from './plot.ts';
import { type Scale, scaleOf } from './scale.ts';
import { dot, line, rect, shortened, words } from './svg.ts';

const height = 260;
const top = 10;
const left = 70;
const widest = 72;

/** The spread of a measure, group beside group. */
export function boxes(
  spec: Extract<ChartSpec, { type: 'box' }>,
  table: TableRows,
  measure: (value: number) => string,
): Drawing | undefined {
  const measured = (table.boxes ?? boxesOfRows(table, spec.y, spec.x)).boxes;
  if (measured.length === 0) return undefined;
  const ends = measured.flatMap(({ low, high, outliers }) => [low, high, ...outliers]);
  const scale = scaleOf(ends, { from: top + height, to: top, isFromZero: false });
  const room = (width - left) / measured.length;
  return {
    ...{ width, height: top + height + 28 },
    marks: [
      ...scale.ticks.flatMap((tick) => [
        line({ x: left, y: scale.at(tick) }, { x: width, y: scale.at(tick) }, 'grid'),
        words({ x: left - 8, y: scale.at(tick) + 4 }, measure(tick), { anchor: 'end' }),
      ]),
      ...measured.flatMap((box, place) => {
        const x = left + (place + 0.5) * room;
        const label = spec.x === undefined ? spec.y : labelOf(box.group);
        return [
          ...marksOf(box, x, Math.min(widest, room * 0.6), scale),
          words({ x, y: top + height + 18 }, shortened(label, Math.floor(room / 7)), {
            anchor: 'middle',
            name: 'name',
          }),
        ];
      }),
    ],
  };
}

function marksOf(
  { low, q1, median, q3, high, outliers }: BoxFigures,
  x: number,
  wide: number,
  { at }: Scale,
): readonly string[] {
  const across = (value: number, half: number, name: string) =>
    line({ x: x - half, y: at(value) }, { x: x + half, y: at(value) }, name);
  return [
    line({ x, y: at(high) }, { x, y: at(q3) }, 's1'),
    line({ x, y: at(q1) }, { x, y: at(low) }, 's1'),
    across(high, wide / 4, 's1'),
    across(low, wide / 4, 's1'),
    rect({ x: x - wide / 2, y: at(q3) }, wide, Math.max(1, at(q1) - at(q3)), 'spread'),
    across(median, wide / 2, 's1 median'),
    ...outliers.map((value) => dot({ x, y: at(value) }, 's1 soft')),
  ];
}
