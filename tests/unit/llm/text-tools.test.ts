import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatMessage } from '../../../src/core/chat-model.ts';
import { findCalls } from '../../../src/llm/fallback/find-calls.ts';
import { createHeldText } from '../../../src/llm/fallback/held-text.ts';
import { readLooseJson } from '../../../src/llm/fallback/loose-json.ts';
import { createModelMemory } from '../../../src/llm/models.ts';
import { chatStream, startUpstream, type Upstream } from '../../support/upstream.ts';
import { hear, modelsAt, request } from './asking.ts';

const model = 'anthropic/claude-sonnet-4-5';
const tools = [
  {
    name: 'run_sql',
    description: 'Runs a query.',
    parameters: { type: 'object', properties: { sql: { type: 'string' } } },
  },
  { name: 'read_context', description: 'Reads what is known.', parameters: { type: 'object' } },
];
const names = tools.map(({ name }) => name);
const one = '{"sql":"SELECT 1"}';

describe('a call in the text of a model', () => {
  test.each([
    ['{"tool": "run_sql", "arguments": {"sql": "SELECT 1"}}', ''],
    [
      'I will count.\n```json\n{"tool": "run_sql", "arguments": {"sql": "SELECT 1"}}\n```\nDone.',
      'I will count.',
    ],
    ["{'tool': 'run_sql', 'arguments': {'sql': 'SELECT 1',},}", ''],
    ['{tool: "run_sql", arguments: {sql: "SELECT 1"}, // that is it\n}', ''],
    ['{"name": "run_sql", "parameters": {"sql": "SELECT 1"}}', ''],
    ['{"action": "run_sql", "action_input": {"sql": "SELECT 1"}}', ''],
    ['{"function": {"name": "run_sql", "arguments": {"sql": "SELECT 1"}}, "type": "function"}', ''],
    [
      '{"tool_calls": [{"type": "function", "function": {"name": "run_sql", "arguments": "{\\"sql\\":\\"SELECT 1\\"}"}}]}',
      '',
    ],
    ['[{"name": "functions.run_sql", "arguments": {"sql": "SELECT 1"}}]', ''],
    ['{"run_sql": {"sql": "SELECT 1"}}', ''],
    ['{"tool": "run_sql", "sql": "SELECT 1"}', ''],
    ['<tool_call>\n{"name": "run_sql", "arguments": {"sql": "SELECT 1"}}\n</tool_call>', ''],
    ['Let me see.\nrun_sql({"sql": "SELECT 1"})', 'Let me see.'],
    [
      'The set {a, b} is small. {"tool": "run_sql", "arguments": {"sql": "SELECT 1"}}',
      'The set {a, b} is small.',
    ],
  ])('%s', (text, beside) => {
    const found = findCalls(text, names);
    expect(found?.calls.map((call) => [call.name, call.arguments])).toEqual([['run_sql', one]]);
    expect(found?.text).toBe(beside);
  });

  test('may hold line breaks and quotes that JSON would not allow', () => {
    const found = findCalls(`{"tool": "run_sql", "arguments": {"sql": "SELECT\n  'a' AS x"}}`, names);
    expect(found?.calls[0]?.arguments).toBe(JSON.stringify({ sql: "SELECT\n  'a' AS x" }));
  });

  test('with a quote inside of single quotes is read to its end', () => {
    const found = findCalls("{'tool': 'run_sql', 'arguments': {'sql': 'WHERE a = 'x' AND b'}}", names);
    expect(found?.calls[0]?.arguments).toBe(JSON.stringify({ sql: "WHERE a = 'x' AND b" }));
  });

  test('several at once are several calls; what is imagined after them is dropped', () => {
    const call = (sql: string): string => JSON.stringify({ tool: 'run_sql', arguments: { sql } });
    const found = findCalls(`${call('A')}\n${call('B')}\nResult: 42\n${call('C')}`, names);
    expect(found?.calls.map((each) => each.arguments)).toEqual(['{"sql":"A"}', '{"sql":"B"}']);
    expect(new Set(found?.calls.map(({ id }) => id)).size).toBe(2);
  });

  test('that is cut off is never taken for a whole one', () => {
    const found = findCalls('{"tool": "run_sql", "arguments": {"sql": "DELETE FROM t WHERE', names);
    expect(found?.calls[0]?.name).toBe('run_sql');
    expect(() => z.json().parse(JSON.parse(found?.calls[0]?.arguments ?? ''))).toThrow();
  });

  test('of a tool that nobody has is a call too, for somebody to refuse', () => {
    expect(findCalls('{"tool": "send_mail", "arguments": {"to": "x"}}', names)?.calls[0]?.name).toBe(
      'send_mail',
    );
  });

  test.each([
    'The answer is {{r1.0.total}}.',
    '{"region": "East", "total": 5}',
    '{"name": "Ann", "parameters": {"age": 5}}',
    '```json\n{"type": "bar", "x": "month"}\n```',
    'Nothing to see { here',
    '[1, 2, 3]',
  ])('is not in %s', (text) => {
    expect(findCalls(text, names)).toBeNull();
  });

  test('never makes the reader fail or hang', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('{}[]":,\'\\`/* ntrue12.-')) }), (text) => {
        findCalls(text, names);
        expect((readLooseJson(text, 0)?.end ?? 0) <= text.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('is read as JSON reads it, where it is JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value));
        expect(readLooseJson(JSON.stringify(value), 0)?.value).toEqual(json);
      }),
    );
  });
});

