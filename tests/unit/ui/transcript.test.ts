import { expect, test } from 'vitest';
import { stamp } from '../../../src/agents/ask.ts';
import { startTurn } from '../../../src/core/turn.ts';
import { toJson, toTranscript } from '../../../src/ui/trace/transcript.ts';

test('a transcript is data lines, closed by [DONE]', () => {
  const event = { type: 'done', id: 'e', questionId: 'q', time: 1, outcome: 'answered' } as const;
  expect(toTranscript([event])).toBe(`data: ${JSON.stringify(event)}\n\ndata: [DONE]\n\n`);
});

test('as JSON, the events stand under their question', () => {
  const turn = startTurn('t1', 'c1', 'How many rows?', 7);
  const event = stamp('t1', () => 8)({ type: 'done', outcome: 'answered' });
  expect(JSON.parse(toJson(turn, [event]))).toEqual({
    id: 't1',
    question: 'How many rows?',
    asked_at: 7,
    events: [event],
  });
});
