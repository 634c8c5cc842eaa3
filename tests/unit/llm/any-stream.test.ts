import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelError } from '../../../src/core/error.ts';
import { hear, modelsAt, request } from './asking.ts';

const said = { choices: [{ index: 0, delta: { content: 'Größe 42' }, finish_reason: null }] };
const call = { index: 0, id: '', function: { name: 'run_sql', arguments: '{"sql":' } };
const called = { choices: [{ delta: { tool_calls: [call] }, finish_reason: 'tool_calls' }] };
const pieces = [
  ...[said, called, { choices: [] }, { error: 'no' }, null].map(
    (chunk) => `data: ${JSON.stringify(chunk)}\n\n`,
  ),
  ...[
    'data: [DONE]\n\n',
    ': ping\n\n',
    'event: error\n',
    'data:',
    '\r\n',
    '{"choices":',
    '"',
    '}',
    '<think>',
    '\u0000',
  ],
];
const tool = { name: 'run_sql', description: '', parameters: {} };

/** The body in chunks, then its end or a break. */
function bodyOf(
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
  breaks: boolean,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + size));
      else if (breaks) controller.error(new TypeError('terminated'));
      else controller.close();
      at += size;
    },
  });
}

test('whatever a server sends, an answer comes of it or an error in plain words', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...pieces), { maxLength: 8 }),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(20),
      fc.boolean(),
      fc.constantFrom('text/event-stream', 'application/json', 'text/html', 'text/plain', ''),
      fc.constantFrom(200, 200, 200, 400, 429, 500),
      async (parts, size, cut, breaks, type, status) => {
        const whole = new TextEncoder().encode(parts.join(''));
        const bytes = whole.slice(0, Math.max(0, whole.length - cut));
        const models = modelsAt(
          { base: 'http://localhost:1/v1' },
          {
            fetch: () =>
              Promise.resolve(
                new Response(bodyOf(bytes, size, breaks), { status, headers: { 'Content-Type': type } }),
              ),
            wait: () => Promise.resolve(),
          },
        );
        const ended: unknown = await hear(models, request({ tools: [tool] })).catch(
          (error: unknown) => error,
        );
        if (ended instanceof Error) expect(ended).toBeInstanceOf(ModelError);
        expect(models.ledger().filter(({ outcome }) => outcome === 'sent')).toEqual([]);
      },
    ),
    { numRuns: 120 },
  );
});
