import { median, milliseconds, type Reading, sign } from '../figures.ts';
import { type SwitchingTimes, turnCount } from './measure.ts';

/** A promise about going from one long chat to another. */
export interface SwitchingFigure {
  readonly name: string;
  readonly read: (times: SwitchingTimes) => Reading;
}

const mostMs = 200;

export const switchingFigures: readonly SwitchingFigure[] = [
  {
    name: 'switching',
    read({ switchMs }) {
      const ms = median(switchMs);
      const isWithin = ms < mostMs;
      const words = `from the click to the painted chat of ${turnCount} turns, median of ${switchMs.length}`;
      return {
        isWithin,
        line: `switching  ${milliseconds(ms)}   limit ${milliseconds(mostMs)}   ${sign(isWithin)}   ${words}`,
      };
    },
  },
];
