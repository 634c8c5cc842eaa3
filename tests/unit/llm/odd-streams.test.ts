import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Reply, startUpstream, type Upstream } from '../../support/upstream.ts';
import { hear, modelsAt, request } from './asking.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(() => upstream.settle());
afterAll(() => upstream.stop());

const tool = { name: 'run_sql', description: 'Runs a query.', parameters: { type: 'object' } };

function events(...chunks: readonly unknown[]): string {
  return chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
}

function delta(said: object, finish: string | null = null): object {
  return { choices: [{ index: 0, delta: said, finish_reason: finish }] };
}

function call(part: object): object {
  return delta({ tool_calls: [part] });
}

function stream(...parts: readonly (string | Uint8Array)[]): Reply {
  return { parts };
}

async function answerTo(reply: Reply) {
  upstream.reply(reply);
  return hear(modelsAt(upstream), request({ tools: [tool] }));
}

test('a name that comes again with each part is one name', async () => {
  const { reply } = await answerTo(
    stream(
      events(
        call({ index: 1, id: 'a', function: { name: 'run_sql', arguments: '' } }),
        call({ index: 1, id: '', function: { name: '', arguments: '{"sql":' } }),
        call({ index: 1, id: '', function: { name: 'run_sql', arguments: '"SELECT 1"}' } }),
        delta({}, 'tool_calls'),
      ),
    ),
  );
  expect(reply).toEqual({
    text: '',
    finish: 'tool-calls',
    toolCalls: [{ id: 'a', name: 'run_sql', arguments: '{"sql":"SELECT 1"}' }],
  });
});

test('calls side by side without ids and with the same number are told apart', async () => {
  const { reply } = await answerTo(
    stream(
      events(
        call({ index: 0, id: '', function: { name: 'run_sql', arguments: '{"sql":"SELECT 1"}' } }),
        call({ index: 0, id: '', function: { name: 'run_sql', arguments: '{"sql":"SELECT 2"}' } }),
        delta({}, 'stop'),
      ),
    ),
  );
  expect(reply.finish).toBe('tool-calls');
  expect(reply.toolCalls.map((each) => each.arguments)).toEqual(['{"sql":"SELECT 1"}', '{"sql":"SELECT 2"}']);
  expect(new Set(reply.toolCalls.map(({ id }) => id)).size).toBe(2);
});

test('calls side by side whose parts come mixed are put together by their numbers', async () => {
  const { reply } = await answerTo(
    stream(
      events(
        call({ index: 1, id: 'a', function: { name: 'run_sql', arguments: '{"sql":' } }),
        call({ index: 2, id: 'b', function: { name: 'run_sql', arguments: '{"sql":' } }),
        call({ index: 1, function: { arguments: '"A"}' } }),
        call({ index: 2, function: { arguments: '"B"}' } }),
        delta({}, 'tool_calls'),
      ),
    ),
  );
  expect(reply.toolCalls.map((each) => each.arguments)).toEqual(['{"sql":"A"}', '{"sql":"B"}']);
});

test('a call may come whole, with arguments that are no text, or none', async () => {
  const { reply } = await answerTo(
    stream(
      events(
        delta({
          tool_calls: [
            { id: 'a', function: { name: 'run_sql', arguments: { sql: 'SELECT 1' } } },
            { id: 'b', function: { name: 'read_context', arguments: '' } },
          ],
        }),
      ),
    ),
  );
  expect(reply.toolCalls.map((each) => each.arguments)).toEqual(['{"sql":"SELECT 1"}', '{}']);
});

test('what is counted in a last event without choices is counted', async () => {
  upstream.reply(
    stream(
      events(delta({ content: 'x' }, 'stop'), {
        choices: [],
        usage: { prompt_tokens: 7, completion_tokens: 1 },
      }),
      'data: [DONE]\n\n',
    ),
  );
  const models = modelsAt(upstream);
  await hear(models);
  expect(models.use()).toMatchObject({ inputTokens: 7, outputTokens: 1, isEstimated: false, requests: 1 });
});

test('where nothing is counted it is estimated, and said to be', async () => {
  upstream.reply(stream(events(delta({ content: 'forty-two' }, 'stop'))));
  const models = modelsAt(upstream);
  await hear(models);
  const use = models.use();
  expect(use.isEstimated).toBe(true);
  expect(use.inputTokens).toBeGreaterThan(0);
  expect(use.outputTokens).toBeGreaterThan(0);
});

