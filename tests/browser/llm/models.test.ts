import { expect, test } from 'vitest';
import type { ChatDelta } from '../../../src/core/chat-model.ts';
import type { LedgerEntry } from '../../../src/core/privacy.ts';
import { createMasker } from '../../../src/llm/egress/masker.ts';
import { createModelMemory, createModels, type Models } from '../../../src/llm/models.ts';
import { openKeys, sealKeys } from '../../../src/llm/own-keys.ts';
import { usualModelSettings } from '../../../src/llm/providers.ts';

const settings = { ...usualModelSettings, source: 'custom' as const, customUrl: 'http://localhost:9/v1' };

/** Models behind a `fetch` of the test's own: what a page may reach is decided elsewhere. */
function modelsBehind(fetched: typeof fetch, ledger: LedgerEntry[] = []): Models {
  return createModels({
    ...{ settings, pageUrl: location.href, questionId: 'q', level: 'names', budgetLeft: null },
    keys: { kind: 'one', key: 'sk-own-secret' },
    memory: createModelMemory(),
    wait: () => Promise.resolve(),
    fetch: fetched,
    now: Date.now,
    masker: createMasker(),
    ledger: (entry) => void ledger.push(entry),
  });
}

async function listen(models: Models): Promise<readonly ChatDelta[]> {
  const deltas: ChatDelta[] = [];
  const messages = [{ role: 'user', text: 'Who is ann@example.com?' }] as const;
  const { signal } = new AbortController();
  const request = { agent: 'composer', messages, tools: [], toolChoice: 'none', signal } as const;
  for await (const delta of models.chat(request)) deltas.push(delta);
  return deltas;
}

function event(content: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
}

test('a page asks a model, sees its text as it comes, and sends nothing of its own', async () => {
  const ledger: LedgerEntry[] = [];
  const requests: Request[] = [];
  const models = modelsBehind((input, init) => {
    requests.push(new Request(input, init));
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        controller.enqueue(event('It is [[EMA'));
        controller.enqueue(event('IL_1]].'));
        controller.close();
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
  }, ledger);
  const deltas = await listen(models);
  expect(deltas.map((delta) => delta.kind === 'text' && delta.text).join('')).toBe('It is ann@example.com.');
  const [sent] = requests;
  expect(sent).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' });
  const body = await sent?.text();
  expect(body).toBe(ledger[0]?.payload);
  expect(body).not.toContain('ann@example.com');
  expect([...(sent?.headers.keys() ?? [])].sort()).toEqual(['accept', 'authorization', 'content-type']);
  expect(JSON.stringify(ledger)).not.toContain('sk-own-secret');
});

test('an address that the page may not reach is said to be out of reach', async () => {
  const models = modelsBehind((...request) => fetch(...request));
  await expect(listen(models)).rejects.toMatchObject({ name: 'ModelError', reason: 'unreachable' });
});

test('keys are sealed and opened by the browser', async () => {
  expect(await openKeys(await sealKeys(['a-secret-key'], 'word'), 'word')).toEqual(['a-secret-key']);
});
