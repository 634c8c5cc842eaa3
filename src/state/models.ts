import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand';
import { messageOf } from '../core/error.ts';
import type { AgentName } from '../core/event.ts';
import type { KeyStats } from '../core/key-rotation.ts';
import {
  type ModelSettings,
  type ModelSource,
  modelSettingsSchema,
  modelSources,
  type RoleSettings,
} from '../core/model-settings.ts';
import type { Privacy } from '../core/privacy.ts';
import type { KeyRing, KeySource, OwnKeys } from './own-keys.ts';
import type { Toast } from './toasts.ts';
import type { StateWords } from './words.ts';

type Roles = ModelSettings['roles'];

/** Somebody who can answer, as the settings offer it. */
export interface ProviderChoice {
  readonly source: ModelSource;
  readonly name: string;
  readonly description: string;
  readonly needs: readonly ('keys' | 'address' | 'optional-key')[];
  /** To start with. */
  readonly roles: Roles;
}

/** As it is kept between visits. */
export const keptModelsSchema = z.object({
  settings: modelSettingsSchema,
  /** Whom "models" stands for while the built-in analyst is chosen. */
  lastSource: z.enum(modelSources),
  /** Each source has its own names for models. */
  roles: z.partialRecord(z.enum(modelSources), modelSettingsSchema.shape.roles),
});
export type KeptModels = Readonly<z.infer<typeof keptModelsSchema>>;

/** What came of asking a model for a word. */
export interface ConnectionTest {
  readonly isFine: boolean;
  /** Plain words: what was seen, or what is wrong. */
  readonly message: string;
  /** What to do about it; empty where there is nothing to do. */
  readonly advice: string;
}

export type TestState =
  | { readonly state: 'untested' | 'testing' }
  | { readonly state: 'tested'; readonly test: ConnectionTest };

export type ProxyState =
  | { readonly state: 'unknown' | 'looking' | 'absent' }
  | { readonly state: 'there'; readonly keys: readonly KeyStats[] };

/** Which addresses the page's policy lets it call beside its own host. */
export interface Reach {
  readonly origins: readonly string[];
  /** Of the server that is asked; null where that is the page's own. */
  readonly originOf: (settings: ModelSettings) => string | null;
  /** The page is loaded anew. */
  readonly allow: (origins: readonly string[]) => Promise<void>;
}

export interface ModelsState {
  readonly providers: readonly ProviderChoice[];
  readonly settings: ModelSettings;
  readonly lastSource: ModelSource;
  /** As they were left, for each source that was chosen once. */
  readonly roles: KeptModels['roles'];
  readonly privacy: Privacy;
  readonly test: TestState;
  readonly proxy: ProxyState;
  readonly ownKeys: Readonly<Record<KeySource, OwnKeys>>;
  /** Of the user's own, where they are used: how each does. */
  readonly ownStats: readonly KeyStats[];
  /** Names that the chosen source has; empty where it does not say. */
  readonly modelNames: readonly string[];
  readonly choose: (source: ModelSource) => void;
  readonly change: (change: Partial<Pick<ModelSettings, 'customUrl' | 'budget' | 'prices'>>) => void;
  readonly changeRole: (agent: AgentName, change: Partial<RoleSettings>) => void;
  /** Models, temperatures and token limits as the source starts with them. */
  readonly resetRoles: () => void;
  readonly resetPrices: () => void;
  /** All of it at once, for programs. */
  readonly replace: (settings: ModelSettings) => void;
  readonly setPrivacy: (privacy: Privacy) => void;
  readonly testConnection: () => Promise<void>;
  /** Whether this server has a proxy, and how its keys do. */
  readonly lookAtProxy: () => Promise<void>;
  readonly lookAtOwnKeys: () => Promise<void>;
  readonly listModels: () => Promise<void>;
  /** Rejects with a message for the user. */
  readonly keepKeys: (
    source: KeySource,
    keys: readonly string[],
    passphrase: string | undefined,
  ) => Promise<void>;
  readonly unlockKeys: (source: KeySource, passphrase: string) => Promise<void>;
  readonly forgetKeys: (source: KeySource) => Promise<void>;
  /** What a model would be told of the open data before any question, exactly. */
  readonly preview: (privacy: Privacy) => Promise<string>;
  /** `undefined` where only the host decides. */
  readonly reach: Reach | undefined;
}

