import { describe, expect, test } from 'vitest';
import { stamp } from '../../../src/agents/ask.ts';
import type { Exchange } from '../../../src/core/agent.ts';
import type { Conversation } from '../../../src/core/conversation.ts';
import { ModelError } from '../../../src/core/error.ts';
import type { AgentEvent } from '../../../src/core/event.ts';
import { alternativesOf } from '../../../src/state/branches.ts';
import { type ConversationsEffects, createConversations } from '../../../src/state/conversations.ts';
import { type KeptTurn, rebuild } from '../../../src/state/kept-turn.ts';
import { stateWords } from '../../../src/state/words.ts';

const stamper = (questionId: string) => stamp(questionId, () => 1);

function inMemory(ask: ConversationsEffects['ask'], changed: Partial<ConversationsEffects> = {}) {
  const conversations = new Map<string, Conversation>();
  const turns = new Map<string, KeptTurn>();
  const events = new Map<string, AgentEvent[]>();
  const store = createConversations({
    ask,
    stamp: stamper,
    activeDatasetId: () => 'dataset',
    conversations: {
      all: () => Promise.resolve([...conversations.values()]),
      put: async (conversation) => void conversations.set(conversation.id, conversation),
      remove: async (id) => void conversations.delete(id),
    },
    turns: {
      of: async (id) => [...turns.values()].filter(({ conversationId }) => conversationId === id),
      put: async (turn) => void turns.set(turn.id, turn),
      matching: async (text) => [...turns.values()].filter(({ answerText }) => answerText?.includes(text)),
    },
    events: {
      of: (turnId) => Promise.resolve(events.get(turnId) ?? []),
      ofEach: (turnIds) => Promise.resolve(turnIds.map((turnId) => events.get(turnId) ?? [])),
      append: async (turnId, index, event) => {
        const log = events.get(turnId) ?? [];
        log[index] = event;
        events.set(turnId, log);
      },
    },
    toast: () => undefined,
    words: () => stateWords,
    now: () => 1,
    ...changed,
  });
  return { store, conversations, turns, events };
}

const answering: ConversationsEffects['ask'] = async function* ({ question: { id } }) {
  yield stamper(id)({ type: 'status', message: 'working', stage: 'sql_agent' });
  yield stamper(id)({ type: 'text', delta: 'shown, not stored' });
  yield stamper(id)({ type: 'done', outcome: 'answered' });
};

const waiting: ConversationsEffects['ask'] = async function* ({ question: { id }, signal }) {
  yield stamper(id)({ type: 'status', message: 'working', stage: 'sql_agent' });
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });
};

test('a question becomes a turn of a new conversation, named after it, and is kept without its text deltas', async () => {
  const { store, conversations, events } = inMemory(answering);
  const turn = await store.getState().ask('How many rows?');
  expect(turn.state).toBe('answered');
  expect([...conversations.values()][0]?.title).toBe('How many rows?');
  expect(events.get(turn.id)?.map(({ type }) => type)).toEqual(['status', 'done']);
});

test('where nothing can be kept, the question is answered all the same, and that is said once', async () => {
  const told: string[] = [];
  const { store, events } = inMemory(answering, {
    turns: {
      of: async () => [],
      put: () => Promise.reject(new Error('the disk is full')),
      matching: async () => [],
    },
    toast: (_level, message) => told.push(message),
  });
  const turn = await store.getState().ask('How many rows?');
  expect(turn.state).toBe('answered');
  expect(told).toEqual(['This answer could not be kept: the disk is full']);
  expect(events.size).toBe(0);
});

test('opened again, a conversation shows the same turns', async () => {
  const { store } = inMemory(answering);
  await store.getState().ask('How many rows?');
  const live = store.getState().turns;
  const id = store.getState().activeId ?? '';
  store.getState().startNew();
  await store.getState().open(id);
  expect(store.getState().turns).toEqual(live);
});

test('stopping ends the turn as stopped', async () => {
  const { store } = inMemory(waiting);
  const asked = store.getState().ask('Slow?');
  await expect.poll(() => store.getState().turns[0]?.status).toBe('working');
  store.getState().stop();
  expect((await asked).state).toBe('stopped');
});

test('what no agent could act on becomes an error of the turn, and the next question works', async () => {
  const count = { asked: 0 };
  const { store } = inMemory(async function* (request) {
    count.asked += 1;
    if (count.asked === 1) throw new Error('the engine is gone');
    yield* answering(request);
  });
  const failed = await store.getState().ask('First?');
  expect(failed.state).toBe('failed');
  expect(failed.error?.message).toBe('the engine is gone');
  expect((await store.getState().ask('Second?')).state).toBe('answered');
});

test('two questions at once are answered one after the other, in one conversation', async () => {
  const { store } = inMemory(answering);
  await Promise.all([store.getState().ask('One?'), store.getState().ask('Two?')]);
  expect(store.getState().turns.map(({ question }) => question)).toEqual(['One?', 'Two?']);
  expect(store.getState().conversations).toHaveLength(1);
});

test('a turn cut off by a closed page is read back as stopped', () => {
  const kept = { id: 't', conversationId: 'c', question: 'q', askedAt: 0 };
  const turn = rebuild(
    kept,
    [stamper('t')({ type: 'status', message: 'working', stage: 'x' })],
    stamper('t'),
  );
  expect(turn.state).toBe('stopped');
});

test('a removed conversation is gone from the screen and from what is kept', async () => {
  const { store, conversations } = inMemory(answering);
  await store.getState().ask('How many rows?');
  await store.getState().remove(store.getState().activeId ?? '');
  expect(store.getState().conversations).toEqual([]);
  expect(store.getState().turns).toEqual([]);
  expect(conversations.size).toBe(0);
});

