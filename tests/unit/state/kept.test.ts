import { afterEach, describe, expect, test, vi } from 'vitest';
import { createKept, type KeptEffects } from '../../../src/state/kept.ts';
import { createTabTalk } from '../../../src/state/tab-talk.ts';

function keptWith(change: Partial<KeptEffects>) {
  const done: string[] = [];
  const note =
    (what: string) =>
    (...words: string[]): Promise<void> => {
      done.push([what, ...words].join(' '));
      return Promise.resolve();
    };
  const store = createKept({
    measure: () => Promise.resolve({ usedBytes: 1, quotaBytes: 2 }),
    askForTables: () => Promise.resolve(true),
    closeEngine: note('close'),
    erase: note('erase'),
    startAnew: () => void note('start anew')(),
    toast: (level, message) => void note('toast')(level, message),
    ...change,
  });
  return { store, done };
}

test('starts anew when the other tab has given the tables up', async () => {
  const { store, done } = keptWith({});
  await store.getState().takeOver();
  expect(done).toEqual(['start anew']);
});

test('says what to do when the other tab does not answer', async () => {
  const { store, done } = keptWith({ askForTables: () => Promise.resolve(false) });
  await store.getState().takeOver();
  expect(store.getState().isTakingOver).toBe(false);
  expect(done).toEqual(['toast warning The other tab does not answer. Close it, then reload this page.']);
});

test('deletes everything and starts anew, or says why not', async () => {
  const { store, done } = keptWith({});
  await store.getState().deleteEverything();
  expect(done).toEqual(['erase', 'start anew']);
  const failing = keptWith({ erase: () => Promise.reject(new Error('The file is in use.')) });
  await failing.store.getState().deleteEverything();
  expect(failing.done).toEqual([
    'toast error Not everything could be deleted: The file is in use. Close other tabs and try again.',
  ]);
});

describe('two tabs', () => {
  const channels: BroadcastChannel[] = [];
  const tab = () => {
    const channel = new BroadcastChannel('tab-talk-test');
    channels.push(channel);
    return createTabTalk(channel);
  };
  afterEach(() => {
    vi.useRealTimers();
    for (const channel of channels.splice(0)) channel.close();
  });

  test('hand the tables over once the one that holds them has let go', async () => {
    const holder = tab();
    const order: string[] = [];
    holder.onWanted(async () => {
      order.push('let go');
      return Promise.resolve();
    });
    expect(await tab().askForTables()).toBe(true);
    expect(order).toEqual(['let go']);
  });

  test('do not wait for ever when nobody holds them, or the holder cannot let go', async () => {
    tab().onWanted(() => Promise.reject(new Error('This tab holds nothing.')));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asking = tab().askForTables();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await asking).toBe(false);
  });
});
