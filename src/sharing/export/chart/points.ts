import type { TableRows } from '../../../core/analysis.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import { type Drawing, width } from './drawing.ts';
import { cellsOf, numberIn } from './plot.ts';
import { scaleOf } from './scale.ts';
import { dot, line, words } from './svg.ts';

const height = 300;
const left = 70;
const right = width - 16;
const mostPoints = 2000;

/** Two measures against each other. */
export function points(
  spec: Extract<ChartSpec, { type: 'scatter' }>,
  table: TableRows,
  measure: (value: number) => string,
): Drawing | undefined {
  const [xs, ys] = [cellsOf(table, spec.x).map(numberIn), cellsOf(table, spec.y).map(numberIn)];
  const pairs = xs.flatMap((x, row) => {
    const y = ys[row] ?? null;
    return x === null || y === null ? [] : [{ x, y }];
  });
  if (pairs.length === 0) return undefined;
  const across = scaleOf(
    pairs.map(({ x }) => x),
    { from: left, to: right, isFromZero: false },
  );
  const up = scaleOf(
    pairs.map(({ y }) => y),
    { from: height, to: 10, isFromZero: false },
  );
  const number = (value: number): string => String(Number(value.toPrecision(6)));
  return {
    ...{ width, height: height + 44 },
    marks: [
      ...up.ticks.flatMap((tick) => [
        line({ x: left, y: up.at(tick) }, { x: right, y: up.at(tick) }, 'grid'),
        words({ x: left - 8, y: up.at(tick) + 4 }, measure(tick), { anchor: 'end' }),
      ]),
      ...across.ticks.map((tick) =>
        words({ x: across.at(tick), y: height + 18 }, number(tick), { anchor: 'middle' }),
      ),
      words({ x: (left + right) / 2, y: height + 38 }, spec.x, { anchor: 'middle', name: 'name' }),
      ...pairs.slice(0, mostPoints).map(({ x, y }) => dot({ x: across.at(x), y: up.at(y) }, 's1 soft')),
      ...fitLine(spec, across, up),
    ],
  };
}

function fitLine(
  { fit }: Extract<ChartSpec, { type: 'scatter' }>,
  across: ReturnType<typeof scaleOf>,
  up: ReturnType<typeof scaleOf>,
): readonly string[] {
  const [from, to] = [across.ticks[0], across.ticks.at(-1)];
  if (fit === undefined || from === undefined || to === undefined) return [];
  const at = (x: number) => ({ x: across.at(x), y: up.at(fit.slope * x + fit.intercept) });
  return [line(at(from), at(to), 'base')];
}
