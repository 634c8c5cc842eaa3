import { expect, test } from 'vitest';
import type { Insight } from '../../../src/core/agent.ts';
import { createInsights } from '../../../src/state/insights.ts';
import { stateWords } from '../../../src/state/words.ts';

function inMemory(before: readonly Insight[] = []) {
  const kept = new Map(before.map((insight) => [insight.id, insight]));
  const store = createInsights({
    of: (datasetId) => Promise.resolve([...kept.values()].filter((each) => each.datasetId === datasetId)),
    add: async (insight) => void kept.set(insight.id, insight),
    reword: async (id, text) => {
      const insight = kept.get(id);
      if (insight !== undefined) kept.set(id, { ...insight, text });
    },
    arrange: async (ids) => {
      for (const [place, id] of ids.entries()) {
        const insight = kept.get(id);
        if (insight !== undefined) kept.set(id, { ...insight, place });
      }
    },
    remove: async (id) => void kept.delete(id),
    toast: () => undefined,
    words: () => stateWords,
    now: () => 7,
  });
  return { store, kept };
}

const known: Insight = {
  id: '1',
  datasetId: 'a',
  text: 'Ages 18-25 fail most',
  question: 'who?',
  createdAt: 1,
};
const textsOf = (insights: Iterable<Insight>) => [...insights].map(({ text }) => text);

test('what an answer finds out is added to what is known of its dataset', async () => {
  const { store, kept } = inMemory([known]);
  await store.getState().add('a', { text: 'Mondays are slow', question: 'when?' });
  expect(textsOf(await store.getState().read('a'))).toEqual(['Mondays are slow', 'Ages 18-25 fail most']);
  expect(textsOf(kept.values())).toEqual(['Ages 18-25 fail most', 'Mondays are slow']);
  expect(await store.getState().read('b')).toEqual([]);
});

test('the same words are not added twice', async () => {
  const { store, kept } = inMemory([known]);
  await store.getState().add('a', { text: known.text, question: 'who, again?' });
  expect(kept.size).toBe(1);
});

test('put in other words or removed, it is so for later questions too', async () => {
  const { store, kept } = inMemory([known, { ...known, id: '2', text: 'wrong' }]);
  await store.getState().read('a');
  await store.getState().reword(known, 'Ages 18 to 25 fail most');
  await store.getState().remove({ ...known, id: '2' });
  expect(textsOf(await store.getState().read('a'))).toEqual(['Ages 18 to 25 fail most']);
  expect(textsOf(kept.values())).toEqual(['Ages 18 to 25 fail most']);
});

test('moved up and down they stay in that order, and what is new comes after them', async () => {
  const others = ['2', '3'].map((id, index) => ({
    ...known,
    id,
    text: `insight ${id}`,
    createdAt: 2 + index,
  }));
  const { store, kept } = inMemory([known, ...others]);
  expect(textsOf(await store.getState().read('a'))).toEqual(['insight 3', 'insight 2', known.text]);
  await store.getState().move(known, -2);
  expect(textsOf(await store.getState().read('a'))).toEqual([known.text, 'insight 3', 'insight 2']);
  await store.getState().move(known, -1);
  await store.getState().add('a', { text: 'new', question: '' });
  expect(textsOf(await store.getState().read('a'))).toEqual([known.text, 'insight 3', 'insight 2', 'new']);
  const again = inMemory([...kept.values()]);
  expect(textsOf(await again.store.getState().read('a'))).toEqual([
    known.text,
    'insight 3',
    'insight 2',
    'new',
  ]);
});
