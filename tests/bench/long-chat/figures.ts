import { median, milliseconds, percentile, type Reading, sign } from '../figures.ts';
import { type LongChatTimes, turnCount } from './measure.ts';

/** A promise about a chat of hundreds of turns. */
export interface LongChatFigure {
  readonly name: string;
  readonly read: (times: LongChatTimes) => Reading;
}

const figure = (
  name: string,
  words: string,
  mostMs: number,
  of: (times: LongChatTimes) => number,
): LongChatFigure => ({
  name,
  read(times) {
    const ms = of(times);
    const isWithin = ms < mostMs;
    const said = `${words}, in a chat of ${turnCount} turns`;
    const line = [name.padEnd(16), milliseconds(ms), `limit ${milliseconds(mostMs)}`, sign(isWithin), said];
    return { isWithin, line: line.join('   ') };
  },
});

export const longChatFigures: readonly LongChatFigure[] = [
  figure('long-chat-opening', 'from the click to the painted chat', 200, ({ openingMs }) =>
    median(openingMs),
  ),
  figure('long-chat-typing', 'a key to the next paint, 95th percentile', 50, ({ typingMs }) =>
    percentile(typingMs, 0.95),
  ),
  figure('long-chat-scrolling', 'longest frame from its end to its start', 50, ({ frameMs }) =>
    Math.max(...frameMs),
  ),
];
