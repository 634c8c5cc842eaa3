import { createStore, type StoreApi } from 'zustand';

export interface StorageUse {
  readonly usedBytes: number;
  /** What the browser would let this site use in all. */
  readonly quotaBytes: number;
}

/** What this browser keeps of the app, and who holds it. */
export interface KeptState {
  /** `undefined` until it was measured, or where the browser does not say. */
  readonly use: StorageUse | undefined;
  readonly isTakingOver: boolean;
  /** Another tab took the saved tables: this one has no engine any more. */
  readonly isGivenUp: boolean;
  readonly measure: () => Promise<void>;
  /** Gets the saved tables from the tab that holds them, and starts anew. */
  readonly takeOver: () => Promise<void>;
  /** For the tab that holds them, when another wants them. */
  readonly giveUp: () => Promise<void>;
  readonly deleteEverything: () => Promise<void>;
}

export interface KeptEffects {
  readonly measure: () => Promise<StorageUse | undefined>;
  readonly askForTables: () => Promise<boolean>;
  /** Ends the engine after what is being saved is saved. */
  readonly closeEngine: () => Promise<void>;
  /** Ends the engine and deletes all that was ever kept. */
  readonly erase: () => Promise<void>;
  readonly startAnew: () => void;
  readonly toast: (level: 'warning' | 'error', message: string) => void;
}

export function createKept(effects: KeptEffects): StoreApi<KeptState> {
  return createStore<KeptState>((set) => ({
    use: undefined,
    isTakingOver: false,
    isGivenUp: false,
    async measure() {
      set({ use: await effects.measure() });
    },
    async takeOver() {
      set({ isTakingOver: true });
      if (await effects.askForTables()) effects.startAnew();
      else {
        set({ isTakingOver: false });
        effects.toast('warning', 'The other tab does not answer. Close it, then reload this page.');
      }
    },
    async giveUp() {
      await effects.closeEngine();
      set({ isGivenUp: true });
    },
    async deleteEverything() {
      try {
        await effects.erase();
        effects.startAnew();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        effects.toast('error', `Not everything could be deleted: ${reason} Close other tabs and try again.`);
      }
    },
  }));
}
