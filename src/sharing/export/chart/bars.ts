import { type Drawing, legend, numbersIn, type ToDraw, width } from './drawing.ts';
import type { PlotTable } from './plot.ts';
import { scaleOf } from './scale.ts';
import { line, rect, shortened, words } from './svg.ts';

interface Bars extends ToDraw {
  readonly isStacked: boolean;
  readonly highlight: string | undefined;
}

const labelRoom = 190;
const valueRoom = 90;

/** Bars from left to right, each with its label before it: for long labels and for many. */
export function lyingBars(bars: Bars): Drawing {
  const { plot, measure, baseline } = bars;
  const head = legend(plot.series);
  const scale = scaleOf(extent(bars), { from: labelRoom, to: width - valueRoom });
  const thickness = plot.series.length > 1 && !bars.isStacked ? 12 : 20;
  const room = (bars.isStacked ? 1 : plot.series.length) * thickness + 8;
  const top = head.height + (baseline === undefined ? 4 : 20);
  const marks = plot.labels.flatMap((label, row) => {
    const y = top + row * room;
    return [
      words({ x: labelRoom - 10, y: y + (room - 8) / 2 + 4 }, shortened(label, 27), {
        anchor: 'end',
        name: 'name',
      }),
      ...pieces(bars, row).flatMap(({ from, to, place, value }) => {
        const at = y + (bars.isStacked ? 0 : place * thickness);
        const [left, right] = [
          Math.min(scale.at(from), scale.at(to)),
          Math.max(scale.at(from), scale.at(to)),
        ];
        const bar = rect({ x: left, y: at }, right - left, thickness - 2, paint(bars, label, place));
        const isTold = !bars.isStacked;
        return isTold
          ? [bar, words({ x: right + 6, y: at + thickness / 2 + 3 }, measure(value), { name: 'value' })]
          : [bar];
      }),
    ];
  });
  const bottom = top + plot.labels.length * room;
  return {
    ...{ width, height: bottom + 4 },
    marks: [
      ...head.marks,
      ...marks,
      line({ x: scale.at(0), y: top - 2 }, { x: scale.at(0), y: bottom - 4 }, 'zero'),
      ...(baseline === undefined
        ? []
        : [
            line(
              { x: scale.at(baseline.value), y: top - 4 },
              { x: scale.at(baseline.value), y: bottom - 4 },
              'base',
            ),
            words(
              { x: scale.at(baseline.value), y: top - 8 },
              `${baseline.label} ${measure(baseline.value)}`,
              {
                anchor: 'middle',
              },
            ),
          ]),
    ],
  };
}

const plotHeight = 220;

/** Bars on a line, for short labels. */
export function standingBars(bars: Bars): Drawing {
  const { plot, measure, baseline } = bars;
  const head = legend(plot.series);
  const top = head.height + 18;
  const isTold = plot.series.length === 1 && plot.labels.length <= 12;
  const left = isTold ? 0 : 64;
  const right = width - (baseline === undefined ? 0 : 110);
  const scale = scaleOf(extent(bars), { from: top + plotHeight, to: top });
  const room = (right - left) / Math.max(1, plot.labels.length);
  const count = bars.isStacked ? 1 : plot.series.length;
  const thickness = Math.min(64, (room * 0.76) / count);
  const every = Math.ceil(plot.labels.length / 12);
  const marks = plot.labels.flatMap((label, column) => {
    const middle = left + (column + 0.5) * room;
    return [
      ...(column % every === 0
        ? [
            words({ x: middle, y: top + plotHeight + 18 }, shortened(label, 14), {
              anchor: 'middle',
              name: 'name',
            }),
          ]
        : []),
      ...pieces(bars, column).flatMap(({ from, to, place, value }) => {
        const x = middle - (thickness * count) / 2 + (bars.isStacked ? 0 : place * thickness);
        const [high, low] = [Math.min(scale.at(from), scale.at(to)), Math.max(scale.at(from), scale.at(to))];
        const bar = rect({ x, y: high }, thickness - 1, low - high, paint(bars, label, place));
        const told = words({ x: x + thickness / 2, y: high - 5 }, measure(value), {
          anchor: 'middle',
          name: 'value',
        });
        return isTold ? [bar, told] : [bar];
      }),
    ];
  });
  const ticks = isTold
    ? []
    : scale.ticks.flatMap((tick) => [
        line({ x: left, y: scale.at(tick) }, { x: right, y: scale.at(tick) }, 'grid'),
        words({ x: left - 8, y: scale.at(tick) + 4 }, measure(tick), { anchor: 'end' }),
      ]);
  return {
    ...{ width, height: top + plotHeight + 28 },
    marks: [
      ...head.marks,
      ...ticks,
      ...marks,
      line({ x: left, y: scale.at(0) }, { x: right, y: scale.at(0) }, 'zero'),
      ...(baseline === undefined
        ? []
        : [
            line({ x: left, y: scale.at(baseline.value) }, { x: right, y: scale.at(baseline.value) }, 'base'),
            words(
              { x: right + 6, y: scale.at(baseline.value) + 4 },
              `${baseline.label} ${measure(baseline.value)}`,
            ),
          ]),
    ],
  };
}

interface Piece {
  readonly place: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** The bars of one label; stacked ones begin where the one before ended, those below zero apart. */
function pieces({ plot, isStacked }: Bars, at: number): readonly Piece[] {
  let [above, below] = [0, 0];
  return plot.series.flatMap(({ values }, place) => {
    const value = values[at] ?? null;
    if (value === null) return [];
    if (!isStacked) return [{ place, value, from: 0, to: value }];
    const from = value < 0 ? below : above;
    if (value < 0) below += value;
    else above += value;
    return [{ place, value, from, to: from + value }];
  });
}

function extent(bars: Bars): readonly number[] {
  const base = bars.baseline === undefined ? [] : [bars.baseline.value];
  if (!bars.isStacked) return [...numbersIn(bars.plot), ...base];
  return [...bars.plot.labels.flatMap((_, at) => pieces(bars, at).map(({ to }) => to)), ...base];
}

function paint(
  { plot, highlight }: { plot: PlotTable; highlight: string | undefined },
  label: string,
  place: number,
) {
  const hasPoint = plot.series.length === 1 && highlight !== undefined && plot.labels.includes(highlight);
  if (!hasPoint) return `s${place + 1}`;
  return label === highlight ? 'point' : 'quiet';
}
