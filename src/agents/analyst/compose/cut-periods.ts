import type { Assumption } from '../../../core/answer.ts';
import type { Intent, Measure } from '../intent.ts';
import { columnNamed, type Schema } from '../schema/schema.ts';
import { dayMs, dayText, momentOf, periodAround } from '../text/periods.ts';
import type { QueryAsk } from './query-ask.ts';

/** Of a period: less than this share of it missing is not worth a word. */
const leastMissing = 0.1;
/** Fewer moments in a period than this may well leave its ends free. */
const fewMoments = 1.5;

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
  const [from, until] = [
    momentOf(range.min),
    momentOf(range.max) + (column.profile.kind === 'date' ? dayMs : 0),
  ];
  const [first, last] = [periodAround(from, key.grain), periodAround(momentOf(range.max), key.grain)];
  const lengthMs = last.to - last.from;
  const periods = Math.max(1, (until - from) / lengthMs);
  if (first.from === last.from || column.profile.distinctCount / periods < fewMoments) return [];
  return [
    ...((from - first.from) / (first.to - first.from) < leastMissing
      ? []
      : [
          `The data begin on ${dayText(from)}: the first ${key.grain}, from ${dayText(first.from)}, is not whole.`,
        ]),
    ...((last.to - until) / lengthMs < leastMissing
      ? []
      : [
          `The data end on ${dayText(until - 1)}: the last ${key.grain}, from ${dayText(last.from)}, is not whole.`,
        ]),
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
    case 'ratio':
    case 'mean-per':
    case 'sum-of-ones':
    case 'mean-of-ones':
    case 'mean-by-parts':
      return false;
  }
}
