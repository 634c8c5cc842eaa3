import { milliseconds, type Reading, sign } from '../figures.ts';
import type { BigFileTimes } from './measure.ts';

interface BigFileFigure {
  readonly name: string;
  readonly read: (times: BigFileTimes) => Reading;
}

const mostRendererBytes = 1.5e9;

/** A count and a group-by have no limit but that they are answered: how fast a disk is read is not ours to promise. */
export const bigFileFigures: readonly BigFileFigure[] = [
  {
    name: 'big-open',
    read: ({ openMs, byteSize }) =>
      timed('big-open', openMs, true, `${gigabytes(byteSize)} file dropped until it can be queried`),
  },
  {
    name: 'big-count',
    read: ({ countMs, counted }) =>
      timed('big-count', countMs, counted !== '', `count of its rows: ${counted}`),
  },
  {
    name: 'big-group',
    read: ({ groupMs, grouped }) =>
      timed('big-group', groupMs, grouped.length > 0, `count and average by device: ${grouped.join(' ')}`),
  },
  {
    name: 'big-memory',
    read({ peakBytes }) {
      const isWithin = peakBytes < mostRendererBytes;
      const line = `big-memory ${gigabytes(peakBytes)}   limit ${gigabytes(mostRendererBytes)}   ${sign(isWithin)}   renderer, at most, from the start on`;
      return { isWithin, line };
    },
  },
];

function timed(name: string, ms: number, isWithin: boolean, words: string): Reading {
  return { isWithin, line: `${name.padEnd(10)} ${milliseconds(ms)}   ${sign(isWithin)}   ${words}` };
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
