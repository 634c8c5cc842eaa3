import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMasker } from '../../../src/llm/egress/masker.ts';
import { chatStream, startUpstream, type Upstream } from '../../support/upstream.ts';
import { hear, modelsAt, request } from './asking.ts';

const root = join(import.meta.dirname, '../../..');

describe('what can send at all', () => {
  /** Each with what it fetches: files that belong to the page, never anything that a user has. */
  const listed = new Map([
    ['src/llm/egress/send.ts', 'requests to models'],
    ['src/main.tsx', 'the demo data, for the figures of the finished analysis'],
    ['src/ui/proof/licences.tsx', 'the licences of what is shipped'],
    ['src/llm/proxy-keys.ts', 'how the keys of the proxy beside the page do'],
    ['src/wiring/llm-team.ts', 'nothing itself: lends the function to what sends requests to models'],
    ['src/state/hosted-file.ts', 'a file beside the page'],
    ['src/proof/page-attacks.ts', 'ways out that are tried so as to see them closed'],
    ['src/proof/policies.ts', 'the policy of the page'],
    ['src/ingest/formats/sqlite/parse.ts', 'a WebAssembly module'],
    ['workers/packed/unpack.ts', "DuckDB's WebAssembly"],
    ['workers/duckdb/extensions.ts', 'extensions of DuckDB'],
    ['workers/python/packages/carried.ts', 'Python packages'],
    ['workers/offline/fetch-checked.ts', 'files of the app'],
    ['workers/offline/worker.ts', 'files of the app'],
  ]);
  /** Names of ways out, as a word that is called, made or handed on; a word in quotes takes one away. */
  const wayOut =
    /\bfetch\s*\(|\b(?:XMLHttpRequest|WebSocket|WebSocketStream|WebTransport|EventSource|RTCPeerConnection)\b|\bsendBeacon\b/;
  const notCalls = /'[^'\n]*'|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

  function sourcesIn(folder: string): readonly string[] {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`);
  }

  test('is one function, and what loads files of the page', () => {
    const sources = ['src', 'workers/duckdb', 'workers/python', 'workers/packed', 'workers/offline'].flatMap(
      sourcesIn,
    );
    const sending = sources.filter((file) =>
      wayOut.test(readFileSync(join(root, file), 'utf8').replace(notCalls, '')),
    );
    expect(sources.length).toBeGreaterThan(100);
    expect(sending).toContain('src/llm/egress/send.ts');
    expect(sending.filter((file) => !listed.has(file))).toEqual([]);
  });
});

describe('a request on its way out', () => {
  let upstream: Upstream;
  beforeAll(async () => {
    upstream = await startUpstream();
  });
  afterEach(() => upstream.settle());
  afterAll(() => upstream.stop());

  test('has tokens in place of personal values, in every message and in earlier calls', async () => {
    const masker = createMasker();
    masker.know('person-name', ['Zelda Fitzroy', "Maeve O'Hanrahan"]);
    upstream.reply(chatStream(['Ask [[PER', 'SON_1]] at [[EMAIL_1]].']));
    const models = modelsAt(upstream, { masker });
    const sql = `SELECT "x" FROM t WHERE name = 'Maeve O''Hanrahan'`;
    const { text, reply } = await hear(
      models,
      request({
        messages: [
          { role: 'system', text: 'Known: Zelda Fitzroy' },
          { role: 'user', text: 'Where is zelda? Write to zelda@example.com.' },
          {
            role: 'assistant',
            text: '',
            toolCalls: [{ id: 'a', name: 'run_sql', arguments: JSON.stringify({ sql }) }],
          },
          { role: 'tool', callId: 'a', name: 'run_sql', text: 'Fitzroy | +1 415 555 2671' },
        ],
      }),
    );
    const received = upstream.requests[0]?.body ?? '';
    expect(received).not.toMatch(/zelda|fitzroy|maeve|hanrahan|555/i);
    expect(models.ledger()[0]?.payload).toBe(received);
    expect(models.ledger()[0]?.masked).toEqual([
      { kind: 'PERSON', count: 4 },
      { kind: 'EMAIL', count: 1 },
      { kind: 'PHONE', count: 1 },
    ]);
    expect(text).toBe('Ask Zelda Fitzroy at zelda@example.com.');
    expect(reply.text).toBe(text);
  });

  test('carries no cookie, no address of the page, and follows no redirect', async () => {
    const inits: (RequestInit | undefined)[] = [];
    upstream.reply({ status: 307, headers: { Location: '/elsewhere' }, body: '' });
    upstream.reply({ status: 307, headers: { Location: '/elsewhere' }, body: '' });
    const models = modelsAt(upstream, {
      fetch: (input, init) => {
        inits.push(init);
        return fetch(input, init);
      },
    });
    await expect(hear(models)).rejects.toMatchObject({ reason: 'unreachable' });
    expect(inits[0]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' });
    expect(upstream.requests.map(({ path }) => path)).not.toContain('/elsewhere');
    expect(models.ledger()[0]).toMatchObject({ outcome: 'failed', status: null });
  });

  test('holds nothing but its own headers', async () => {
    upstream.reply(chatStream(['x']));
    await hear(modelsAt(upstream, { keys: { kind: 'one', key: 'sk-own' } }));
    const headers = upstream.requests[0]?.headers ?? {};
    expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(headers.authorization).toBe('Bearer sk-own');
  });
});