/** Answers with the question in capitals, and notes what it was told had gone before. */
function recalling(histories: (readonly Exchange[])[]): ConversationsEffects['ask'] {
  return async function* ({ question: { id, text }, history }) {
    histories.push(history);
    yield stamper(id)({
      type: 'final_response',
      text: [[{ text: text.toUpperCase() }]],
      headline: null,
      metrics: [],
      chart_spec: null,
      table_result_id: null,
      assumptions: [],
      follow_ups: [],
      declined: false,
    });
    yield stamper(id)({ type: 'done', outcome: 'answered' });
  };
}

describe('a question that is asked anew', () => {
  const questionsOf = (store: ReturnType<typeof inMemory>['store']) =>
    store.getState().turns.map(({ question }) => question);

  async function askedAnew() {
    const histories: (readonly Exchange[])[] = [];
    const made = inMemory(recalling(histories));
    const { ask } = made.store.getState();
    await ask('one');
    const second = await ask('two');
    await ask('three');
    const anew = await ask('two, better', { insteadOf: second.id });
    return { ...made, histories, second, anew };
  }

  test('takes the place of the one before, and knows only what was asked until there', async () => {
    const { store, histories } = await askedAnew();
    expect(questionsOf(store)).toEqual(['one', 'two, better']);
    expect(histories.at(-1)).toEqual([{ question: 'one', answerText: 'ONE', declined: false }]);
  });

  test('leaves the one before, with all that followed, a step away', async () => {
    const { store, second, anew } = await askedAnew();
    const { branches, show } = store.getState();
    expect(alternativesOf(branches, anew.id)).toEqual([second.id, anew.id]);
    show(second.id);
    expect(questionsOf(store)).toEqual(['one', 'two', 'three']);
    show(anew.id);
    expect(questionsOf(store)).toEqual(['one', 'two, better']);
  });

  test('goes on from the branch that is looked at, and is read back as it was left', async () => {
    const { store, second } = await askedAnew();
    store.getState().show(second.id);
    await store.getState().ask('four');
    const id = store.getState().activeId ?? '';
    store.getState().startNew();
    await store.getState().open(id);
    expect(questionsOf(store)).toEqual(['one', 'two', 'three', 'four']);
    expect(store.getState().branches).toHaveLength(5);
  });

  test('may be a first one', async () => {
    const { store } = inMemory(recalling([]));
    const first = await store.getState().ask('one');
    await store.getState().ask('uno', { insteadOf: first.id });
    expect(questionsOf(store)).toEqual(['uno']);
  });
});

test('a conversation of an earlier version, whose turns say nothing of their place, is read in order of time', async () => {
  const made = inMemory(answering);
  made.conversations.set('c', { id: 'c', title: 'old', activeDatasetId: null, createdAt: 1, updatedAt: 1 });
  for (const id of ['a', 'b', 'c']) made.turns.set(id, { id, conversationId: 'c', question: id, askedAt: 1 });
  await made.store.getState().open('c');
  expect(made.store.getState().turns.map(({ question }) => question)).toEqual(['a', 'b', 'c']);
});

test('where models gave no answer, it is said why, and what to do', async () => {
  const refusing: ConversationsEffects['ask'] = async function* ({ question: { id } }) {
    yield stamper(id)({ type: 'status', message: 'asking', stage: 'composer' });
    const details = { advice: 'Put in another.', retryable: false, reason: 'refused' } as const;
    throw new ModelError('The key was refused.', details);
  };
  const { store } = inMemory(refusing);
  const turn = await store.getState().ask('Why?');
  expect(turn.state).toBe('failed');
  expect(turn.error).toEqual({
    message: 'The key was refused.',
    details: '',
    recoverable: false,
    advice: 'Put in another.',
    model_reason: 'refused',
  });
});

test('what is to be seen at once, a rotation of keys say, is shown as it happens', async () => {
  const told: string[] = [];
  const message = 'Went on with the key …bbbb instead of …aaaa: it is out of credit';
  const rotating: ConversationsEffects['ask'] = async function* ({ question: { id } }) {
    yield stamper(id)({ type: 'toast', level: 'info', message });
    expect(told).toEqual([message]);
    yield stamper(id)({ type: 'done', outcome: 'answered' });
  };
  const { store } = inMemory(rotating, { toast: (_level, said) => told.push(said) });
  expect((await store.getState().ask('Why?')).state).toBe('answered');
});

describe('a chat', () => {
  test('is found by what an answer of it says', async () => {
    const { store } = inMemory(async function* ({ question: { id } }) {
      const answer = {
        ...{ text: [[{ text: 'Riga sells most.' }]], headline: null, metrics: [], chart_spec: null },
        ...{ table_result_id: null, assumptions: [], follow_ups: [], declined: false },
      };
      yield stamper(id)({ type: 'final_response', ...answer });
      yield stamper(id)({ type: 'done', outcome: 'answered' });
    });
    const turn = await store.getState().ask('Which city?');
    expect((await store.getState().search('Riga')).map(({ id }) => id)).toEqual([turn.id]);
  });

  test('keeps its pins and its new title, also when it goes on', async () => {
    const { store, conversations } = inMemory(answering);
    const { id, conversationId } = await store.getState().ask('One?');
    await store.getState().pin(id);
    await store.getState().rename(conversationId, ' Sales \n of May');
    await store.getState().ask('Two?');
    expect(conversations.get(conversationId)).toMatchObject({ title: 'Sales', pinned: [id] });
    await store.getState().pin(id);
    expect(conversations.get(conversationId)?.pinned).toEqual([]);
  });
});
