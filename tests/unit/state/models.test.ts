import { describe, expect, test } from 'vitest';
import { usualPrivacy } from '../../../src/core/privacy.ts';
import { providers, usualModelSettings } from '../../../src/llm/providers.ts';
import {
  type ConnectionTest,
  createModelSettings,
  type KeptModels,
  keptModelsSchema,
  type ModelsEffects,
} from '../../../src/state/models.ts';
import { createKeyRing, type KeySource, keptKeysSchema } from '../../../src/state/own-keys.ts';
import { stateWords } from '../../../src/state/words.ts';

function inMemory(changed: Partial<ModelsEffects> = {}, before?: KeptModels) {
  const kept: { models: KeptModels | undefined } = { models: before };
  const store = createModelSettings(
    {
      providers,
      usual: usualModelSettings,
      keyRing: keyRingOver(new Map()),
      keep: async (models) => {
        kept.models = models;
      },
      keepPrivacy: () => Promise.resolve(),
      test: () => Promise.resolve({ isFine: true, message: 'It answered.', advice: '' }),
      listModels: () => Promise.resolve(['large', 'small']),
      proxyKeys: () => Promise.resolve(null),
      ownStats: () => Promise.resolve([]),
      preview: () => Promise.resolve(''),
      toast: () => undefined,
      words: () => stateWords,
      ...changed,
    },
    { models: before, privacy: usualPrivacy },
  );
  return { store, kept };
}

/** Seals by writing the passphrase in front: what matters here is what is done with it. */
function keyRingOver(machine: Map<KeySource, unknown>) {
  return createKeyRing({
    read: async (source) => {
      const parsed = keptKeysSchema.safeParse(machine.get(source));
      return parsed.success ? parsed.data : undefined;
    },
    keep: async (source, keys) => void machine.set(source, keys),
    tailOf: (key) => key.slice(-4),
    seal: async (keys, passphrase) => [passphrase, ...keys].map((each) => btoa(each)).join(),
    unseal: async (sealed, passphrase) => {
      const [right, ...keys] = sealed.split(',').map((each) => atob(each));
      if (right !== passphrase) throw new Error('That is not the passphrase.');
      return keys;
    },
  });
}

describe('who answers', () => {
  test('is the built-in analyst until somebody chooses, and then whom they chose', () => {
    const { store, kept } = inMemory();
    expect(store.getState().settings.source).toBe('built-in');
    store.getState().choose('custom');
    expect(store.getState().settings.roles).toEqual(
      providers.find(({ source }) => source === 'custom')?.roles,
    );
    expect(keptModelsSchema.parse(kept.models).settings.source).toBe('custom');
  });

  test('is remembered while the built-in analyst is asked for once', () => {
    const { store } = inMemory();
    store.getState().choose('bytez-proxy');
    store.getState().choose('built-in');
    expect(store.getState().lastSource).toBe('bytez-proxy');
  });

  test('has the models that were set for it, whoever was chosen in between', () => {
    const { store } = inMemory();
    store.getState().choose('bytez-proxy');
    store.getState().changeRole('composer', { model: 'large', temperature: 1 });
    store.getState().choose('custom');
    store.getState().choose('bytez-proxy');
    expect(store.getState().settings.roles.composer).toMatchObject({ model: 'large', temperature: 1 });
    store.getState().resetRoles();
    expect(store.getState().settings.roles).toEqual(usualModelSettings.roles);
  });

  test('is what was kept, on the next visit', () => {
    const first = inMemory();
    first.store.getState().choose('custom');
    first.store.getState().change({ customUrl: 'http://localhost:9999/v1', budget: 2 });
    const second = inMemory({}, keptModelsSchema.parse(first.kept.models));
    expect(second.store.getState().settings).toEqual(first.store.getState().settings);
  });
});

test('a test of the connection that was overtaken by a change of the settings says nothing', async () => {
  let answer: (test: ConnectionTest) => void = () => undefined;
  const { store } = inMemory({
    test: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const testing = store.getState().testConnection();
  expect(store.getState().test.state).toBe('testing');
  store.getState().choose('custom');
  answer({ isFine: true, message: 'It answered.', advice: '' });
  await testing;
  expect(store.getState().test.state).toBe('untested');
});

describe('keys of the user’s own', () => {
  test('are there on the next visit, and shown by their ends', async () => {
    const machine = new Map<KeySource, unknown>();
    await keyRingOver(machine).keep('bytez-keys', ['secret-key-abcd'], undefined);
    const ring = keyRingOver(machine);
    await ring.read();
    expect(ring.keys('bytez-keys')).toEqual(['secret-key-abcd']);
    expect(ring.shown('bytez-keys')).toEqual({ tails: ['abcd'], isSealed: false, isLocked: false });
  });

  test('that are sealed do not lie open on the machine, and want the passphrase once a visit', async () => {
    const machine = new Map<KeySource, unknown>();
    await keyRingOver(machine).keep('bytez-keys', ['secret-key-abcd'], 'open sesame');
    expect(JSON.stringify([...machine.values()])).not.toContain('secret');
    const ring = keyRingOver(machine);
    await ring.read();
    expect(ring.keys('bytez-keys')).toEqual([]);
    expect(ring.shown('bytez-keys')).toEqual({ tails: ['abcd'], isSealed: true, isLocked: true });
    await expect(ring.unlock('bytez-keys', 'guess')).rejects.toThrow('That is not the passphrase.');
    await ring.unlock('bytez-keys', 'open sesame');
    expect(ring.keys('bytez-keys')).toEqual(['secret-key-abcd']);
  });

  test('are gone when they are deleted', async () => {
    const machine = new Map<KeySource, unknown>();
    const ring = keyRingOver(machine);
    await ring.keep('custom', ['secret-key-abcd'], undefined);
    await ring.forget('custom');
    expect(ring.keys('custom')).toEqual([]);
    expect(ring.shown('custom').tails).toEqual([]);
    expect(JSON.stringify([...machine.values()])).not.toContain('secret');
  });
});
