import { median, milliseconds, type Reading, sign } from '../figures.ts';
import type { ReloadTimes } from './measure.ts';

/** A promise about coming back to tables that were kept. */
export interface ReloadFigure {
  readonly name: string;
  readonly read: (times: ReloadTimes) => Reading;
}

const mostMs = 1000;

export const reloadFigures: readonly ReloadFigure[] = [
  {
    name: 'many-kept',
    read({ firstAnswerMs }) {
      const ms = median(firstAnswerMs);
      const isWithin = ms < mostMs;
      const words = `reload with ten kept tables of 200,000 rows to the first answer, median of ${firstAnswerMs.length}`;
      const line = [
        `many-kept ${milliseconds(ms)}`,
        `limit ${milliseconds(mostMs)}`,
        sign(isWithin),
        words,
      ].join('   ');
      return { isWithin, line };
    },
  },
];
