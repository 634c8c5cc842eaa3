import type { TimeGrain } from '../intent.ts';

export const dayMs = 86_400_000;

/** UTC milliseconds of ISO text as cells hold it. */
export function momentOf(iso: string): number {
  return Date.parse(`${iso.slice(0, 10)}T${iso.slice(11, 19) || '00:00:00'}Z`);
}

/** `2024-12-31`. */
export function dayText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** As DuckDB's `date_trunc` has it: weeks begin on Monday. Milliseconds; `to` is the next period's beginning. */
export function periodAround(
  moment: number,
  grain: TimeGrain,
): { readonly from: number; readonly to: number } {
  const date = new Date(moment);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const midnight = Math.floor(moment / dayMs) * dayMs;
  switch (grain) {
    case 'year':
      return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) };
    case 'quarter':
      return { from: Date.UTC(year, month - (month % 3)), to: Date.UTC(year, month - (month % 3) + 3) };
    case 'month':
      return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) };
    case 'week': {
      const monday = midnight - ((date.getUTCDay() + 6) % 7) * dayMs;
      return { from: monday, to: monday + 7 * dayMs };
    }
    case 'day':
      return { from: midnight, to: midnight + dayMs };
    case 'hour':
    case 'minute': {
      const length = grain === 'hour' ? 3_600_000 : 60_000;
      const from = Math.floor(moment / length) * length;
      return { from, to: from + length };
    }
  }
}
