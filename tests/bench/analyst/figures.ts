import { milliseconds, type Reading, sign } from '../figures.ts';
import type { AnalystTimes } from './measure.ts';
import type { QuestionTimes } from './page.ts';

/** A promise about the built-in analyst, over questions of every kind. */
export interface AnalystFigure {
  readonly name: string;
  readonly read: (times: AnalystTimes) => Reading;
}

const most = { understandMs: 20, medianMs: 150, p95Ms: 400 };

export const analystFigures: readonly AnalystFigure[] = [
  { name: 'analyst-understand', read: readUnderstanding },
  { name: 'analyst-answer', read: ({ inSql }) => readAnswers('analyst-answer', inSql, most) },
  { name: 'analyst-statistics', read: ({ inPython }) => readAnswers('analyst-statistics', inPython) },
];

function readUnderstanding({ inSql, inPython }: AnalystTimes): Reading {
  const ms = [...inSql, ...inPython].map(({ understandMs }) => understandMs);
  const p95 = quantile(ms, 0.95);
  const isWithin = p95 < most.understandMs;
  return {
    isWithin,
    line: [
      `analyst-understand p50 ${milliseconds(quantile(ms, 0.5)).trim()}`,
      `p95 ${milliseconds(p95).trim()}`,
      `limit ${milliseconds(most.understandMs).trim()}`,
      sign(isWithin),
      `from the words to the plan, over ${ms.length} questions`,
    ].join('   '),
  };
}

function readAnswers(
  name: string,
  times: readonly QuestionTimes[],
  limits?: { readonly medianMs: number; readonly p95Ms: number },
): Reading {
  const ms = times.map(({ answerMs }) => answerMs);
  const [middle, p95] = [quantile(ms, 0.5), quantile(ms, 0.95)];
  const ratio = sum(ms) / sum(times.map(({ bareMs }) => bareMs));
  const isWithin = limits === undefined || (middle < limits.medianMs && p95 < limits.p95Ms);
  const slowest = times.toSorted((a, b) => b.answerMs - a.answerMs)[0];
  return {
    isWithin,
    line: [
      `${name} p50 ${milliseconds(middle).trim()}`,
      `p95 ${milliseconds(p95).trim()}`,
      ...(limits === undefined
        ? ['no limit']
        : [`limits ${milliseconds(limits.medianMs).trim()} and ${milliseconds(limits.p95Ms).trim()}`]),
      sign(isWithin),
      `${ratio.toFixed(2)} times their first queries alone`,
      `over ${times.length} questions, slowest “${slowest?.question ?? ''}” ${milliseconds(slowest?.answerMs ?? 0).trim()}`,
    ].join('   '),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The value that this part of them does not exceed. */
function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)] ?? Number.NaN;
}
