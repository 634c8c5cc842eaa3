import type { ChartSpec } from '../../core/chart.ts';

/** From here on, most of a linear axis would be empty. */
const wideRatio = 10_000;

/** Linear unless it is wished otherwise, or nearly all points would lie on each other. Bars need a zero and are never logarithmic by themselves. */
export function scaleFor(
  { type, scale }: Pick<ChartSpec, 'type' | 'scale'>,
  numbers: readonly number[],
): 'linear' | 'log' {
  const canBe = numbers.length > 0 && numbers.every((value) => value > 0);
  if (!canBe || scale === 'linear') return 'linear';
  if (scale === 'log') return 'log';
  const isOfPoints = type === 'scatter';
  return isOfPoints && isCrowded(numbers) ? 'log' : 'linear';
}

/** Nine of ten lie in the lowest hundredth of the range. */
function isCrowded(numbers: readonly number[]): boolean {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [least = 1, most = 1] = [sorted[0], sorted.at(-1)];
  const ninth = sorted[Math.floor(sorted.length * 0.9)] ?? most;
  return most / least >= wideRatio && ninth < most / 100;
}

/** Powers of ten that cover the numbers. */
export function logTicks(numbers: readonly number[]): readonly number[] {
  const from = Math.floor(Math.log10(Math.min(...numbers)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...numbers))));
  const step = Math.max(1, Math.ceil((to - from) / 6));
  return Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, place) => 10 ** (from + place * step),
  );
}