test('what a model thinks is not shown, whatever it is called and however it is cut', async () => {
  const { text, reply } = await answerTo(
    stream(
      events(
        delta({ reasoning_content: 'hidden 1' }),
        delta({ reasoning: 'hidden 2' }),
        delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'hidden 3' }] }] }),
        delta({ content: '<thi' }),
        delta({ content: 'nk>hidden 4</th' }),
        delta({ content: 'ink>\n\nforty' }),
        delta({ content: [{ type: 'text', text: '-two <3' }] }, 'stop'),
      ),
    ),
  );
  expect([text, reply.text]).toEqual(['forty-two <3', 'forty-two <3']);
});

test('a thought whose beginning is not marked is no part of the answer', async () => {
  const { reply } = await answerTo(stream(events(delta({ content: 'hidden</think>forty-two' }, 'stop'))));
  expect(reply.text).toBe('forty-two');
});

test('comments that keep the connection alive say nothing', async () => {
  const { text } = await answerTo(
    stream(
      ': ping\n\n',
      ': OPENROUTER PROCESSING\n\n',
      events(delta({ content: 'x' }, 'stop')),
      ': ping\n\n',
    ),
  );
  expect(text).toBe('x');
});

test('characters and line ends that are cut in two are put together', async () => {
  const bytes = new TextEncoder().encode(
    events(delta({ content: 'Größe 😀' }), delta({ content: ' ok' }, 'stop')).replaceAll('\n', '\r\n'),
  );
  const { text } = await answerTo({ parts: Array.from(bytes, (byte) => Uint8Array.of(byte)) });
  expect(text).toBe('Größe 😀 ok');
});

test('a stream that ends in the middle of a character keeps what came before', async () => {
  const whole = new TextEncoder().encode(events(delta({ content: 'forty' }), delta({ content: 'ü' })));
  const middle = whole.lastIndexOf(0xc3) + 1;
  const { reply } = await answerTo(stream(whole.slice(0, middle)));
  expect(reply).toMatchObject({ text: 'forty', finish: 'unknown' });
});

test('the last event counts though nothing comes after it', async () => {
  const { reply } = await answerTo(stream(events(delta({ content: 'forty-two' }, 'stop')).trimEnd()));
  expect(reply).toMatchObject({ text: 'forty-two', finish: 'stop' });
});

test('half an event at the end counts for nothing', async () => {
  const { reply } = await answerTo(
    stream(events(delta({ content: 'forty' })), events(delta({ content: 'two' })).slice(0, 40)),
  );
  expect(reply.text).toBe('forty');
});

test('lines of JSON without a frame are events too', async () => {
  const { reply } = await answerTo({
    parts: [
      `${JSON.stringify(delta({ content: 'forty' }))}\n`,
      JSON.stringify(delta({ content: '-two' }, 'stop')),
    ],
    type: 'application/x-ndjson',
  });
  expect(reply.text).toBe('forty-two');
});

test('events that are not of the shape are passed over', async () => {
  const { reply } = await answerTo(
    stream(
      events(
        null,
        [],
        7,
        { choices: 'none' },
        { choices: [{}] },
        delta({ content: 5 }),
        delta({ content: 'x' }, 'stop'),
      ),
    ),
  );
  expect(reply.text).toBe('x');
});

test('text without an end is cut off', async () => {
  let isRunning = true;
  upstream.reply(async ({ isCutOff }, response) => {
    void isCutOff.then(() => {
      isRunning = false;
    });
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    while (isRunning) {
      const isReady = response.write(events(delta({ content: 'more and '.repeat(100) })));
      await new Promise((resolve) =>
        isReady ? setImmediate(resolve) : response.once('drain', resolve).once('close', resolve),
      );
    }
  });
  const models = modelsAt(upstream);
  const { reply } = await hear(models, request({ agent: 'orchestrator' }));
  expect(reply.finish).toBe('length');
  expect(reply.text.length).toBeLessThan(50_000);
  expect(await upstream.requests[0]?.isCutOff).toBe(true);
});

test('a refusal and a content filter are said to be what they are', async () => {
  const refused = await answerTo(stream(events(delta({ refusal: 'I cannot help with that.' }, 'stop'))));
  expect(refused.reply).toMatchObject({ text: 'I cannot help with that.', finish: 'blocked' });
  const filtered = await answerTo(stream(events(delta({ content: 'As' }), delta({}, 'content_filter'))));
  expect(filtered.reply.finish).toBe('blocked');
});
