import type { Expression, TimeGrain } from '../../intent.ts';
import type { SchemaColumn } from '../../schema/schema.ts';

const dayMs = 86_400_000;

/** A last period that the data end well before: compared with whole ones it looks small. */
export function unfinishedText(by: Expression, { profile }: SchemaColumn): string | undefined {
  const last = profile.time?.max;
  if (by.kind !== 'period' || last === undefined) return undefined;
  const at = Date.parse(last.slice(0, 10));
  const leftDays = (endOf(by.grain, new Date(at)) - at) / dayMs - 1;
  if (Number.isNaN(leftDays) || leftDays < leastDays(by.grain)) return undefined;
  return `The last ${by.grain} is not complete: the data end on ${last.slice(0, 10)}.`;
}

/** Fewer days without rows are no sign. */
function leastDays(grain: TimeGrain): number {
  return grain === 'week' ? 2 : 4;
}

/** The beginning of the next period. */
function endOf(grain: TimeGrain, at: Date): number {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  switch (grain) {
    case 'year':
      return Date.UTC(year + 1, 0, 1);
    case 'quarter':
      return Date.UTC(year, month - (month % 3) + 3, 1);
    case 'month':
      return Date.UTC(year, month + 1, 1);
    case 'week':
      return Date.UTC(year, month, day + 7 - ((at.getUTCDay() + 6) % 7));
    case 'day':
    case 'hour':
    case 'minute':
      return Date.UTC(year, month, day + 1);
  }
}
