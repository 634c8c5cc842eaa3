import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { agentNames } from '../../../src/core/event.ts';
import type { LedgerEntry } from '../../../src/core/privacy.ts';
import { listModels } from '../../../src/llm/list-models.ts';
import { createModelMemory } from '../../../src/llm/models.ts';
import { usualModelSettings } from '../../../src/llm/providers.ts';
import { testConnection } from '../../../src/llm/test-connection.ts';
import { chatAnswer, chatStream, startUpstream, type Upstream } from '../../support/upstream.ts';
import { noMasker } from './asking.ts';

let upstream: Upstream;
let ledger: LedgerEntry[] = [];
beforeAll(async () => {
  upstream = await startUpstream();
});
afterEach(() => {
  ledger = [];
  upstream.settle();
});
afterAll(() => upstream.stop());

function effects() {
  const { orchestrator } = usualModelSettings.roles;
  const role = { ...orchestrator, model: 'small-1' };
  const roles = { ...usualModelSettings.roles };
  for (const agent of agentNames) roles[agent] = role;
  return {
    settings: { ...usualModelSettings, source: 'custom' as const, customUrl: `${upstream.base}/`, roles },
    keys: { kind: 'one' as const, key: 'sk-own-secret' },
    pageUrl: 'http://localhost/',
    memory: createModelMemory(),
    wait: (_: number, signal: AbortSignal) => wait(1, undefined, { signal }),
    fetch,
    now: Date.now,
    level: 'names' as const,
    masker: noMasker,
    ledger: (entry: LedgerEntry) => void ledger.push(entry),
    questionId: null,
    signal: new AbortController().signal,
  };
}

const call = { index: 0, id: 'a', function: { name: 'say', arguments: '{"word":"OK"}' } };
const callEvent = `data: ${JSON.stringify({ choices: [{ delta: { tool_calls: [call] }, finish_reason: 'tool_calls' }] })}\n\n`;

test('a connection that works is told with what it can do', async () => {
  upstream.reply({ parts: [callEvent] });
  const tested = await testConnection(effects());
  expect(tested).toMatchObject({ isFine: true, advice: '' });
  expect(tested.message).toMatch(/^small-1 answered after 1 second, in pieces, .*; it calls tools\.$/);
  expect(ledger.at(-1)).toMatchObject({ questionId: null, outcome: 'answered', model: 'small-1' });
});

test('a model without tools or streaming is said to be one', async () => {
  upstream.reply({ status: 400, body: '{"error":"tools are not supported"}' }, chatAnswer('OK'));
  const tested = await testConnection(effects());
  expect(tested.isFine).toBe(true);
  expect(tested.message).toMatch(/in one piece.*write its calls as text/);
});

test('a model that only talks is asked in words too', async () => {
  upstream.reply(chatStream(['OK']), chatStream(['{"tool":"say","arguments":{"word":"OK"}}']));
  expect((await testConnection(effects())).message).toContain('write its calls as text');
});

test('a connection that does not work is told with what to do', async () => {
  upstream.reply({ status: 401, body: '{"error":"bad key sk-own-secret"}' });
  const tested = await testConnection(effects());
  expect(tested.isFine).toBe(false);
  expect(tested.message).toContain('the key was not accepted');
  expect(tested.advice).toContain('key');
  expect(JSON.stringify([tested, ledger])).not.toContain('sk-own-secret');
});

test.each([
  { object: 'list', data: [{ id: 'b/two' }, { id: 'a/one' }, { id: 'a/one' }] },
  { error: null, output: [{ modelId: 'a/one', task: 'chat' }, { modelId: 'b/two' }] },
  { models: [{ name: 'a/one' }, { name: 'b/two' }, 5] },
  ['a/one', 'b/two'],
])('models are listed whether it is said as %j or not', async (body) => {
  upstream.reply({ body: JSON.stringify(body) });
  expect(await listModels(effects())).toEqual(['a/one', 'b/two']);
  expect(upstream.requests[0]).toMatchObject({ method: 'GET', path: '/openai/v1/models', body: '' });
  expect(ledger.at(-1)).toMatchObject({ payload: '', bytes: 0, outcome: 'answered', agent: null });
});

test('a list that is none is said to be none', async () => {
  upstream.reply({ body: '<html></html>' }, { status: 404, body: 'Not found' });
  await expect(listModels(effects())).rejects.toMatchObject({ reason: 'malformed' });
  await expect(listModels(effects())).rejects.toMatchObject({ reason: 'unknown-model' });
});