test('text is shown as it comes until it may be a call', () => {
  const held = createHeldText();
  expect(held.push('The total is {')).toBe('The total is ');
  expect(held.push('{r1.0.total}} now. ')).toBe('{{r1.0.total}} now. ');
  expect(held.push('{"tool"')).toBe('');
  expect(held.push(': 1} and more')).toBe('');
  expect(held.end()).toBe('{"tool": 1} and more');
});

describe('a model without tools', () => {
  let upstream: Upstream;
  beforeAll(async () => {
    upstream = await startUpstream();
  });
  afterEach(() => upstream.settle());
  afterAll(() => upstream.stop());

  const bodySchema = z.looseObject({
    messages: z.array(z.object({ role: z.string(), content: z.string() })),
  });
  const lastBody = (): z.infer<typeof bodySchema> =>
    bodySchema.parse(JSON.parse(upstream.requests.at(-1)?.body ?? ''));
  const written = '{"tool": "run_sql", "arguments": {"sql": "SELECT 1"}}';

  test.each([
    [400, { message: 'tools is not supported in this model' }],
    [404, { message: 'No endpoints found that support tool use.' }],
    [422, { detail: [{ loc: ['body', 'tools'], msg: 'extra fields not permitted: tools' }] }],
    [400, 'Bad request'],
  ])('that says so with %i is asked in words, and not asked otherwise again', async (status, error) => {
    upstream.reply({ status, body: JSON.stringify({ error }) }, chatStream(['{"tool": ', written.slice(9)]));
    const memory = createModelMemory();
    const { reply, text, deltas } = await hear(modelsAt(upstream, { memory }), request({ tools }));
    expect(reply).toMatchObject({ finish: 'tool-calls', toolCalls: [{ name: 'run_sql', arguments: one }] });
    expect(text).toBe('');
    expect(deltas).toContainEqual(expect.objectContaining({ kind: 'notice', stage: 'fallback' }));
    expect(memory.get(model)?.tools).toBe('text');
    expect(lastBody()).not.toHaveProperty('tools');
    expect(lastBody().messages[0]?.content).toContain('run_sql: Runs a query.');
    upstream.reply(chatStream(['forty-two']));
    expect((await hear(modelsAt(upstream, { memory }), request({ tools }))).text).toBe('forty-two');
  });

  test('that writes its call into the text is understood at once', async () => {
    upstream.reply(chatStream(['I will look.\n', '```json\n', written, '\n```']));
    const memory = createModelMemory();
    const { reply, text, deltas } = await hear(modelsAt(upstream, { memory }), request({ tools }));
    expect(reply).toMatchObject({ text: 'I will look.', toolCalls: [{ name: 'run_sql' }] });
    expect(text.trim()).toBe('I will look.');
    expect(deltas).toContainEqual(expect.objectContaining({ stage: 'fallback' }));
    expect(memory.get(model)?.tools).toBe('text');
  });

  test('that does not heed that a call is required is asked in words', async () => {
    upstream.reply(chatStream(['I would count the rows.']), chatStream([written]));
    const { reply, text } = await hear(modelsAt(upstream), request({ tools, toolChoice: 'required' }));
    expect(reply.toolCalls).toHaveLength(1);
    expect(text).toBe('');
    expect(lastBody().messages[0]?.content).toContain('must be a call');
  });

  test('is told earlier calls and their results as text, the sides taking turns', async () => {
    const messages: readonly ChatMessage[] = [
      { role: 'system', text: 'You write SQL.' },
      { role: 'user', text: 'How many?' },
      { role: 'assistant', text: 'Counting.', toolCalls: [{ id: 'a', name: 'run_sql', arguments: one }] },
      { role: 'tool', callId: 'a', name: 'run_sql', text: '1 row' },
      { role: 'user', text: 'And now?' },
    ];
    const memory = createModelMemory();
    upstream.reply(chatStream([written]), chatStream(['done']));
    await hear(modelsAt(upstream, { memory }), request({ tools }));
    await hear(modelsAt(upstream, { memory }), request({ tools, messages }));
    const [system, ...others] = lastBody().messages;
    expect(system?.content).toMatch(/^You write SQL\.\n\nYou can call these tools:/);
    expect(others).toEqual([
      { role: 'user', content: 'How many?' },
      { role: 'assistant', content: `Counting.\n{"tool": "run_sql", "arguments": ${one}}` },
      { role: 'user', content: 'Result of run_sql:\n1 row\n\nAnd now?' },
    ]);
  });

  test('text that only looked like a call is shown after all', async () => {
    upstream.reply(chatStream(['Use ', '```', 'sql\nSELECT 1\n```']));
    const { text } = await hear(modelsAt(upstream), request({ tools }));
    expect(text).toBe('Use ```sql\nSELECT 1\n```');
  });
});
