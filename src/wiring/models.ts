import type { StoreApi } from 'zustand';
import type { Privacy } from '../core/privacy.ts';
import { providers, usualModelSettings } from '../llm/providers.ts';
import { proxyKeys } from '../llm/proxy-keys.ts';
import { createModelSettings, type KeptModels, type ModelsState, type Reach } from '../state/models.ts';
import type { KeyRing } from '../state/own-keys.ts';
import type { ToastsState } from '../state/toasts.ts';
import type { StateWords } from '../state/words.ts';
import type { Telling, wireLlmTeam } from './llm-team.ts';

interface ModelsWiring {
  readonly llm: ReturnType<typeof wireLlmTeam>;
  readonly keyRing: KeyRing;
  readonly settings: { readonly put: (key: string, value: unknown) => Promise<void> };
  readonly kept: { readonly models: KeptModels | undefined; readonly privacy: Privacy };
  readonly reach: Reach | undefined;
  /** What a model would be told of, for the preview. */
  readonly dataTold: () => Promise<Omit<Telling, 'privacy'>>;
  readonly toast: ToastsState['show'];
  readonly words: () => StateWords;
}

/** Who answers, and what is told. */
export function wireModels(wiring: ModelsWiring): StoreApi<ModelsState> {
  const { llm, keyRing, settings, kept, reach, dataTold, toast, words } = wiring;
  return createModelSettings(
    {
      providers,
      usual: usualModelSettings,
      keyRing,
      keep: (chosen) => settings.put('models', chosen),
      keepPrivacy: (chosen) => settings.put('privacy', chosen),
      test: llm.test,
      listModels: llm.modelNames,
      proxyKeys: () => proxyKeys(location.href),
      ownStats: llm.ownStats,
      preview: async (privacy) => llm.told({ ...(await dataTold()), privacy }),
      reach,
      toast,
      words,
    },
    kept,
  );
}
