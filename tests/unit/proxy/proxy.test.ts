import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  keyStatsAnswerSchema,
  readKeyRotationComment,
  readKeyRotationHeader,
} from '../../../src/core/key-rotation.ts';
import type { ProxySettings } from '../../../workers/proxy/settings.ts';
import { chatAnswer, chatEvent, chatStream, startUpstream, type Upstream } from '../../support/upstream.ts';
import { type RunningProxy, startProxy } from './running-proxy.ts';

const first = 'first-secret-key-1111';
const second = 'second-secret-key-2222';
let upstream: Upstream;
let proxy: RunningProxy;

beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.stop());
afterEach(async () => {
  await proxy.stop();
  expect(JSON.stringify(proxy.lines)).not.toContain('secret');
  upstream.settle();
});

async function start(
  keys: readonly string[] = [first],
  settings: Partial<ProxySettings> = {},
): Promise<void> {
  proxy = await startProxy({ upstream, keys, settings });
}

const streamed = { model: 'a/b', stream: true, max_tokens: 10, messages: [] };

describe('a request', () => {
  test('reaches the gateway byte for byte, with the key and without what is the page’s own', async () => {
    await start();
    upstream.reply(chatAnswer('hello'));
    const body = '{"model":"a/b",  "seed": 12345678901234567890, "max_tokens":5,"messages":[]}';
    const response = await proxy.ask(undefined, {
      body,
      headers: {
        'Content-Type': 'application/json',
        Cookie: 'session=mine',
        Authorization: 'Bearer of-the-page',
        'X-Stainless-OS': 'Linux',
        'X-Request-Id': 'question-0001',
        Origin: proxy.url,
      },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ choices: [{ message: { content: 'hello' } }] });
    expect(response.headers.get('x-request-id')).toBe('question-0001');
    const [received] = upstream.requests;
    expect(received).toMatchObject({ method: 'POST', path: '/openai/v1/chat/completions', body });
    expect(received?.headers.authorization).toBe(`Bearer ${first}`);
    expect(received?.headers['x-request-id']).toBe('question-0001');
    expect(Object.keys(received?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/cookie|stainless|origin|referer|sec-fetch-site/)]),
    );
  });

  test.each([
    ['bearer', `Bearer ${first}`],
    ['key', `Key ${first}`],
    ['raw', first],
  ] as const)('says the key in the way that is set: %s', async (authScheme, said) => {
    await start([first], { authScheme });
    upstream.reply(chatAnswer('hello'));
    await proxy.ask();
    expect(upstream.requests[0]?.headers.authorization).toBe(said);
  });

  test('without a token limit gets one', async () => {
    await start([first], { maxTokens: 4096 });
    upstream.reply(chatAnswer(''), chatAnswer(''));
    await proxy.ask({ model: 'a/b', messages: [] });
    await proxy.ask({ model: 'a/b', max_completion_tokens: 7, messages: [] });
    expect(JSON.parse(upstream.requests[0]?.body ?? '')).toEqual({
      model: 'a/b',
      messages: [],
      max_tokens: 4096,
    });
    expect(JSON.parse(upstream.requests[1]?.body ?? '')).not.toHaveProperty('max_tokens');
  });

  test('can ask for anything under the address, with a query', async () => {
    await start();
    upstream.reply({ body: '{"data":[]}' });
    const response = await fetch(`${proxy.url}/api/bytez/v1/models/anthropic%2Fclaude?task=chat`);
    expect(await response.json()).toEqual({ data: [] });
    expect(upstream.requests[0]?.path).toBe('/openai/v1/models/anthropic%2Fclaude?task=chat');
  });

  test.each(['/v1', '/v1/', '/v1//x', '/v1/..%2f..%2fkeys', '/v1/a%5c..', '/v1/%252e%252e/x', '/v2/x', '/'])(
    'for %s goes nowhere',
    async (path) => {
      await start();
      const response = await fetch(`${proxy.url}/api/bytez${path}`);
      expect(response.status).toBe(404);
      expect(upstream.requests).toEqual([]);
    },
  );

  test.each([
    [415, { headers: { 'Content-Type': 'text/plain' } }],
    [400, { body: 'not json' }],
    [400, { body: '[1]' }],
    [405, { method: 'DELETE' }],
  ])('that cannot be one is answered %i', async (status, init) => {
    await start();
    const response = await proxy.ask(undefined, init);
    expect(response.status).toBe(status);
    expect(response.headers.get('x-should-retry')).toBe('false');
  });

  test('that is too large is turned away', async () => {
    await start([first], { maxBodyBytes: 1000 });
    const response = await proxy.ask({ messages: ['x'.repeat(1000)] });
    expect(response.status).toBe(413);
  });

  test('whose body does not come in time is turned away', async () => {
    await start([first], { bodyMs: 50 });
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    const head = [
      'POST /api/bytez/v1/chat/completions HTTP/1.1',
      ...['Host: localhost', 'Content-Type: application/json', 'Content-Length: 100', 'Connection: close'],
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n{`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408/);
  });

  test('past those of a minute is told when to come again', async () => {
    await start([first], { requestsPerMinute: 2 });
    upstream.otherwise(chatAnswer(''));
    expect((await proxy.ask()).status).toBe(200);
    expect((await proxy.ask()).status).toBe(200);
    const response = await proxy.ask();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('the list of models', () => {
  test('comes from where Bytez has it, with a key', async () => {
    await start([first], { upstream: `${new URL(upstream.base).origin}/models/v2/openai/v1` });
    upstream.reply({ body: '{"output":[]}' });
    const response = await fetch(`${proxy.url}/api/bytez/models`);
    expect(await response.text()).toBe('{"output":[]}');
    expect(upstream.requests[0]).toMatchObject({ method: 'GET', path: '/models/v2/list/models?task=chat' });
    expect(upstream.requests[0]?.headers.authorization).toBe(`Bearer ${first}`);
  });

  test('comes from where OpenAI’s API has it, at any other gateway', async () => {
    await start();
    upstream.reply({ body: '{"data":[]}' });
    expect((await fetch(`${proxy.url}/api/bytez/models`)).status).toBe(200);
    expect(upstream.requests[0]?.path).toBe('/openai/v1/models');
  });

  test('can only be read', async () => {
    await start();
    const response = await fetch(`${proxy.url}/api/bytez/models`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(405);
  });
});

describe('an answer', () => {
  test('passes without what the gateway wants the browser to keep', async () => {
    await start();
    upstream.reply({ headers: { 'Set-Cookie': 'a=b', Server: 'x', 'X-Anything': first }, body: '{}' });
    const response = await proxy.ask();
    expect(Object.fromEntries(response.headers)).not.toHaveProperty('set-cookie');
    expect(JSON.stringify([...response.headers])).not.toContain('secret');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('streams: each part is there before the next one is sent', async () => {
    await start();
    const parts = ['one', 'two', 'three'].map(chatEvent);
    let next: () => void = () => undefined;
    upstream.reply(async (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      for (const part of parts) {
        response.write(part);
        await new Promise<void>((resolve) => (next = resolve));
      }
      response.end();
    });
    const response = await proxy.ask(streamed);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (const part of parts) {
      expect((await reader?.read())?.value).toBe(part);
      next();
    }
    expect((await reader?.read())?.done).toBe(true);
    expect(await proxy.line()).toMatchObject({ outcome: 'whole', status: 200, key: '1111', rotations: 0 });
  });

  test.each([400, 404, 422])('that complains with %i passes as it is, and costs no key', async (status) => {
    await start([first, second]);
    upstream.reply({ status, body: '{"error":{"message":"no such model"}}' });
    const response = await proxy.ask(streamed);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { message: 'no such model' } });
    expect(response.headers.get('x-key-rotation')).toBeNull();
  });

  test('that repeats the key comes without it, also where it is cut in two', async () => {
    await start();
    upstream.reply({
      parts: [`data: {"a":"${first} and firs`, 't-secret-ke', `y-1111 and firs","b":"${first}"}\n\n`],
      pauseMs: 10,
    });
    const answer = await (await proxy.ask(streamed)).text();
    expect(answer).toBe('data: {"a":"…1111 and …1111 and firs","b":"…1111"}\n\n');
  });

  test('that breaks off between two events says so in an event', async () => {
    await start();
    upstream.reply({ parts: [chatEvent('one')], end: 'reset' });
    const answer = await (await proxy.ask(streamed)).text();
    expect(answer.startsWith(chatEvent('one'))).toBe(true);
    expect(answer).toContain('"code":"broken_off"');
    expect(await proxy.line()).toMatchObject({ outcome: 'broken off' });
  });

  test('that breaks off in the middle of an event breaks off for the page', async () => {
    await start();
    upstream.reply({ parts: [chatEvent('one'), 'data: {"id'], end: 'reset', pauseMs: 10 });
    await expect((await proxy.ask(streamed)).text()).rejects.toThrow();
  });

  test('that stops coming is ended after a time', async () => {
    await start([first], { idleMs: 50 });
    upstream.reply((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(chatEvent('one'));
    });
    const answer = await (await proxy.ask(streamed)).text();
    expect(answer).toContain('"code":"broken_off"');
    expect(await upstream.requests[0]?.isCutOff).toBe(true);
  });

  test('is never a web page of this origin', async () => {
    await start();
    upstream.reply({
      status: 404,
      headers: { 'Content-Type': 'text/html' },
      body: '<script>alert(1)</script>',
    });
    const response = await proxy.ask();
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('that points elsewhere is not followed with the key', async () => {
    await start();
    upstream.otherwise({ status: 307, headers: { Location: `${upstream.base}/elsewhere` }, body: '' });
    const response = await proxy.ask();
    expect(response.status).toBe(502);
    expect(new Set(upstream.requests.map(({ path }) => path))).toEqual(
      new Set(['/openai/v1/chat/completions']),
    );
  });
});

describe('a page that reads slowly', () => {
  const event = chatEvent('x'.repeat(50_000));

  test('does not keep the key, once the model is done', async () => {
    await start();
    upstream.reply({ parts: [event, event, event], end: 'whole' }, chatAnswer('next'));
    const slow = await proxy.ask(streamed);
    expect(await (await proxy.ask()).text()).toContain('next');
    expect(await slow.text()).toBe(event.repeat(3));
  });

  test('keeps the gateway waiting past what is read ahead for it, and not others', async () => {
    await start([first, second]);
    let written = 0;
    const isHeldBack = new Promise<void>((resolve, reject) => {
      upstream.reply(async (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        while (response.writableLength < 1_000_000 && written < 100_000_000) {
          response.write(event);
          written += event.length;
          await new Promise(setImmediate);
        }
        if (written < 100_000_000) resolve();
        else reject(new Error('Nothing holds the gateway back.'));
      }, chatAnswer('next'));
    });
    const slow = await proxy.ask(streamed);
    await isHeldBack;
    expect(await (await proxy.ask()).text()).toContain('next');
    await slow.body?.cancel();
    expect(await upstream.requests[0]?.isCutOff).toBe(true);
  });

  test('not at all is let go after a time, and the key is free', async () => {
    await start([first], { stallMs: 50 });
    upstream.reply(async (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      while (!response.destroyed) {
        response.write(event);
        await new Promise(setImmediate);
        if (response.writableNeedDrain)
          await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
    }, chatAnswer('next'));
    const slow = await proxy.ask(streamed);
    expect(await (await proxy.ask()).text()).toContain('next');
    await expect(slow.text()).rejects.toThrow();
    expect(proxy.lines[0]).toMatchObject({ outcome: 'stopped', key: '1111' });
  });
});

test('one key serves one request at a time, and others wait for it', async () => {
  await start();
  let open = 0;
  let most = 0;
  upstream.otherwise(async (_, response) => {
    open += 1;
    most = Math.max(most, open);
    await new Promise(setImmediate);
    open -= 1;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  const answers = await Promise.all(Array.from({ length: 10 }, () => proxy.ask()));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect(most).toBe(1);
});

test('an answer that does not begin in time, with any key, is given up', async () => {
  await start([first, second], { giveUpMs: 100 });
  upstream.otherwise('silence');
  const response = await proxy.ask();
  expect(response.status).toBe(504);
  expect(await response.json()).toMatchObject({ error: { code: 'too_late' } });
  expect(await upstream.requests[0]?.isCutOff).toBe(true);
});

describe('who asks', () => {
  async function statusFor(...head: readonly string[]): Promise<string> {
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    socket.write(`${['GET /api/bytez/keys HTTP/1.1', 'Connection: close', ...head].join('\r\n')}\r\n\r\n`);
    return (await text(socket)).slice(9, 12);
  }

  test('by a name that is not this machine’s is refused, as a page on another site is', async () => {
    await start();
    expect(await statusFor('Host: localhost')).toBe('200');
    expect(await statusFor('Host: evil.example')).toBe('403');
    expect(await statusFor('Host: a b')).toBe('400');
    expect(await statusFor('Host: localhost', 'Origin: https://evil.example')).toBe('403');
    expect(await statusFor('Host: localhost', 'Sec-Fetch-Site: cross-site')).toBe('403');
    expect(await statusFor('Host: localhost', 'X-Forwarded-For: 203.0.113.9')).toBe('403');
  });

  test('from an allowed origin may ask, and read the answer', async () => {
    await start([first], { allowedOrigins: ['https://data.example'] });
    const preflight = await fetch(`${proxy.url}/api/bytez/v1/chat/completions`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://data.example',
        'Access-Control-Request-Headers': 'content-type, x-request-id',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type, x-request-id');
    upstream.reply(chatAnswer('hello'));
    const headers = { 'Content-Type': 'application/json', Origin: 'https://data.example' };
    const response = await proxy.ask(undefined, { headers });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://data.example');
    expect(response.headers.get('access-control-expose-headers')).toContain('X-Key-Rotation');
  });
});

describe('when the page goes away', () => {
  test('in the middle of an answer, the gateway hears of it and the key is free', async () => {
    await start();
    upstream.reply((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(chatEvent('one'));
    }, chatAnswer('next'));
    const page = new AbortController();
    const response = await proxy.ask(streamed, { signal: page.signal });
    await response.body?.getReader().read();
    page.abort();
    expect(await upstream.requests[0]?.isCutOff).toBe(true);
    expect((await proxy.ask()).status).toBe(200);
    expect(proxy.lines[0]).toMatchObject({ outcome: 'stopped' });
  });

  test('before there is one, the gateway hears of it and the key is free', async () => {
    await start();
    const page = new AbortController();
    upstream.reply(() => page.abort(), chatAnswer('next'));
    await expect(proxy.ask(undefined, { signal: page.signal })).rejects.toThrow();
    expect(await upstream.requests[0]?.isCutOff).toBe(true);
    expect((await proxy.ask()).status).toBe(200);
  });
});

describe('a rotation', () => {
  test('before the answer begins is told in its head', async () => {
    await start([first, second]);
    upstream.replyToKey(first, { status: 401, body: '{}' });
    upstream.reply(chatStream(['hello']));
    const response = await proxy.ask(streamed);
    expect(readKeyRotationHeader(response.headers.get('x-key-rotation'))).toEqual([
      { from_key: '1111', to_key: '2222', reason: '401: the key was refused' },
    ]);
    expect(await response.text()).toContain('hello');
  });

  test('is told within 100 ms by a comment, however long the answer takes', async () => {
    await start([first, second]);
    let answerNow: () => void = () => undefined;
    upstream.replyToKey(first, { status: 402, body: '{}' });
    upstream.reply((_, response) => {
      answerNow = () =>
        void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(chatEvent('late'));
    });
    const response = await proxy.ask(streamed);
    const told = readKeyRotationHeader(response.headers.get('x-key-rotation'));
    expect(told).toEqual([{ from_key: '1111', to_key: '2222', reason: '402: the account is out of credit' }]);
    answerNow();
    expect(await response.text()).toBe(chatEvent('late'));
  });

  test('that comes later than the head is a comment in the stream', async () => {
    const third = 'third-secret-key-3333';
    await start([first, second, third], { firstByteMs: 150 });
    upstream.replyToKey(first, { status: 401, body: '{}' });
    upstream.replyToKey(second, 'silence');
    upstream.reply(chatStream(['hello']));
    const response = await proxy.ask(streamed);
    expect(readKeyRotationHeader(response.headers.get('x-key-rotation'))).toHaveLength(1);
    const answer = await response.text();
    expect(
      answer
        .split('\n')
        .map(readKeyRotationComment)
        .filter((found) => found !== null),
    ).toEqual([{ from_key: '2222', to_key: '3333', reason: 'no answer in time' }]);
    expect(answer).toContain('hello');
  });

  test('that leads nowhere ends the open stream with an event that says when to try again', async () => {
    await start([first, second], { firstByteMs: 150 });
    upstream.replyToKey(first, { status: 429, headers: { 'Retry-After': '30' }, body: '{}' });
    upstream.replyToKey(second, 'silence');
    const response = await proxy.ask(streamed);
    const answer = await response.text();
    expect(response.status).toBe(200);
    expect(answer).toMatch(
      /^data: \{"error":\{"type":"proxy_error","code":"keys_broken".*Try again in \d+ seconds/,
    );
  });

  test('does not keep the gateway busy for a page that has left meanwhile', async () => {
    await start([first, second]);
    upstream.replyToKey(first, { status: 401, body: '{}' });
    upstream.reply('silence');
    const response = await proxy.ask(streamed);
    await response.body?.cancel();
    expect(await upstream.requests[1]?.isCutOff).toBe(true);
  });
});

describe('an error behind a 200', () => {
  test.each([
    ['text', '{"error":"out of memory"}'],
    ['an object', '{"error":{"message":"overloaded"},"choices":[]}'],
    ['an object with a status', '{"error":{"message":"bad key","code":401}}'],
  ])('as %s counts as a failure of the key', async (_, body) => {
    await start([first, second]);
    upstream.replyToKey(first, { body });
    upstream.reply(chatAnswer('hello'));
    const response = await proxy.ask();
    expect(await response.text()).toContain('hello');
    expect(readKeyRotationHeader(response.headers.get('x-key-rotation'))).toHaveLength(1);
  });

  test('as the first event of a stream does so too', async () => {
    await start([first, second]);
    upstream.replyToKey(first, { parts: [': wait\n\n', 'data: {"error":{"message":"overloaded"}}\n\n'] });
    upstream.reply(chatStream(['hello']));
    expect(await (await proxy.ask(streamed)).text()).toContain('hello');
  });

  test('is told in the gateway’s words, without the key, when no key helps', async () => {
    await start();
    upstream.otherwise({ body: JSON.stringify({ error: `the model is broken for ${first}` }) });
    const response = await proxy.ask();
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      error: { code: 'keys_broken', details: 'the model is broken for …1111' },
    });
  });

  test('that is null is none', async () => {
    await start();
    upstream.reply({ body: '{"error":null,"output":1}' });
    expect((await proxy.ask()).status).toBe(200);
  });
});

test('the statistics show keys by their last four characters', async () => {
  await start([first, second]);
  upstream.replyToKey(first, { status: 403, body: '{}' });
  upstream.reply(chatAnswer(''));
  await proxy.ask();
  const response = await fetch(`${proxy.url}/api/bytez/keys`);
  const { keys } = keyStatsAnswerSchema.parse(await response.json());
  expect(keys).toMatchObject([
    {
      key: '1111',
      status: 'failed',
      usageCount: 1,
      errorCount: 1,
      failureReason: '403: the key may not do this',
    },
    { key: '2222', status: 'healthy', usageCount: 1, errorCount: 0, failureReason: null },
  ]);
});

test('without a key, it is said where to put one', async () => {
  await start([]);
  const response = await proxy.ask(streamed);
  expect(response.status).toBe(503);
  expect(await response.text()).toMatch(
    /"code":"keys_none".*No key is set\. Put BYTEZ_API_KEY into the file \.env/,
  );
});
