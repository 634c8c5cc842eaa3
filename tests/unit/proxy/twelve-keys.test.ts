import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  keyStatsAnswerSchema,
  readKeyRotationComment,
  readKeyRotationHeader,
} from '../../../src/core/key-rotation.ts';
import { chatAnswer, chatStream, type Reply, startUpstream, type Upstream } from '../../support/upstream.ts';
import { type RunningProxy, startProxy } from './running-proxy.ts';

/** Eleven ways in which a key or its answer can fail; the gateway repeats the key wherever it can. */
const failures: readonly (readonly [word: string, reply: (key: string) => Reply])[] = [
  [
    'refused',
    (key) => ({ status: 401, body: JSON.stringify({ error: { message: `Incorrect key ${key}` } }) }),
  ],
  ['poor', (key) => ({ status: 402, headers: { 'X-Key': key }, body: key })],
  ['barred', () => ({ status: 403, body: '{}' })],
  ['limited', () => ({ status: 429, headers: { 'Retry-After': '20' }, body: '{}' })],
  [
    'dated',
    () => ({
      status: 429,
      headers: { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() },
      body: '',
    }),
  ],
  ['hurried', () => ({ status: 429, body: '{"error":"slow down"}' })],
  ['failing', (key) => ({ status: 500, body: `trace of ${key}` })],
  ['reset', () => 'reset'],
  ['silent', () => 'silence'],
  ['lying', (key) => ({ body: JSON.stringify({ error: `no worker for ${key}` }) })],
  ['cut', () => ({ parts: ['{"choices":['], type: 'application/json', end: 'reset' })],
];

const keys = [
  ...failures.map(([word], index) => `secret-${word}-key-${1001 + index}`),
  'secret-good-key-2000',
];
let upstream: Upstream;
let proxy: RunningProxy;

beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.stop());

async function withFailures(act: () => Promise<void>): Promise<void> {
  proxy = await startProxy({ upstream, keys, settings: { firstByteMs: 200, idleMs: 200 } });
  for (const [index, [, reply]] of failures.entries()) {
    const key = keys[index] ?? '';
    upstream.replyToKey(key, reply(key));
  }
  try {
    await act();
  } finally {
    await proxy.stop();
    upstream.settle();
  }
}

test('of twelve keys eleven fail, each in its own way, and the answer still comes', async () => {
  await withFailures(async () => {
    upstream.reply(chatAnswer('forty-two'));
    const response = await proxy.ask();
    const answer = await response.text();
    expect(response.status).toBe(200);
    expect(answer).toContain('forty-two');
    const rotations = readKeyRotationHeader(response.headers.get('x-key-rotation'));
    expect(rotations.map(({ reason }) => reason)).toEqual([
      '401: the key was refused',
      '402: the account is out of credit',
      '403: the key may not do this',
      ...Array.from({ length: 3 }, () => '429: too many requests'),
      '500: the gateway failed',
      'no connection (ECONNRESET)',
      'no answer in time',
      '200 with an error in it',
      expect.stringContaining('no connection'),
    ]);
    expect(rotations.at(-1)?.to_key).toBe('2000');
    expect(answer + JSON.stringify([...response.headers])).not.toContain('secret-');
  });
});

test('the same for a stream: what comes after the head is told in the stream', async () => {
  await withFailures(async () => {
    upstream.reply(chatStream(['forty', '-two']));
    const response = await proxy.ask({ model: 'a/b', stream: true, max_tokens: 10, messages: [] });
    const answer = await response.text();
    expect(answer).toContain('-two');
    const inHead = readKeyRotationHeader(response.headers.get('x-key-rotation'));
    const inStream = answer
      .split('\n')
      .map(readKeyRotationComment)
      .filter((rotation) => rotation !== null);
    expect(inHead.length + inStream.length).toBe(11);
    expect(inStream.length).toBeGreaterThan(0);
    expect(answer + JSON.stringify([...response.headers])).not.toContain('secret-');
  });
});

test('when the twelfth fails too, one error says so; no key is in it, in the statistics or in the log', async () => {
  await withFailures(async () => {
    upstream.replyToKey('secret-good-key-2000', { status: 402, body: '{}' });
    const response = await proxy.ask();
    const answer = await response.text();
    expect(response.status).toBe(502);
    expect(answer).toMatch(/4 refused .*; 3 resting .*; 5 without an answer .* Try again in \d seconds?\./);
    const stats = await fetch(`${proxy.url}/api/bytez/keys`);
    const statsText = await stats.text();
    const { keys: found } = keyStatsAnswerSchema.parse(JSON.parse(statsText));
    const statuses = found.map(({ status }) => status);
    expect(statuses.filter((status) => status === 'failed')).toHaveLength(4);
    expect(statuses.filter((status) => status === 'cooling')).toHaveLength(3);
    const shown = [answer, JSON.stringify([...response.headers]), statsText, JSON.stringify(proxy.lines)];
    for (const text of shown) expect(text).not.toContain('secret-');
  });
});
