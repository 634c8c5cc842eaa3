import type { Cell } from '../../core/cell.ts';
import type { Grain } from './time.ts';

const dayMs = 86_400_000;
const grainMs: readonly (readonly [Grain, number])[] = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', dayMs],
  ['week', 7 * dayMs],
  ['month', 30.4 * dayMs],
  ['quarter', 91.3 * dayMs],
  ['year', 365.2 * dayMs],
];
/** More points than this do not read well as a line. */
const maxPoints = 121;

/** The finest grain that neither crowds the range nor is finer than the times themselves, as a sample shows them. */
export function chooseGrain(spanMs: number, sample: readonly Cell[]): Grain {
  const finest = grainMs.findIndex(([grain]) => grain === finestGrain(sample));
  const fitting = grainMs.slice(finest).find(([, step]) => spanMs / step <= maxPoints);
  return fitting?.[0] ?? 'year';
}

function finestGrain(sample: readonly Cell[]): Grain {
  const texts = sample.filter((cell) => typeof cell === 'string');
  const all = (pattern: RegExp) => texts.length > 0 && texts.every((text) => pattern.test(text));
  if (all(yearStart)) return 'year';
  if (all(monthStart)) return 'month';
  if (all(dayStart)) return 'day';
  return all(hourStart) ? 'hour' : 'minute';
}

const midnight = String.raw`( 00:00:00(\.0+)?(\+00)?)?$`;
const yearStart = new RegExp(`-01-01${midnight}`);
const monthStart = new RegExp(`-01${midnight}`);
const dayStart = new RegExp(String.raw`^\S+${midnight}`);
const hourStart = /:00:00(\.0+)?(\+00)?$/;
