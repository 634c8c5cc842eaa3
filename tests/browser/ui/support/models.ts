import type { StoreApi } from 'zustand';
import type { ModelSettings, ModelSource } from '../../../../src/core/model-settings.ts';
import { type LedgerEntry, type Privacy, usualPrivacy } from '../../../../src/core/privacy.ts';
import { providers, usualModelSettings } from '../../../../src/llm/providers.ts';
import { createModelSettings, type ModelsEffects, type ModelsState } from '../../../../src/state/models.ts';
import { createKeyRing } from '../../../../src/state/own-keys.ts';
import { stateWords } from '../../../../src/state/words.ts';

export interface GivenModels {
  readonly source?: ModelSource;
  readonly settings?: Partial<ModelSettings>;
  readonly privacy?: Partial<Privacy>;
  readonly effects?: Partial<ModelsEffects>;
}

/** Who answers, with nobody behind it: keys are kept in memory and sealed by turning them around. */
export function handMadeModels({
  source = 'built-in',
  settings,
  privacy,
  effects,
}: GivenModels = {}): StoreApi<ModelsState> {
  const keyRing = createKeyRing({
    read: () => Promise.resolve(undefined),
    keep: () => Promise.resolve(),
    tailOf: (key) => key.slice(-4),
    seal: (keys, passphrase) => Promise.resolve(JSON.stringify([passphrase, ...keys])),
    unseal: (sealed, passphrase) => {
      const [right, ...keys] = JSON.parse(sealed) as string[];
      return right === passphrase
        ? Promise.resolve(keys)
        : Promise.reject(new Error('That is not the passphrase.'));
    },
  });
  const all: ModelsEffects = {
    providers,
    usual: usualModelSettings,
    keyRing,
    keep: () => Promise.resolve(),
    keepPrivacy: () => Promise.resolve(),
    test: () =>
      Promise.resolve({ isFine: true, message: 'claude-haiku-4-5 answered after 0.6 s.', advice: '' }),
    listModels: () => Promise.resolve(['anthropic/claude-haiku-4-5', 'anthropic/claude-sonnet-4-5']),
    proxyKeys: () => Promise.resolve(null),
    ownStats: () => Promise.resolve([]),
    preview: ({ level }) => Promise.resolve(`<data>table "transactions", told at the level ${level}</data>`),
    toast: () => undefined,
    words: () => stateWords,
    ...effects,
  };
  return createModelSettings(all, {
    models: {
      settings: { ...usualModelSettings, source, ...settings },
      lastSource: source,
      roles: {},
    },
    privacy: { ...usualPrivacy, ...privacy },
  });
}

export const sampleRequest: LedgerEntry = {
  id: 'request-1',
  questionId: 'turn-1',
  agent: 'sql_agent',
  time: 1_700_000_000_000,
  address: 'https://models.example/v1/chat/completions',
  model: 'anthropic/claude-sonnet-4-5',
  level: 'rows',
  bytes: 61,
  payload: '{"messages":[{"role":"user","content":"line one\\nline two"}]}',
  masked: [{ kind: 'EMAIL', count: 2 }],
  outcome: 'answered',
  status: 200,
  elapsedMs: 812,
};
