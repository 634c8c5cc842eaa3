import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ModelError } from '../../../src/core/error.ts';
import { usualModelSettings } from '../../../src/llm/providers.ts';
import { chatEvent, chatStream, type Reply, startUpstream, type Upstream } from '../../support/upstream.ts';
import { hear, modelsAt, request } from './asking.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(() => upstream.settle());
afterAll(() => upstream.stop());

const key = 'sk-own-secret-key-1234';

async function errorOf(...replies: readonly Reply[]): Promise<ModelError> {
  upstream.reply(...replies);
  const models = modelsAt(upstream, { keys: { kind: 'one', key } });
  const error: unknown = await hear(models).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error('No ModelError was thrown.', { cause: error });
  expect(`${error.message} ${error.advice} ${JSON.stringify(models.written)}`).not.toContain(key);
  expect(models.ledger().every(({ outcome }) => outcome === 'failed' || outcome === 'answered')).toBe(true);
  return error;
}

function complaint(status: number, error: unknown): Reply {
  return { status, body: JSON.stringify({ error }) };
}

test.each([
  [401, { message: `Incorrect API key provided: ${key}` }, 'refused', 'the key was not accepted'],
  [402, 'Insufficient credits', 'refused', 'out of credit'],
  [403, { message: 'no' }, 'refused', 'may not do this'],
  [
    404,
    { message: 'The model `x` does not exist', code: 'model_not_found' },
    'unknown-model',
    'does not know',
  ],
  [413, 'Payload too large', 'too-long', 'longer than'],
  [
    400,
    { message: 'maximum context length is 8192 tokens', code: 'context_length_exceeded' },
    'too-long',
    'longer',
  ],
  [400, { code: 'content_filter', message: 'The response was filtered' }, 'blocked', 'content filter'],
  [422, { detail: [{ msg: 'field required', loc: ['body'] }] }, 'failed', 'field required'],
] as const)('%i with %j is %s, in plain words', async (status, error, reason, words) => {
  const thrown = await errorOf(complaint(status, error));
  expect(thrown.reason).toBe(reason);
  expect(thrown.message).toContain(words);
  expect(thrown.advice).not.toBe('');
  expect(thrown.retryable).toBe(false);
});

test.each([
  [{ status: 401, body: '{"detail":"Not authenticated"}' }, 'Not authenticated'],
  [{ status: 401, body: 'Forbidden by gateway' }, 'Forbidden by gateway'],
  [
    {
      status: 403,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><title>Just a moment</title></html>',
    },
    'a web page, “Just a moment”',
  ],
  [{ status: 400, body: '' }, 'failed (400)'],
])('%j is told in the words that it has', async (reply, words) => {
  expect((await errorOf(reply)).message).toContain(words);
});

test('an error inside of a success is an error, whatever its form', async () => {
  const refused = await errorOf({
    body: JSON.stringify({ error: { message: 'Incorrect API key', code: 401 } }),
  });
  expect(refused.reason).toBe('refused');
  const text = await errorOf({ parts: [`data: ${JSON.stringify({ error: 'unknown model' })}\n\n`] });
  expect(text.reason).toBe('unknown-model');
});

test('a web page in place of a model says that the address is wrong', async () => {
  const page: Reply = {
    headers: { 'Content-Type': 'text/html' },
    body: '<!doctype html><title>Hello</title>',
  };
  const error = await errorOf(page);
  expect(error.reason).toBe('malformed');
  expect(error.message).toContain('web page');
  expect(error.advice).toContain('/v1');
});

test('what may pass is tried again, and said to be', async () => {
  upstream.reply(
    complaint(503, { message: 'overloaded' }),
    { status: 429, headers: { 'Retry-After': '2' }, body: '{"error":"slow down"}' },
    chatStream(['x']),
  );
  const models = modelsAt(upstream);
  const { notices, text } = await hear(models);
  expect(text).toBe('x');
  expect(notices).toEqual([
    expect.stringMatching(/failed \(503\).*overloaded.*Trying again in 1 second/),
    expect.stringMatching(/too many requests.*Trying again in 2 seconds/),
  ]);
  expect(models.ledger().map(({ outcome, status }) => [outcome, status])).toEqual([
    ['failed', 503],
    ['failed', 429],
    ['answered', 200],
  ]);
  expect(models.use().requests).toBe(3);
});

test('after three tries it is over', async () => {
  const error = await errorOf(...Array.from({ length: 3 }, () => complaint(500, 'broken')));
  expect(error).toMatchObject({ reason: 'failed', retryable: true });
});

test('a pause that nobody would sit through is left to the user', async () => {
  const error = await errorOf({ status: 429, headers: { 'Retry-After': '600' }, body: '' });
  expect(error).toMatchObject({ reason: 'limited', retryable: true });
});

test('an error in the middle of an answer ends it, since what was read cannot be taken back', async () => {
  const error = await errorOf({
    parts: [
      chatEvent('forty'),
      `data: ${JSON.stringify({ error: { message: 'worker died', code: 500 } })}\n\n`,
    ],
    pauseMs: 5,
  });
  expect(error.reason).toBe('failed');
  expect(error.message).toContain('worker died');
});

