import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgentEvent, agentEventSchema, agentNames, type EventBody } from '../../../src/core/event.ts';
import { isStored, reduceTurn, startTurn, type Turn } from '../../../src/core/turn.ts';

const words = fc.string({ maxLength: 20 });
const agent = fc.constantFrom(...agentNames);
const callId = fc.constantFrom('call-1', 'call-2', 'call-3');
const cell = fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true }), words);

const body: fc.Arbitrary<EventBody> = fc.oneof(
  fc.record({ type: fc.constant('status' as const), agent, message: words, stage: words }),
  fc.record({ type: fc.constant('agent_selected' as const), agent, reason: words }),
  fc.record({
    type: fc.constant('tool_call' as const),
    agent,
    call_id: callId,
    name: words,
    arguments: fc.dictionary(
      words.filter((key) => key !== '__proto__'),
      cell,
    ),
  }),
  fc.record({
    type: fc.constant('tool_result' as const),
    agent,
    call_id: callId,
    name: words,
    ok: fc.boolean(),
    summary: words,
    elapsed_ms: fc.nat(),
  }),
  fc.record({
    type: fc.constant('sql_result' as const),
    agent: fc.constant('sql_agent' as const),
    result_id: words,
    purpose: words,
    query: words,
    rows: fc.nat(),
    columns: fc.constant([{ name: 'a', type: 'VARCHAR', kind: 'text' as const }]),
    summary: words,
    data: fc.array(fc.tuple(cell), { maxLength: 3 }),
    truncated: fc.boolean(),
    elapsed_ms: fc.nat(),
  }),
  fc.record({ type: fc.constant('text' as const), delta: words }),
  fc.record({ type: fc.constant('toast' as const), level: fc.constant('info' as const), message: words }),
  fc.record({
    type: fc.constant('error' as const),
    message: words,
    details: words,
    recoverable: fc.boolean(),
  }),
);

const ending = fc.constantFrom('answered' as const, 'stopped' as const, 'failed' as const);

const finishedTurn: fc.Arbitrary<AgentEvent[]> = fc
  .tuple(fc.array(body, { maxLength: 25 }), ending)
  .map(([bodies, outcome]) => [...bodies, { type: 'done' as const, outcome }])
  .map((bodies) =>
    bodies.map((event, time) => ({ ...event, id: `event-${time}`, questionId: 'turn', time })),
  );

const replay = (events: readonly AgentEvent[]): Turn =>
  events.reduce(reduceTurn, startTurn('turn', 'conversation', 'How many rows?', 0));

test('a finished turn is the same live and read back from storage', () => {
  fc.assert(
    fc.property(finishedTurn, (events) => {
      const stored = events.filter(isStored).map((event) => structuredClone(event));
      const readBack = stored.map((event) => agentEventSchema.parse(event));
      expect(replay(readBack)).toEqual(replay(events));
    }),
  );
});

test('a step stays open until the result of its own call arrives', () => {
  const call = {
    type: 'tool_call',
    id: '1',
    questionId: 'turn',
    time: 1,
    call_id: 'a',
    name: 'run_sql',
  } as const;
  const other = {
    type: 'tool_result',
    id: '2',
    questionId: 'turn',
    time: 2,
    call_id: 'b',
    name: 'run_sql',
  } as const;
  const turn = replay([
    { ...call, arguments: { sql: 'SELECT 1' } },
    { ...other, ok: true, summary: 'done', elapsed_ms: 1 },
  ]);
  expect(turn.steps).toHaveLength(1);
  expect(turn.steps[0]?.outcome).toBeUndefined();
});

test('reducing does not change the turn it was given', () => {
  const turn = Object.freeze(startTurn('turn', 'conversation', 'q', 0));
  reduceTurn(turn, { type: 'text', id: '1', questionId: 'turn', time: 1, delta: 'x' });
  expect(turn.draft).toBe('');
});
