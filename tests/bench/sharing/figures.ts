import { median, milliseconds, type Reading, sign } from '../figures.ts';
import type { SharingTimes } from './measure.ts';

/** A promise about an analysis that is shared or run again. */
export interface SharingFigure {
  readonly name: string;
  readonly read: (times: SharingTimes) => Reading;
}

const mostCharacters = 8000;
const mostMs = 3000;

export const sharingFigures: readonly SharingFigure[] = [
  {
    name: 'share-link',
    read({ linkLength }) {
      const isWithin = linkLength < mostCharacters;
      const length = `${linkLength} B`.padStart(9);
      const words = 'link to an analysis of 20 steps, with figures, charts and queries';
      return {
        isWithin,
        line: `share-link ${length}   limit ${mostCharacters} B   ${sign(isWithin)}   ${words}`,
      };
    },
  },
  {
    name: 'replay',
    read({ replayMs }) {
      const ms = median(replayMs);
      const isWithin = ms < mostMs;
      const words = `20 steps computed again over 250,000 other rows, median of ${replayMs.length}`;
      return {
        isWithin,
        line: `replay     ${milliseconds(ms)}   limit ${milliseconds(mostMs)}   ${sign(isWithin)}   ${words}`,
      };
    },
  },
];