test.each([
  'event: error\ndata: {"message":"worker died","code":500}\n\n',
  'data: {"object":"error","message":"worker died","code":500}\n\n',
  'data: {"type":"error","error":{"message":"worker died","status":500}}\n\n',
])('%j is an error too', async (event) => {
  const error = await errorOf({ parts: [chatEvent('forty'), event], pauseMs: 5 });
  expect(error.message).toContain('worker died');
});

test('a connection that is lost in the middle of an answer is said to be', async () => {
  const error = await errorOf({ parts: [chatEvent('forty')], end: 'reset' });
  expect(error.message).toContain('broke off');
  expect(error.retryable).toBe(true);
});

test('an address where nothing listens is said to be out of reach, with what to look at', async () => {
  const nowhere = await startUpstream();
  await nowhere.stop();
  const error: unknown = await hear(modelsAt(nowhere)).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error('No ModelError was thrown.', { cause: error });
  expect(error.reason).toBe('unreachable');
  expect(error.message).toContain('cannot be reached');
  expect(error.advice).toMatch(/CORS.*Settings → Models/);
});

test('what a gateway does not take is left out, and not sent again', async () => {
  upstream.reply(
    complaint(400, { message: 'Unrecognized request argument supplied: stream_options' }),
    complaint(400, {
      message: "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.",
    }),
    complaint(400, { message: "'temperature' does not support 0.3 with this model." }),
    chatStream(['x']),
    chatStream(['y']),
  );
  const models = modelsAt(upstream);
  expect((await hear(models)).notices).toHaveLength(3);
  expect((await hear(models)).notices).toHaveLength(0);
  const last: unknown = JSON.parse(upstream.requests.at(-1)?.body ?? '');
  expect(last).toMatchObject({ max_completion_tokens: 4000 });
  for (const name of ['max_tokens', 'stream_options', 'temperature']) expect(last).not.toHaveProperty(name);
});

test('a model that takes its time is said to be loading, and given up at last', async () => {
  upstream.reply('silence');
  const timing = { firstNoticeMs: 10, noticeEveryMs: 10, firstByteMs: 60 };
  const deltas: string[] = [];
  const answer = modelsAt(upstream, { timing }).chat(request());
  const listen = async (): Promise<void> => {
    for await (const delta of answer) deltas.push(delta.kind === 'notice' ? delta.message : delta.kind);
  };
  await expect(listen()).rejects.toMatchObject({ reason: 'failed', retryable: true });
  expect(deltas[0]).toContain('may be loading');
});

test('a spent budget stops the next request before it begins', async () => {
  const settings = {
    ...usualModelSettings,
    ...{ source: 'custom' as const, customUrl: upstream.base },
    prices: [
      {
        model: 'anthropic/claude-sonnet-4-5',
        inputPerMillion: 1e6,
        outputPerMillion: 0,
        contextTokens: 1000,
      },
    ],
  };
  upstream.reply(chatStream(['x']));
  const models = modelsAt(upstream, { settings, budgetLeft: 0.5 });
  await hear(models);
  expect(models.use().cost).toBeGreaterThan(0.5);
  await expect(hear(models)).rejects.toMatchObject({ reason: 'budget' });
  expect(upstream.requests).toHaveLength(1);
});

test('a budget that cannot be kept is said to be one', async () => {
  upstream.reply(chatStream(['x']), chatStream(['y']));
  const models = modelsAt(upstream, { budgetLeft: 1 });
  expect((await hear(models)).notices).toEqual([
    expect.stringContaining('price of anthropic/claude-sonnet-4-5'),
  ]);
  expect((await hear(models)).notices).toEqual([]);
  expect(models.use().cost).toBeNull();
});

test('a model that thinks for long is said to', async () => {
  const thought = `data: ${JSON.stringify({ choices: [{ delta: { reasoning_content: 'Hm.' } }] })}\n\n`;
  upstream.reply({ parts: [thought, chatEvent('x')], pauseMs: 80 });
  const timing = { firstNoticeMs: 30, noticeEveryMs: 10_000 };
  const { notices, text } = await hear(modelsAt(upstream, { timing }));
  expect(notices).toEqual([expect.stringContaining('has been thinking')]);
  expect(text).toBe('x');
});

test('a static host without a proxy is told from a gateway that does not know the model', async () => {
  const settings = { ...usualModelSettings, source: 'bytez-proxy' as const };
  const models = modelsAt(upstream, { settings, pageUrl: upstream.base });
  upstream.reply({ status: 501, body: '<html><title>Error response</title>Unsupported method</html>' });
  await expect(hear(models)).rejects.toMatchObject({ reason: 'unreachable' });
  upstream.reply(complaint(404, { message: 'Model not found' }));
  await expect(hear(models)).rejects.toMatchObject({ reason: 'unknown-model' });
});
