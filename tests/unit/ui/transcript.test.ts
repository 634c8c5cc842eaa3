import { expect, test } from 'vitest';
import { toTranscript } from '../../../src/ui/trace/transcript.ts';

test('a transcript is data lines, closed by [DONE]', () => {
  const event = { type: 'done', id: 'e', questionId: 'q', time: 1, outcome: 'answered' } as const;
  expect(toTranscript([event])).toBe(`data: ${JSON.stringify(event)}\n\ndata: [DONE]\n\n`);
});
