import { createStore, type StoreApi } from 'zustand';
import { messageOf } from '../core/error.ts';
import type { Asked, TabTalk } from './tab-talk.ts';
import type { StateWords } from './words.ts';

export interface StorageUse {
  readonly usedBytes: number;
  /** What the browser would let this site use in all. */
  readonly quotaBytes: number;
}

/** What this browser keeps of the app, and who holds it. */
export interface KeptState {
  /** `undefined` until it was measured, or where the browser does not say. */
  readonly use: StorageUse | undefined;
  /** While another tab is asked for the saved tables: whether it has said that it is saving. */
  readonly asking: 'waiting' | 'saving' | undefined;
  /** Another tab took the saved tables: this one has no engine any more. */
  readonly isGivenUp: boolean;
  readonly measure: () => Promise<void>;
  /** Gets the saved tables from the tab that holds them, and starts anew. */
  readonly takeOver: () => Promise<void>;
  readonly cancelTakeOver: () => void;
  /** For the tab that holds them, when another wants them. Rejects when the signal says that it does not any more. */
  readonly giveUp: (signal: AbortSignal) => Promise<void>;
  readonly deleteEverything: () => Promise<void>;
}

export interface KeptEffects {
  readonly measure: () => Promise<StorageUse | undefined>;
  readonly askForTables: TabTalk['askForTables'];
  /** Resolves when what is being saved is saved. */
  readonly saved: () => Promise<unknown>;
  readonly closeEngine: () => void;
  /** Another tab has the saved tables open. */
  readonly isHeldElsewhere: () => boolean;
  /** Deletes all that was ever kept, each kind of it; the tables first, since they may be refused. */
  readonly erase: readonly (() => Promise<void>)[];
  readonly startAnew: () => void;
  readonly toast: (level: 'warning' | 'error', message: string) => void;
  readonly words: () => StateWords;
}

export function createKept(effects: KeptEffects): StoreApi<KeptState> {
  const cancelling = { controller: new AbortController() };
  return createStore<KeptState>((set, get) => ({
    use: undefined,
    asking: undefined,
    isGivenUp: false,
    async measure() {
      set({ use: await effects.measure() });
    },
    async takeOver() {
      if (get().asking !== undefined) return;
      cancelling.controller = new AbortController();
      set({ asking: 'waiting' });
      const { signal } = cancelling.controller;
      const asked = await effects.askForTables({ signal, onSaving: () => set({ asking: 'saving' }) });
      if (asked === 'free') effects.startAnew();
      else {
        set({ asking: undefined });
        if (asked !== 'cancelled') effects.toast('warning', whyNot(effects.words().kept, asked));
      }
    },
    cancelTakeOver: () => cancelling.controller.abort(),
    async giveUp(signal) {
      await effects.saved();
      signal.throwIfAborted();
      effects.closeEngine();
      set({ isGivenUp: true });
    },
    async deleteEverything() {
      if (get().isGivenUp || effects.isHeldElsewhere()) {
        effects.toast('error', effects.words().kept.heldElsewhere);
        return;
      }
      try {
        effects.closeEngine();
        for (const erase of effects.erase) await erase();
        effects.startAnew();
      } catch (error) {
        const reason = messageOf(error);
        effects.toast('error', effects.words().kept.notDeleted(reason));
      }
    },
  }));
}

function whyNot(words: StateWords['kept'], asked: Exclude<Asked, 'free' | 'cancelled'>): string {
  switch (asked) {
    case 'silent':
      return words.silent;
    case 'cannot':
      return words.cannot;
    case 'too long':
      return words.tooLong;
  }
}
