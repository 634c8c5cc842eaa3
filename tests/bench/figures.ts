import type { AppTimes } from './measure-app.ts';
import type { BareTimes } from './measure-bare.ts';

/** A promise about speed: our time, and a limit in milliseconds or as a multiple of a bare engine's time. */
export interface Figure {
  readonly name: string;
  readonly words: string;
  readonly ours: (app: AppTimes) => number;
  readonly limit:
    | { readonly ms: number }
    | { readonly ratio: number; readonly bare: (bare: BareTimes) => number };
}

export const figures: readonly Figure[] = [
  {
    name: 'start',
    words: 'start page visible after navigation',
    ours: (app) => app.startVisibleMs,
    limit: { ms: 500 },
  },
  {
    name: 'load',
    words: 'file dropped to table, against a bare CREATE TABLE',
    ours: (app) => app.loadMs,
    limit: { ratio: 1.1, bare: (bare) => bare.loadMs },
  },
  {
    name: 'profile',
    words: 'Data DNA complete, against a bare SUMMARIZE',
    ours: (app) => app.profileMs,
    limit: { ratio: 1.5, bare: (bare) => bare.summarizeMs },
  },
  {
    name: 'long-task',
    words: 'longest task of the main thread meanwhile (0: under 50)',
    ours: (app) => app.longestTaskMs,
    limit: { ms: 100 },
  },
  {
    name: 'question',
    words: 'Enter to full answer',
    ours: (app) => app.questionMs,
    limit: { ms: 300 },
  },
  {
    name: 'at-once',
    words: 'the same, asked as soon as the Data DNA is complete',
    ours: (app) => app.firstQuestionMs,
    limit: { ms: 300 },
  },
  {
    name: 'reload',
    words: 'reload to first answer',
    ours: (app) => app.reloadMs,
    limit: { ms: 1500 },
  },
];

export interface Reading {
  readonly line: string;
  readonly isWithin: boolean;
}

/** One visit and, just before it, the bare engine: both met the machine in about the same mood. */
export interface Round {
  readonly app: AppTimes;
  readonly bare: BareTimes;
}

/** Medians over the rounds, against the limit; a ratio is taken within each round. */
export function readFigure({ limit, ours, name, words }: Figure, rounds: readonly Round[]): Reading {
  const ms = median(rounds.map(({ app }) => ours(app)));
  const start = `${name.padEnd(10)} ${milliseconds(ms)}`;
  if ('ms' in limit) {
    const isWithin = ms < limit.ms;
    return { isWithin, line: `${start}   limit ${milliseconds(limit.ms)}   ${sign(isWithin)}   ${words}` };
  }
  const bareMs = median(rounds.map(({ bare }) => limit.bare(bare)));
  const ratio = median(rounds.map(({ app, bare }) => ours(app) / limit.bare(bare)));
  const isWithin = ratio <= limit.ratio;
  const against = `bare ${milliseconds(bareMs)}   ratio ${ratio.toFixed(2)}   limit ${limit.ratio.toFixed(2)}`;
  return { isWithin, line: `${start}   ${against}   ${sign(isWithin)}   ${words}` };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
}

export function milliseconds(ms: number): string {
  return `${ms.toFixed(0).padStart(6)} ms`;
}

export function sign(isWithin: boolean): string {
  return isWithin ? 'within' : 'OVER  ';
}
