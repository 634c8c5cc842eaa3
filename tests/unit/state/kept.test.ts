import { afterEach, describe, expect, test, vi } from 'vitest';
import { createKept, type KeptEffects } from '../../../src/state/kept.ts';
import { createTabTalk } from '../../../src/state/tab-talk.ts';
import { stateWords } from '../../../src/state/words.ts';

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
    askForTables: () => Promise.resolve('free'),
    saved: () => Promise.resolve(),
    closeEngine: () => void note('close')(),
    isHeldElsewhere: () => false,
    erase: [note('erase tables'), note('erase records')],
    startAnew: () => void note('start anew')(),
    toast: (level, message) => void note('toast')(level, message),
    words: () => stateWords,
    ...change,
  });
  return { store, done };
}

test('starts anew when the other tab has given the tables up', async () => {
  const { store, done } = keptWith({});
  await store.getState().takeOver();
  expect(done).toEqual(['start anew']);
});

test('says that the other tab is saving, and can be cancelled without a word', async () => {
  const { store, done } = keptWith({
    askForTables: ({ signal, onSaving }) => {
      onSaving();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve('cancelled')));
    },
  });
  const taking = store.getState().takeOver();
  expect(store.getState().asking).toBe('saving');
  store.getState().cancelTakeOver();
  await taking;
  expect(store.getState().asking).toBeUndefined();
  expect(done).toEqual([]);
});

test.each([
  ['silent', /does not answer/],
  ['cannot', /could not let go/],
  ['too long', /quarter of an hour/],
] as const)('says what to do when the other tab is %s', async (asked, words) => {
  const { store, done } = keptWith({ askForTables: () => Promise.resolve(asked) });
  await store.getState().takeOver();
  expect(store.getState().asking).toBeUndefined();
  expect(done).toEqual([expect.stringMatching(words)]);
});

test('holds on to the tables when nobody wants them any more after saving', async () => {
  const { store, done } = keptWith({});
  await expect(store.getState().giveUp(AbortSignal.abort())).rejects.toThrow(/abort/i);
  expect(store.getState().isGivenUp).toBe(false);
  await store.getState().giveUp(new AbortController().signal);
  expect(store.getState().isGivenUp).toBe(true);
  expect(done).toEqual(['close']);
});

test('deletes everything, the tables first, and starts anew', async () => {
  const { store, done } = keptWith({});
  await store.getState().deleteEverything();
  expect(done).toEqual(['close', 'erase tables', 'erase records', 'start anew']);
});

test('deletes no record while the tables cannot be deleted, and says why', async () => {
  const recordsErased: string[] = [];
  const { store, done } = keptWith({
    erase: [
      () => Promise.reject(new Error('The file is in use.')),
      async () => void recordsErased.push('records'),
    ],
  });
  await store.getState().deleteEverything();
  expect(recordsErased).toEqual([]);
  expect(done).toEqual(['close', expect.stringContaining('deleted: The file is in use. Close other tabs')]);
});

test('deletes nothing while another tab has the saved tables open', async () => {
  const { store, done } = keptWith({ isHeldElsewhere: () => true });
  await store.getState().deleteEverything();
  expect(done).toEqual([expect.stringMatching(/^toast error Nothing was deleted: another tab/)]);
  const givenUp = keptWith({});
  givenUp.store.setState({ isGivenUp: true });
  await givenUp.store.getState().deleteEverything();
  expect(givenUp.done).toEqual([expect.stringMatching(/^toast error Nothing was deleted: another tab/)]);
});

describe('two tabs', () => {
  const channels: BroadcastChannel[] = [];
  const tab = () => {
    const channel = new BroadcastChannel('tab-talk-test');
    channels.push(channel);
    return createTabTalk(channel);
  };
  const asking = (signal = new AbortController().signal, onSaving: () => void = () => undefined) => ({
    signal,
    onSaving,
  });
  const holds = { isHolder: () => true };
  afterEach(() => {
    vi.useRealTimers();
    for (const channel of channels.splice(0)) channel.close();
  });

  test('hand the tables over once the one that holds them has let go', async () => {
    const order: string[] = [];
    tab().onWanted({
      ...holds,
      giveUp: async () => void order.push('let go'),
    });
    expect(await tab().askForTables(asking())).toBe('free');
    expect(order).toEqual(['let go']);
  });

  test('are told when the holder cannot let go', async () => {
    tab().onWanted({ ...holds, giveUp: () => Promise.reject(new Error('It is stuck.')) });
    expect(await tab().askForTables(asking())).toBe('cannot');
  });

  test('that hold nothing keep silent, and nobody waits for ever', async () => {
    tab().onWanted({ isHolder: () => false, giveUp: () => Promise.resolve() });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const asked = tab().askForTables(asking());
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await asked).toBe('silent');
  });

  test('wait as long as the holder says that it is saving', async () => {
    const saving: { end?: () => void } = {};
    const said: string[] = [];
    tab().onWanted({ ...holds, giveUp: () => new Promise((resolve) => (saving.end = resolve)) });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const asked = tab().askForTables(asking(undefined, () => void said.push('saving')));
    for (let second = 1; second <= 60; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      await vi.waitFor(() => expect(said.length).toBeGreaterThan(second));
    }
    saving.end?.();
    expect(await asked).toBe('free');
  });

  test('stop the holder from letting go when they do not want the tables any more', async () => {
    const stopped = new Promise<string>((resolve) => {
      tab().onWanted({
        ...holds,
        giveUp: (signal) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => {
              resolve('stopped');
              reject(new Error('It is not wanted.'));
            }),
          ),
      });
    });
    const stop = new AbortController();
    const asked = tab().askForTables(asking(stop.signal, () => stop.abort()));
    expect(await asked).toBe('cancelled');
    expect(await stopped).toBe('stopped');
  });
});
