import type { ValueFormat } from '../../core/answer.ts';
import type { ChartSpec } from '../../core/chart.ts';
import { formatCell, formatTick, formatValue } from '../format.ts';

/** How the numbers of a chart are written. */
export interface Measure {
  readonly tick: (value: number) => string;
  readonly label: (value: number) => string;
  readonly exact: (value: number) => string;
}

export function measureOf({ style, unit }: Pick<ChartSpec, 'style' | 'unit'>): Measure {
  const numeric = style === 'text' || style === 'date' || style === 'boolean' ? 'number' : style;
  const format: ValueFormat = unit === undefined ? { style: numeric } : { style: numeric, unit };
  return {
    tick: (value) => formatTick(value, numeric),
    label: (value) => formatCell(value, { kind: 'float', format }),
    exact: (value) => formatValue(value, format, 'exact'),
  };
}

/** From zero, unless values lie below it; the baseline is always inside. */
export function zeroDomain(numbers: readonly number[], baseline: number | undefined): [number, number] {
  const all = [...numbers, ...(baseline === undefined ? [] : [baseline]), 0];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least === most ? [0, 1] : [least, most];
}

/** Round numbers, about `count` of them, that cover the domain. */
export function niceTicks([from, to]: readonly [number, number], count: number = 4): readonly number[] {
  const step = niceStep((to - from) / count);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, place) =>
    Number(((first + place) * step).toPrecision(12)),
  );
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10;
  return nice * power;
}

/** A line may start above zero when its values would be flat otherwise. */
export function lineDomain(numbers: readonly number[], baseline: number | undefined): [number, number] {
  const all = [...numbers, ...(baseline === undefined ? [] : [baseline])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  if (least >= 0 && least < most * 0.6) return [0, most];
  return least === most ? [least - 1, most + 1] : [least, most];
}
