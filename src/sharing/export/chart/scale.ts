export interface Scale {
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
}

/** Round numbers that cover the values; from zero unless told otherwise. */
export function scaleOf(
  values: readonly number[],
  { from, to, isFromZero = true }: { from: number; to: number; isFromZero?: boolean },
): Scale {
  const all = isFromZero ? [...values, 0] : values;
  const least = all.reduce((low, each) => Math.min(low, each), all[0] ?? 0);
  const most = all.reduce((high, each) => Math.max(high, each), all[0] ?? 1);
  const step = niceStep((most - least || Math.abs(most) || 1) / 4);
  const first = Math.floor(least / step + 1e-9) * step;
  const last = Math.max(Math.ceil(most / step - 1e-9) * step, first + step);
  const count = Math.round((last - first) / step) + 1;
  return {
    ticks: Array.from({ length: count }, (_, place) => Number((first + place * step).toPrecision(12))),
    at: (value) => from + ((value - first) / (last - first)) * (to - from),
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10) * power;
}