export interface ModelsEffects {
  readonly providers: readonly ProviderChoice[];
  readonly usual: ModelSettings;
  readonly keyRing: KeyRing;
  readonly keep: (models: KeptModels) => Promise<void>;
  readonly keepPrivacy: (privacy: Privacy) => Promise<void>;
  readonly test: (settings: ModelSettings, signal: AbortSignal) => Promise<ConnectionTest>;
  readonly listModels: (settings: ModelSettings, signal: AbortSignal) => Promise<readonly string[]>;
  /** Null where this server has no proxy. */
  readonly proxyKeys: () => Promise<readonly KeyStats[] | null>;
  readonly ownStats: () => Promise<readonly KeyStats[]>;
  readonly preview: (privacy: Privacy) => Promise<string>;
  readonly reach?: Reach | undefined;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
}

/** Who answers, what they may be told, and how those do who answer. */
export function createModelSettings(
  effects: ModelsEffects,
  initial: { readonly models: KeptModels | undefined; readonly privacy: Privacy },
): StoreApi<ModelsState> {
  const { keyRing } = effects;
  const asking = { controller: new AbortController() };

  return createStore<ModelsState>((set, get) => {
    const tellFailure = (work: Promise<void>): void => {
      work.catch((error: unknown) =>
        effects.toast('warning', effects.words().settings.notKept(messageOf(error))),
      );
    };
    const put = (settings: ModelSettings): void => {
      asking.controller.abort();
      asking.controller = new AbortController();
      const { source } = settings;
      const lastSource = source === 'built-in' ? get().lastSource : source;
      const roles = { ...get().roles, [source]: settings.roles };
      set({ settings, lastSource, roles, test: { state: 'untested' } });
      tellFailure(effects.keep({ settings, lastSource, roles }));
    };
    const startingRoles = (source: ModelSource): Roles =>
      effects.providers.find((provider) => provider.source === source)?.roles ?? effects.usual.roles;
    const showKeys = (source: KeySource): void =>
      set(({ ownKeys }) => ({
        ownKeys: { ...ownKeys, [source]: keyRing.shown(source) },
        test: { state: 'untested' },
      }));

    return {
      providers: effects.providers,
      settings: initial.models?.settings ?? effects.usual,
      lastSource: initial.models?.lastSource ?? 'built-in',
      roles: initial.models?.roles ?? {},
      privacy: initial.privacy,
      test: { state: 'untested' },
      proxy: { state: 'unknown' },
      ownKeys: { 'bytez-keys': keyRing.shown('bytez-keys'), custom: keyRing.shown('custom') },
      ownStats: [],
      modelNames: [],
      choose(source) {
        if (source === get().settings.source) return;
        set({ modelNames: [] });
        put({ ...get().settings, source, roles: get().roles[source] ?? startingRoles(source) });
      },
      change: (change) => put({ ...get().settings, ...change }),
      changeRole(agent, change) {
        const { settings } = get();
        put({ ...settings, roles: { ...settings.roles, [agent]: { ...settings.roles[agent], ...change } } });
      },
      resetRoles: () => put({ ...get().settings, roles: startingRoles(get().settings.source) }),
      resetPrices: () => put({ ...get().settings, prices: effects.usual.prices }),
      replace: (settings) => put(settings),
      setPrivacy(privacy) {
        set({ privacy });
        tellFailure(effects.keepPrivacy(privacy));
      },
      async testConnection() {
        const { signal } = asking.controller;
        set({ test: { state: 'testing' } });
        const test = await effects
          .test(get().settings, signal)
          .catch((error: unknown) => ({ isFine: false, message: messageOf(error), advice: '' }));
        if (!signal.aborted) set({ test: { state: 'tested', test } });
        const { source } = get().settings;
        if (source === 'bytez-proxy') await get().lookAtProxy();
        else if (source === 'bytez-keys') await get().lookAtOwnKeys();
      },
      async lookAtProxy() {
        if (get().proxy.state !== 'there') set({ proxy: { state: 'looking' } });
        const keys = await effects.proxyKeys();
        set({ proxy: keys === null ? { state: 'absent' } : { state: 'there', keys } });
      },
      async lookAtOwnKeys() {
        set({ ownStats: await effects.ownStats() });
      },
      async listModels() {
        const { signal } = asking.controller;
        // A gateway that does not say what it has is no reason to stop: names can be typed.
        const modelNames = await effects.listModels(get().settings, signal).catch(() => []);
        if (!signal.aborted) set({ modelNames });
      },
      async keepKeys(source, keys, passphrase) {
        await keyRing.keep(source, keys, passphrase);
        showKeys(source);
      },
      async unlockKeys(source, passphrase) {
        await keyRing.unlock(source, passphrase);
        showKeys(source);
      },
      async forgetKeys(source) {
        await keyRing.forget(source);
        showKeys(source);
      },
      preview: effects.preview,
      reach: effects.reach,
    };
  });
}
