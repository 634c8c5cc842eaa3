import { milliseconds, type Reading, sign } from '../figures.ts';
import type { ScrollTimes } from './measure.ts';

const mostFrameMs = 50;

export interface ScrollFigure {
  readonly name: string;
  readonly read: (times: ScrollTimes) => Reading;
}

export const scrollFigures: readonly ScrollFigure[] = [{ name: 'scroll', read: readScroll }];

function readScroll({ wheelMs, jumpMs, workMs, longestWorkMs }: ScrollTimes): Reading {
  const isWithin = Math.max(wheelMs, jumpMs) < mostFrameMs;
  const line = [
    `scroll 1,000,000 rows: longest frame ${milliseconds(wheelMs)} with the wheel`,
    `${milliseconds(jumpMs)} with jumps`,
    `processor time per frame ${workMs.toFixed(1)} ms, longest task ${longestWorkMs.toFixed(1)} ms`,
    `limit ${milliseconds(mostFrameMs)}`,
    sign(isWithin),
  ].join('   ');
  return { isWithin, line };
}
