import type { Moments } from './numeric.ts';

/** Equal widths between `low` and `high`; the first and last bin also take what lies beyond, out to `min` and `max`. */
export interface Binning {
  readonly low: number;
  readonly width: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const targetBinCount = 20;
/** Beyond so many interquartile ranges from the quartiles a value does not get a bin of its own. */
const tailReach = 3;
/** Tails are folded only when they would take most of the picture. */
const foldWhenStretchedBy = 3;

export function chooseBins(moments: Moments, isInteger: boolean): Binning {
  const [from, to] = shownRange(moments);
  const width = Math.max(niceStep((to - from) / targetBinCount), isInteger ? 1 : 0);
  const ends = { min: moments.min, max: moments.max };
  if (!isUsableWidth(width, from, to)) return { ...ends, low: from, width: 1, count: 1 };
  const low = Math.floor(from / width) * width;
  return { ...ends, low, width, count: Math.max(1, Math.floor((to - low) / width) + 1) };
}

/** Steps that doubles of this size cannot tell apart make no bins. */
function isUsableWidth(width: number, from: number, to: number): boolean {
  return width > 1e-300 && width > 1e-14 * Math.max(Math.abs(from), Math.abs(to)) && Number.isFinite(width);
}

function shownRange({ min, max, q1, q3 }: Moments): readonly [number, number] {
  const reach = tailReach * (q3 - q1);
  const [low, high] = [Math.max(min, q1 - reach), Math.min(max, q3 + reach)];
  const isStretched = reach > 0 && max - min > foldWhenStretchedBy * (high - low);
  return isStretched ? [low, high] : [min, max];
}

/** The next of 1, 2, 5 times a power of ten. */
function niceStep(rough: number): number {
  if (!(rough > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}

/** Where one bin ends and the next begins. */
export function innerEdges({ low, width, count }: Binning): readonly number[] {
  return Array.from({ length: count - 1 }, (_, index) => edgeAt({ low, width }, index + 1));
}

/** `fromLast` counts the last bin first; the first bin is missing where it is empty. */
export function fillBins(binning: Binning, fromLast: readonly number[]): readonly Bin[] {
  return Array.from({ length: binning.count }, (_, index) => ({
    ...binEnds(binning, index),
    count: fromLast[binning.count - 1 - index] ?? 0,
  }));
}

/** `low` is a whole number of widths; a fraction is divided by and not multiplied, so that 0.3 is 0.3. */
function edgeAt({ low, width }: Pick<Binning, 'low' | 'width'>, index: number): number {
  const steps = Math.round(low / width) + index;
  return width < 1 ? steps / Math.round(1 / width) : steps * width;
}

function binEnds({ low, width, count, min, max }: Binning, index: number): { from: number; to: number } {
  const [from, to] = [edgeAt({ low, width }, index), edgeAt({ low, width }, index + 1)];
  return {
    from: index === 0 ? Math.min(from, min) : from,
    to: index === count - 1 ? Math.max(to, max) : to,
  };
}
