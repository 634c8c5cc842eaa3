import { createStore, type StoreApi } from 'zustand';

/** Whether the app is there without a network, and under whose policy the engines run. */
export interface OfflineState {
  /** `off` where nothing can be kept: while developing, or on an address that is not secure. */
  readonly keeping: 'off' | 'coming' | 'kept' | 'failed';
  /** 0 to 1, by bytes. */
  readonly progress: number;
  /** Why not everything is kept. */
  readonly reason: string | undefined;
  readonly isUpdateWaiting: boolean;
  readonly policyFrom: 'host' | 'service-worker' | 'page';
  /** Memory can be shared between workers: Python can be stopped in the middle of a run. */
  readonly isIsolated: boolean;
  readonly start: () => Promise<void>;
  /** Loads the page anew with the version that waits. */
  readonly update: () => Promise<void>;
}

interface OfflineEffects extends Pick<OfflineState, 'policyFrom' | 'isIsolated'> {
  readonly canKeep: boolean;
  readonly start: (listener: {
    readonly onProgress: (share: number) => void;
    readonly onKept: () => void;
    readonly onFailure: (reason: string) => void;
    readonly onUpdate: () => void;
  }) => Promise<void>;
  readonly update: () => Promise<void>;
}

export function createOffline(effects: OfflineEffects): StoreApi<OfflineState> {
  const { policyFrom, isIsolated, canKeep } = effects;
  return createStore<OfflineState>((set) => ({
    keeping: canKeep ? 'coming' : 'off',
    progress: 0,
    reason: undefined,
    isUpdateWaiting: false,
    policyFrom,
    isIsolated,
    start: () =>
      effects.start({
        onProgress: (progress) => set({ progress }),
        onKept: () => set({ keeping: 'kept', progress: 1, reason: undefined }),
        onFailure: (reason) => set({ keeping: 'failed', reason }),
        onUpdate: () => set({ isUpdateWaiting: true }),
      }),
    update: effects.update,
  }));
}
