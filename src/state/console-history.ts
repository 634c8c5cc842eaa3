import { createStore, type StoreApi } from 'zustand';
import { messageOf } from '../core/error.ts';
import { newId } from '../core/id.ts';
import type { PastRun } from '../core/past-run.ts';
import type { Toast } from './toasts.ts';
import type { StateWords } from './words.ts';

export interface HistoryState {
  /** Newest first. */
  readonly runs: readonly PastRun[];
  readonly read: () => Promise<void>;
  readonly note: (run: Omit<PastRun, 'id'>) => Promise<void>;
  readonly clear: () => Promise<void>;
}

export interface HistoryEffects {
  readonly all: () => Promise<readonly PastRun[]>;
  readonly add: (run: PastRun) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
}

/** What was run in the console, in this visit and before. */
export function createHistory(effects: HistoryEffects): StoreApi<HistoryState> {
  const tell = (failure: keyof StateWords['history']) => (error: unknown) => {
    const why = messageOf(error);
    effects.toast('warning', effects.words().history[failure](why));
  };
  return createStore<HistoryState>((set) => ({
    runs: [],
    async read() {
      const runs = await effects.all().catch(tell('notRead'));
      if (runs !== undefined) set({ runs });
    },
    async note(ended) {
      const run: PastRun = { id: newId(), ...ended };
      set(({ runs }) => ({ runs: [run, ...runs] }));
      await effects.add(run).catch(tell('notKept'));
    },
    async clear() {
      await effects
        .clear()
        .then(() => set({ runs: [] }))
        .catch(tell('notForgotten'));
    },
  }));
}
