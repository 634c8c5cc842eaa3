import { type Drawing, legend, numbersIn, type ToDraw, width } from './drawing.ts';
import { scaleOf } from './scale.ts';
import { dot, line, type Place, path, shortened, words } from './svg.ts';

const height = 230;
const left = 70;

/** Lines along labels; areas are lines with what is under them. */
export function lines({
  plot,
  measure,
  baseline,
  isFilled,
}: ToDraw & { readonly isFilled: boolean }): Drawing {
  const head = legend(plot.series);
  const top = head.height + 10;
  const right = width - (baseline === undefined ? 16 : 110);
  const numbers = [...numbersIn(plot), ...(baseline === undefined ? [] : [baseline.value])];
  const isFromZero = isFilled || startsNearZero(numbers);
  const scale = scaleOf(numbers, { from: top + height, to: top, isFromZero });
  const step = (right - left) / Math.max(1, plot.labels.length - 1);
  const every = Math.ceil(plot.labels.length / 8);
  const placed = plot.series.map(({ values }) =>
    values.map((value, at): Place | null =>
      value === null ? null : { x: left + at * step, y: scale.at(value) },
    ),
  );
  return {
    ...{ width, height: top + height + 28 },
    marks: [
      ...head.marks,
      ...scale.ticks.flatMap((tick) => [
        line({ x: left, y: scale.at(tick) }, { x: right, y: scale.at(tick) }, 'grid'),
        words({ x: left - 8, y: scale.at(tick) + 4 }, measure(tick), { anchor: 'end' }),
      ]),
      ...plot.labels.flatMap((label, at) =>
        at % every === 0
          ? [
              words({ x: left + at * step, y: top + height + 18 }, shortened(label, 14), {
                anchor: anchorOf(at),
                name: 'name',
              }),
            ]
          : [],
      ),
      ...(baseline === undefined
        ? []
        : [
            line({ x: left, y: scale.at(baseline.value) }, { x: right, y: scale.at(baseline.value) }, 'base'),
            words(
              { x: right + 6, y: scale.at(baseline.value) + 4 },
              `${baseline.label} ${measure(baseline.value)}`,
            ),
          ]),
      ...placed.flatMap((points, place) => [
        ...(isFilled ? [under(points, scale.at(0), `s${place + 1} under`)] : []),
        path(points, `s${place + 1} line`),
        ...(plot.labels.length <= 32
          ? points.flatMap((at) => (at === null ? [] : [dot(at, `s${place + 1}`)]))
          : []),
      ]),
    ],
  };
}

function anchorOf(at: number): 'start' | 'middle' {
  return at === 0 ? 'start' : 'middle';
}

function under(points: readonly (Place | null)[], zero: number, name: string): string {
  const there = points.filter((point) => point !== null);
  const [first, last] = [there[0], there.at(-1)];
  if (first === undefined || last === undefined) return '';
  return path([{ x: first.x, y: zero }, ...there, { x: last.x, y: zero }], name);
}

/** A line may begin above zero where it would be flat otherwise. */
function startsNearZero(numbers: readonly number[]): boolean {
  const least = numbers.reduce((low, each) => Math.min(low, each), Number.POSITIVE_INFINITY);
  const most = numbers.reduce((high, each) => Math.max(high, each), Number.NEGATIVE_INFINITY);
  return least < 0 || least < most * 0.6;
}
