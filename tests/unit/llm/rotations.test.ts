import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChatDelta } from '../../../src/core/chat-model.ts';
import { ModelError } from '../../../src/core/error.ts';
import { createKeyManager } from '../../../src/llm/key-manager.ts';
import { usualModelSettings } from '../../../src/llm/providers.ts';
import { chatEvent, chatStream, type Reply, startUpstream, type Upstream } from '../../support/upstream.ts';
import { startProxy } from '../proxy/running-proxy.ts';
import { hear, type ModelsUnderTest, modelsAt, request } from './asking.ts';

/** Eleven ways in which a key can fail; the gateway repeats the key where it can. */
const failures: readonly (readonly [word: string, reply: (key: string) => Reply])[] = [
  [
    'refused',
    (key) => ({ status: 401, body: JSON.stringify({ error: { message: `Incorrect key ${key}` } }) }),
  ],
  ['poor', (key) => ({ status: 402, body: key })],
  ['barred', () => ({ status: 403, body: '{}' })],
  ['limited', () => ({ status: 429, headers: { 'Retry-After': '20' }, body: '{}' })],
  ['hurried', () => ({ status: 429, body: '{"error":"slow down"}' })],
  ['failing', (key) => ({ status: 500, body: `trace of ${key}` })],
  ['reset', () => 'reset'],
  ['silent', () => 'silence'],
  ['lying', (key) => ({ body: JSON.stringify({ error: `no worker for ${key}` }) })],
  [
    'lying-in-events',
    (key) => ({ parts: [`data: ${JSON.stringify({ error: { message: key, code: 402 } })}\n\n`] }),
  ],
  ['lost', () => ({ status: 503, body: '<html><title>Unavailable</title></html>' })],
];
const keys = [
  ...failures.map(([word], index) => `secret-${word}-key-${1001 + index}`),
  'secret-good-key-2000',
];

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(() => upstream.settle());
afterAll(() => upstream.stop());

function failWith(chosen: readonly string[]): void {
  for (const [index, [word, reply]] of failures.entries()) {
    const key = keys[index] ?? '';
    if (chosen.includes(word)) upstream.replyToKey(key, reply(key));
  }
}

function rotationsIn(deltas: readonly ChatDelta[]): readonly string[] {
  return deltas.flatMap((delta) => (delta.kind === 'rotation' ? [delta.rotation.reason] : []));
}

function expectNoKey(models: ModelsUnderTest, ...others: readonly unknown[]): void {
  expect(JSON.stringify([models.written, models.use(), ...others])).not.toContain('secret-');
}

describe('through the proxy, of twelve keys eleven fail', () => {
  async function withProxy(act: (models: ModelsUnderTest) => Promise<void>): Promise<void> {
    const proxy = await startProxy({ upstream, keys, settings: { firstByteMs: 200, idleMs: 200 } });
    failWith(failures.map(([word]) => word));
    const settings = { ...usualModelSettings, source: 'bytez-proxy' as const };
    try {
      await act(modelsAt(upstream, { settings, pageUrl: `${proxy.url}/folder/index.html` }));
    } finally {
      await proxy.stop();
    }
  }

  test('and the answer still comes, with every rotation and without a key', async () => {
    await withProxy(async (models) => {
      upstream.reply(chatStream(['forty', '-two']));
      const { deltas, reply } = await hear(models);
      expect(reply.text).toBe('forty-two');
      expect(rotationsIn(deltas)).toHaveLength(11);
      expect(deltas.findIndex(({ kind }) => kind === 'text')).toBe(11);
      expectNoKey(models, deltas, reply);
      expect(models.ledger()).toMatchObject([{ outcome: 'answered', status: 200 }]);
      const id = models.ledger()[0]?.id;
      expect(upstream.requests.every(({ headers }) => headers['x-request-id'] === id)).toBe(true);
    });
  });

  test('and the twelfth too: one error says so in plain words', async () => {
    await withProxy(async (models) => {
      upstream.replyToKey('secret-good-key-2000', { status: 402, body: '{}' });
      const error: unknown = await hear(models).catch((thrown: unknown) => thrown);
      if (!(error instanceof ModelError)) throw new Error('No ModelError was thrown.', { cause: error });
      expect(error.message).toMatch(/refused .*resting .*without an answer/);
      expectNoKey(models, error.message, error.advice);
    });
  });
});

test('a rotation in the middle of a stream is told at once, not with the next piece of text', async () => {
  const comment = ': key_rotation {"from_key":"1001","to_key":"1002","reason":"429"}\n\n';
  upstream.reply({ parts: [comment, chatEvent('x')], pauseMs: 20_000 });
  const stop = new AbortController();
  const answer = modelsAt(upstream).chat(request({ signal: stop.signal }));
  expect(await answer.next()).toMatchObject({ value: { kind: 'rotation', rotation: { to_key: '1002' } } });
  stop.abort();
  await expect(answer.next()).rejects.toMatchObject({ name: 'AbortError' });
});

describe('with keys of one’s own', () => {
  function withKeys(): ModelsUnderTest {
    const manager = createKeyManager({
      ...{ keys, perKey: 1, maxWaiting: 100, now: Date.now, random: () => 0.5 },
      wait: (ms, signal) => wait(Math.min(ms, 5), undefined, signal === undefined ? {} : { signal }),
    });
    return modelsAt(upstream, { keys: { kind: 'several', manager } });
  }
  const words = failures.map(([word]) => word).filter((word) => word !== 'silent');

  test('the next one is used when one fails, each try is in the ledger, and no key is', async () => {
    failWith(words);
    upstream.replyToKey('secret-silent-key-1008', { status: 403, body: '' });
    upstream.reply(chatStream(['forty', '-two']));
    const models = withKeys();
    const { deltas, reply } = await hear(models);
    expect(reply.text).toBe('forty-two');
    expect(rotationsIn(deltas)).toHaveLength(11);
    expect(models.ledger().length).toBe(upstream.requests.length);
    expect(models.ledger().map(({ payload }) => payload)).toEqual(upstream.requests.map(({ body }) => body));
    expect(models.ledger().at(-1)).toMatchObject({ outcome: 'answered', status: 200 });
    expectNoKey(models, deltas, reply);
  });

  test('one key has one request at a time', async () => {
    const open: (() => void)[] = [];
    for (const [index, key] of keys.entries()) {
      if (index > 0) upstream.replyToKey(key, { status: 401, body: '' });
    }
    const held: Reply = async (_, response) => {
      await new Promise<void>((resolve) => open.push(resolve));
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.end(chatEvent('x'));
    };
    upstream.reply(held, held);
    const models = withKeys();
    const both = [hear(models), hear(models)];
    await expect.poll(() => open.length).toBe(1);
    open[0]?.();
    await expect.poll(() => open.length).toBe(2);
    open[1]?.();
    expect((await Promise.all(both)).map(({ text }) => text)).toEqual(['x', 'x']);
  });

  test('when none is left, the error says what to do', async () => {
    for (const key of keys) upstream.replyToKey(key, { status: 402, body: key });
    const models = withKeys();
    const error: unknown = await hear(models).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ reason: 'refused', retryable: false });
    expectNoKey(models, error instanceof ModelError ? [error.message, error.advice] : null);
  });
});
