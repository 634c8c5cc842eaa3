import { formatLongDay } from '../moment.ts';

/** Any number can stand in what a stranger sent; `undefined` where it is no date. */
export function dayOf(time: number): string | undefined {
  return Math.abs(time) < 8.64e15 ? formatLongDay(time) : undefined;
}
