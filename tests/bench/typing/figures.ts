import { milliseconds, percentile, type Reading, sign } from '../figures.ts';
import type { TypingTimes } from './measure.ts';

/** A promise about typing while a query runs. */
export interface TypingFigure {
  readonly name: string;
  readonly read: (times: TypingTimes) => Reading;
}

const mostMs = 50;

const figure = (
  name: string,
  words: string,
  of: (times: TypingTimes) => readonly number[],
): TypingFigure => ({
  name,
  read(times) {
    const ms = percentile(of(times), 0.95);
    const isWithin = ms < mostMs;
    const said = `${words} to the next paint while a query runs, 95th percentile of ${of(times).length}`;
    const line = [name.padEnd(16), milliseconds(ms), `limit ${milliseconds(mostMs)}`, sign(isWithin), said];
    return { isWithin, line: line.join('   ') };
  },
});

export const typingFigures: readonly TypingFigure[] = [
  figure('typing-editor', 'a key in the editor', ({ editorMs }) => editorMs),
  figure('typing-long', 'a key in an editor with 10,000 lines', ({ longTextMs }) => longTextMs),
  figure('typing-chat', 'a key in the chat', ({ chatMs }) => chatMs),
];
