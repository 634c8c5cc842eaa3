import type { TableRows } from '../../../core/analysis.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import { type Drawing, legend, width } from './drawing.ts';
import { type PlotSeries, plotTable } from './plot.ts';
import { type Scale, scaleOf } from './scale.ts';
import { dot, line, type Place, path, rect, shortened, words } from './svg.ts';

const height = 230;
const left = 70;
const right = width - 70;
/** More than these bars are better read as a table. */
const mostBars = 60;

/** How the numbers of the two axes are written. */
interface Written {
  readonly bars: (value: number) => string;
  readonly lines: (value: number) => string;
}

/** Bars from zero on the left axis, lines on an axis of their own on the right. */
export function combined(
  spec: Extract<ChartSpec, { type: 'combined' }>,
  table: TableRows,
  written: Written,
): Drawing | undefined {
  const { labels, series } = plotTable(table, { x: spec.x, y: [...spec.bars, ...spec.lines] });
  if (labels.length > mostBars) return undefined;
  const [bars, lines] = [series.slice(0, spec.bars.length), series.slice(spec.bars.length)];
  const sides = series.map(({ name, values }, place) => ({
    name: `${name} (${place < bars.length ? 'left' : 'right'})`,
    values,
  }));
  const head = legend(sides);
  const [from, to] = [head.height + 10 + height, head.height + 10];
  const onLeft = scaleOf(numbersOf(bars), { from, to });
  const onRight = scaleOf(numbersOf(lines), { from, to, isFromZero: false });
  const room = (right - left) / Math.max(1, labels.length);
  const every = Math.ceil(labels.length / 10);
  const middle = (at: number) => left + (at + 0.5) * room;
  return {
    ...{ width, height: from + 28 },
    marks: [
      ...head.marks,
      ...onLeft.ticks.flatMap((tick) => [
        line({ x: left, y: onLeft.at(tick) }, { x: right, y: onLeft.at(tick) }, 'grid'),
        words({ x: left - 8, y: onLeft.at(tick) + 4 }, written.bars(tick), { anchor: 'end' }),
      ]),
      ...onRight.ticks.map((tick) => words({ x: right + 8, y: onRight.at(tick) + 4 }, written.lines(tick))),
      ...labels.flatMap((label, at) =>
        at % every === 0
          ? [words({ x: middle(at), y: from + 18 }, shortened(label, 14), { anchor: 'middle', name: 'name' })]
          : [],
      ),
      ...bars.flatMap(({ values }, place) =>
        values.flatMap((value, at) =>
          value === null ? [] : [bar(value, { middle: middle(at), room, place, of: bars.length }, onLeft)],
        ),
      ),
      line({ x: left, y: onLeft.at(0) }, { x: right, y: onLeft.at(0) }, 'zero'),
      ...lines.flatMap(({ values }, place) => {
        const points = values.map((value, at): Place | null =>
          value === null ? null : { x: middle(at), y: onRight.at(value) },
        );
        const name = `s${bars.length + place + 1}`;
        return [
          path(points, `${name} line`),
          ...points.flatMap((point) => (point === null ? [] : [dot(point, name)])),
        ];
      }),
    ],
  };
}

interface BarPlace {
  readonly middle: number;
  readonly room: number;
  readonly place: number;
  readonly of: number;
}

function bar(value: number, { middle, room, place, of }: BarPlace, { at }: Scale): string {
  const thickness = Math.min(48, (room * 0.7) / of);
  const x = middle - (thickness * of) / 2 + place * thickness;
  const [high, low] = [Math.min(at(value), at(0)), Math.max(at(value), at(0))];
  return rect({ x, y: high }, thickness - 1, low - high, `s${place + 1}`);
}

function numbersOf(series: readonly PlotSeries[]): readonly number[] {
  return series.flatMap(({ values }) => values.filter((value) => value !== null));
}
