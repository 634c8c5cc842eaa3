import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chatAnswer, chatEvent, chatStream, startUpstream, type Upstream } from '../../support/upstream.ts';
import { hear, modelsAt, request } from './asking.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(() => upstream.settle());
afterAll(() => upstream.stop());

test('an answer comes in pieces, and whole at the end', async () => {
  upstream.reply(chatStream(['forty', '-', 'two']));
  const { deltas, reply } = await hear(modelsAt(upstream));
  expect(deltas.map((delta) => delta.kind === 'text' && delta.text)).toEqual(['forty', '-', 'two']);
  expect(reply.text).toBe('forty-two');
});

test('a limit is always sent, and nothing that Bytez charges for unasked', async () => {
  upstream.reply(chatStream(['x']));
  await hear(modelsAt(upstream));
  const body: unknown = JSON.parse(upstream.requests[0]?.body ?? '');
  expect(body).toMatchObject({ max_tokens: 4000, stream: true, stream_options: { include_usage: true } });
  expect(body).not.toHaveProperty('autoScale');
});

test('a whole answer in place of a stream is an answer too', async () => {
  upstream.reply(chatAnswer('forty-two'));
  const { text, reply } = await hear(modelsAt(upstream));
  expect([text, reply.text, reply.finish]).toEqual(['forty-two', 'forty-two', 'stop']);
});

test('the ledger holds the bytes that the server received, before and after', async () => {
  upstream.reply(chatStream(['x']));
  const models = modelsAt(upstream);
  await hear(models, request({ messages: [{ role: 'user', text: 'Größe \u{1F600} "quoted"?' }] }));
  const [first] = models.written;
  const [last] = models.ledger();
  expect(first).toMatchObject({ outcome: 'sent', status: null });
  expect(last).toMatchObject({ outcome: 'answered', status: 200, agent: 'composer' });
  expect(last?.payload).toBe(upstream.requests[0]?.body);
  expect(last?.bytes).toBe(Buffer.byteLength(upstream.requests[0]?.body ?? ''));
});

test('a stop ends the request at once and says so in the ledger', async () => {
  upstream.reply({ parts: [chatEvent('for'), chatEvent('ty')], pauseMs: 20_000 });
  const models = modelsAt(upstream);
  const stop = new AbortController();
  const answer = models.chat(request({ signal: stop.signal }));
  expect(await answer.next()).toMatchObject({ value: { text: 'for' } });
  stop.abort();
  await expect(answer.next()).rejects.toMatchObject({ name: 'AbortError' });
  expect(await upstream.requests[0]?.isCutOff).toBe(true);
  expect(models.ledger()[0]?.outcome).toBe('stopped');
});

test('somebody who stops listening stops the request', async () => {
  upstream.reply({ parts: [chatEvent('for'), chatEvent('ty')], pauseMs: 20_000 });
  const answer = modelsAt(upstream).chat(request());
  await answer.next();
  await answer.return({ text: '', toolCalls: [], finish: 'unknown' });
  expect(await upstream.requests[0]?.isCutOff).toBe(true);
});
