import type { Mark, NumberMark } from '../../annotate/mark.ts';
import type { TimeGrain } from '../../intent.ts';
import { cues, type Parse } from '../../read/parse.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import type { Token } from '../../text/tokens.ts';

/** How far ahead, in steps of which grain. */
export interface Horizon {
  readonly grain: TimeGrain;
  readonly steps: number;
  readonly marks: readonly Mark[];
  readonly words: readonly number[];
}

const units: Readonly<Record<string, TimeGrain>> = {
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

const usualSteps: Readonly<Record<TimeGrain, number>> = {
  minute: 30,
  hour: 24,
  day: 14,
  week: 8,
  month: 6,
  quarter: 4,
  year: 3,
};

const mostSteps = 120;

/** "for the next 6 months", "6 months ahead", "monthly": the unit that is said, else the grain at which the time reads well. */
export function horizonOf(of: Parse, time: SchemaColumn): Horizon {
  const at = of.tokens.find(({ stem, word }) => Object.hasOwn(units, stem) || Object.hasOwn(units, word));
  const [cue] = cues(of, 'grain');
  const unit = at === undefined ? undefined : (units[at.stem] ?? units[at.word]);
  const number = at === undefined ? undefined : numberBefore(of, at.index);
  const said = unit ?? cue?.cue.grain;
  const count = number?.number.value ?? (isNext(of, at?.index) ? 1 : undefined);
  const year = yearAhead(of, time);
  if (year !== undefined && count === undefined) return untilYear(of, time, said, year);
  const isGrain = cue !== undefined && (at === undefined || cue.span.to === at.index + 1);
  const { grain, steps } = isGrain
    ? { grain: cue.cue.grain, steps: count ?? usualSteps[cue.cue.grain] }
    : steppedBy(time, said, count);
  return {
    grain,
    steps: Math.min(mostSteps, steps),
    marks: [
      ...(number === undefined ? [] : [number]),
      ...(at === undefined ? [] : marksAt(of, at.index)),
      ...cues(of, 'grain'),
    ],
    words: at === undefined ? [] : [at.index],
  };
}

/** "for 2026": a year that the data has not reached the end of. */
function yearAhead(of: Parse, time: SchemaColumn): Token | undefined {
  const last = lastYear(time);
  return of.tokens.find(
    ({ word }) => /^\d{4}$/.test(word) && Number(word) >= last && Number(word) <= last + 10,
  );
}

function lastYear({ profile }: SchemaColumn): number {
  return profile.time === undefined
    ? (profile.numeric?.max ?? Number.NaN)
    : new Date(profile.time.max).getUTCFullYear();
}

/** As many steps as reach the end of the year. */
function untilYear(of: Parse, time: SchemaColumn, said: TimeGrain | undefined, year: Token): Horizon {
  const grain = time.isTime ? (said === 'quarter' || said === 'year' ? said : 'month') : 'year';
  const perYear = grain === 'year' ? 1 : grain === 'quarter' ? 4 : 12;
  const years = Number(year.word) - lastYear(time);
  const done = time.profile.time === undefined ? 0 : new Date(time.profile.time.max).getUTCMonth() / 12;
  const isOver = !time.isTime || grain === 'year';
  const steps = isOver ? years : Math.ceil((years + 1 - done) * perYear);
  return {
    grain,
    steps: Math.min(mostSteps, Math.max(1, steps)),
    marks: [...marksAt(of, year.index), ...cues(of, 'grain')],
    words: [year.index],
  };
}

/** What reads the word otherwise: "months" is no column here. */
function marksAt(of: Parse, index: number): Mark[] {
  return of.marks.filter(({ span }) => span.from <= index && index < span.to);
}

function numberBefore(of: Parse, index: number): NumberMark | undefined {
  return of.marks.find(
    (mark): mark is NumberMark =>
      mark.kind === 'number' && (mark.span.to === index || mark.span.to === index + 1),
  );
}

function isNext(of: Parse, index: number | undefined): boolean {
  return /^(next|coming|following|upcoming)$/.test(of.tokens[(index ?? 0) - 1]?.word ?? '');
}

/** Periods of the data that there should be at the least; with fewer, a year is read as months, a week as days. */
const fewPeriods = 12;

const finer: Readonly<
  Partial<Record<TimeGrain, { readonly grain: TimeGrain; readonly each: number; readonly days: number }>>
> = {
  year: { grain: 'month', each: 12, days: 365 },
  quarter: { grain: 'month', each: 3, days: 91 },
  month: { grain: 'week', each: 4, days: 30 },
  week: { grain: 'day', each: 7, days: 7 },
};

function steppedBy(
  time: SchemaColumn,
  said: TimeGrain | undefined,
  count: number | undefined,
): Pick<Horizon, 'grain' | 'steps'> {
  if (!time.isTime) return { grain: 'year', steps: count ?? usualSteps.year };
  const grain = said ?? time.profile.time?.grain ?? 'month';
  const step = finer[grain];
  if (step !== undefined && said !== 'month' && daysOf(time) / step.days < fewPeriods)
    return { grain: step.grain, steps: (count ?? 1) * step.each };
  return { grain, steps: count ?? usualSteps[grain] };
}

function daysOf({ profile }: SchemaColumn): number {
  if (profile.time === undefined) return Number.POSITIVE_INFINITY;
  const days = (Date.parse(profile.time.max) - Date.parse(profile.time.min)) / 86_400_000;
  return Number.isFinite(days) ? days : Number.POSITIVE_INFINITY;
}
