import { median, milliseconds, type Reading, sign } from '../figures.ts';
import type { VisitTimes } from './measure.ts';

/** A promise about the first visit to a host that compresses nothing and sends no headers, and about the next. */
export interface VisitFigure {
  readonly name: string;
  readonly read: (rounds: readonly VisitTimes[]) => Reading;
}

const most = { coldStartMs: 1_000, warmStartMs: 1_000, sqlBytes: 10_000_000, warmBytes: 20_000 };

export const visitFigures: readonly VisitFigure[] = [
  { name: 'visit-cold', read: readCold },
  { name: 'visit-warm', read: readWarm },
];

function readCold(rounds: readonly VisitTimes[]): Reading {
  const visits = rounds.map(({ cold }) => cold);
  const startMs = median(visits.map((each) => each.startMs));
  const bytes = median(visits.map((each) => each.sqlReadyBytes));
  const isWithin = startMs < most.coldStartMs && bytes < most.sqlBytes;
  const bareMs = median(rounds.map((each) => each.bareMs));
  const line = lineOf('visit-cold', visits, isWithin, megabytes(most.sqlBytes));
  return { isWithin, line: `${line}   (the same page as a mere file: ${milliseconds(bareMs)})` };
}

function readWarm(rounds: readonly VisitTimes[]): Reading {
  const visits = rounds.map(({ warm }) => warm);
  const startMs = median(visits.map((each) => each.startMs));
  const bytes = median(visits.map((each) => each.firstAnswerBytes));
  const isWithin = startMs < most.warmStartMs && bytes < most.warmBytes;
  return { isWithin, line: lineOf('visit-warm', visits, isWithin, megabytes(most.warmBytes)) };
}

function lineOf(
  name: string,
  visits: readonly VisitTimes['cold'][],
  isWithin: boolean,
  byteLimit: string,
): string {
  const of = (read: (visit: VisitTimes['cold']) => number) => median(visits.map(read));
  return [
    `${name} start page ${milliseconds(of((each) => each.startMs))}`,
    `usable ${milliseconds(of((each) => each.usableMs))}`,
    `SQL ready ${milliseconds(of((each) => each.sqlReadyMs))} after ${megabytes(of((each) => each.sqlReadyBytes))}`,
    `first answer ${milliseconds(of((each) => each.firstAnswerMs))} after ${megabytes(of((each) => each.firstAnswerBytes))}`,
    `limits 1,000 ms to the start page and ${byteLimit}`,
    sign(isWithin),
  ].join('   ');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`;
}
