import type { Assumption } from '../../../../core/answer.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import type { DateMeaning } from '../../text/dates.ts';
import { dayMs, dayText, momentOf, periodAround } from '../../text/periods.ts';

type Recent = Extract<DateMeaning, { kind: 'recent' }>;

/** A stretch of time that was said as seen from the end of the data. */
export interface RecentPeriod {
  readonly meaning: Extract<DateMeaning, { kind: 'period' }>;
  readonly adverb: string;
  readonly assumption: Assumption;
}

/**
 * "last month", "in the past 7 days", "this year": counted back from the end of the data, since whoever asks of a file
 * means its time and not today.
 */
export function recentPeriod(
  { profile }: SchemaColumn,
  recent: Recent,
  said: string,
): RecentPeriod | undefined {
  if (profile.time === undefined) return undefined;
  const end = momentOf(profile.time.max);
  const { low, high } = rangeOf(recent, end);
  const [first, last] = [dayText(low), dayText(high - 1)];
  const days = first === last ? first : `${first} to ${last}`;
  return {
    meaning: { kind: 'period', low: stamp(low), high: stamp(high) },
    adverb: first === last ? `on ${first}` : `from ${days}`,
    assumption: { text: `The data end on ${dayText(end)}: I took “${said}” as ${days}.`, alternatives: [] },
  };
}

/** Of a period: the data may well end before the last hours of a month. */
const nearlyWhole = 0.9;

/** Whole periods up to the last one that the data fill (or the one they end in, for "this"); `high` is left out. */
function rangeOf({ grain, count, isThis }: Recent, end: number): { low: number; high: number } {
  const open = periodAround(end, grain);
  const filled = (end + dayMs - open.from) / (open.to - open.from);
  const last = isThis || grain === 'day' || filled >= nearlyWhole ? open : periodAround(open.from - 1, grain);
  let { from } = last;
  for (let more = 1; more < count; more += 1) from = periodAround(from - 1, grain).from;
  return { low: from, high: last.to };
}

function stamp(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
