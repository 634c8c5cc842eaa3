import type { Grain } from '../moment.ts';
import type { PlotData } from './plot-data.ts';

const dayMs = 86_400_000;
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/**
 * What a date along an axis stands for, as a question would say it: "March 2024", "Q1 2024". In English, which is what
 * the built-in analyst reads. `undefined` where it is not certain which span of time that is.
 */
export function periodWords(
  { points, grain }: PlotData,
  column: string,
  moment: number | undefined,
): string | undefined {
  const span = spanOf(column, grain, gapOf(points));
  return moment === undefined || span === undefined ? undefined : wordsOf(span, new Date(moment));
}

/** The column's own name says it, or else how far its dates lie apart. */
function spanOf(column: string, grain: Grain, gapDays: number | undefined): Grain | undefined {
  const named = (['year', 'quarter', 'month', 'week', 'day'] as const).find((span) =>
    new RegExp(`(^|[^a-z])${span}([^a-z]|$)`, 'i').test(column),
  );
  if (named !== undefined) return named;
  if (gapDays === undefined) return undefined;
  if (grain === 'day') return gapDays === 7 ? 'week' : 'day';
  return grain === 'month' && gapDays > 31 ? 'quarter' : grain;
}

/** Days between the two dates that lie closest. */
function gapOf(points: PlotData['points']): number | undefined {
  const moments = [...new Set(points.flatMap(({ moment }) => moment ?? []))].sort((a, b) => a - b);
  const gaps = moments.slice(1).map((moment, place) => (moment - (moments[place] ?? 0)) / dayMs);
  return gaps.length === 0 ? undefined : gaps.reduce((least, gap) => Math.min(least, gap));
}

function wordsOf(span: Grain, start: Date): string | undefined {
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  switch (span) {
    case 'year':
      return String(year);
    case 'quarter':
      return `Q${Math.floor(month / 3) + 1} ${year}`;
    case 'month':
      return `${months[month] ?? ''} ${year}`;
    case 'week':
      return `between ${isoDay(start)} and ${isoDay(new Date(start.getTime() + 6 * dayMs))}`;
    case 'day':
      return isoDay(start);
    case 'hour':
    case 'minute':
      return undefined;
  }
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
