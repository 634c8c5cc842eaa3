import type { Assumption } from '../../../core/answer.ts';
import type { Intent, Measure, TimeGrain } from '../intent.ts';
import { columnNamed, type Schema } from '../schema/schema.ts';
import type { QueryAsk } from './query-ask.ts';

/** Of a period: less than this share of it missing is not worth a word. */
const leastMissing = 0.1;
/** Fewer moments in a period than this may well leave its ends free. */
const fewMoments = 4;

/**
 * A first or last period that the data, or a filter, do not fill: its count or total is smaller for that alone.
 * Nothing is said of thin data.
 */
export function cutPeriods({ intent, scope }: QueryAsk, schema: Schema): Assumption[] {
  const [key] = intent.kind === 'groups' ? intent.by : [];
  if (key?.kind !== 'period' || !addsUp(intent)) return [];
  if (scope.columns.includes(key.of)) return key.grain === 'week' ? [weeksOfFilter] : [];
  const column = columnNamed(schema, key.of);
  const range = column?.profile.time;
  if (column === undefined || range === undefined) return [];
  const [from, until] = [utc(range.min), utc(range.max) + (column.profile.kind === 'date' ? dayMs : 0)];
  const [first, last] = [periodOf(from, key.grain), periodOf(utc(range.max), key.grain)];
  const lengthMs = last.to - last.from;
  const periods = Math.max(1, (until - from) / lengthMs);
  if (first.from === last.from || column.profile.distinctCount / periods < fewMoments) return [];
  return [
    ...((from - first.from) / (first.to - first.from) < leastMissing
      ? []
      : [`The data begin on ${day(from)}: the first ${key.grain}, from ${day(first.from)}, is not whole.`]),
    ...((last.to - until) / lengthMs < leastMissing
      ? []
      : [`The data end on ${day(until - 1)}: the last ${key.grain}, from ${day(last.from)}, is not whole.`]),
  ].map((text) => ({ text, alternatives: [] }));
}

/** Months and years, which filters are made of, are seldom whole weeks. */
const weeksOfFilter: Assumption = {
  text: 'A week at the ends of the filter has only its days within it.',
  alternatives: [],
};

function addsUp(intent: Intent): boolean {
  return intent.kind === 'groups' && intent.measures.some(isTotal);
}

function isTotal(measure: Measure): boolean {
  switch (measure.kind) {
    case 'count':
    case 'count-distinct':
    case 'count-present':
    case 'count-missing':
    case 'count-where':
    case 'share':
      return true;
    case 'aggregate':
      return measure.how === 'sum';
    case 'running':
    case 'change':
    case 'moving-mean':
      return isTotal(measure.of);
    case 'percentile':
    case 'rate':
    case 'part-of-sum':
    case 'sum-of-ones':
    case 'mean-of-ones':
    case 'mean-by-parts':
      return false;
  }
}

const dayMs = 86_400_000;

function utc(iso: string): number {
  return Date.parse(`${iso.slice(0, 10)}T${iso.slice(11, 19) || '00:00:00'}Z`);
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** As DuckDB's `date_trunc` has it: weeks begin on Monday. Milliseconds; `to` is the next period's beginning. */
function periodOf(moment: number, grain: TimeGrain): { readonly from: number; readonly to: number } {
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
