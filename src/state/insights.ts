import { createStore, type StoreApi } from 'zustand';
import type { Insight } from '../core/agent.ts';
import { newId } from '../core/id.ts';
import type { Toast } from './toasts.ts';

export interface InsightsState {
  /** By dataset, oldest first; of datasets that have been read. */
  readonly insights: Readonly<Record<string, readonly Insight[]>>;
  /** Resolves with what is known of a dataset. */
  readonly read: (datasetId: string) => Promise<readonly Insight[]>;
  /** Nothing is added that is there word for word. `question` is empty where the user says it. */
  readonly add: (datasetId: string, said: Pick<Insight, 'text' | 'question'>) => Promise<void>;
  readonly reword: (insight: Insight, text: string) => Promise<void>;
  readonly remove: (insight: Insight) => Promise<void>;
}

export interface InsightsEffects {
  readonly of: (datasetId: string) => Promise<readonly Insight[]>;
  readonly add: (insight: Insight) => Promise<void>;
  readonly reword: (id: string, text: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly now: () => number;
}

/** What answers have found out about each dataset: given to later questions, and the user's to correct. */
export function createInsights(effects: InsightsEffects): StoreApi<InsightsState> {
  const reading = new Map<string, Promise<readonly Insight[]>>();

  return createStore<InsightsState>((set, get) => {
    const change = (datasetId: string, next: (known: readonly Insight[]) => readonly Insight[]): void =>
      set(({ insights }) => ({ insights: { ...insights, [datasetId]: next(insights[datasetId] ?? []) } }));

    async function readKept(datasetId: string): Promise<readonly Insight[]> {
      const kept = await effects.of(datasetId).catch((error: unknown) => {
        effects.toast('warning', `The insights could not be read: ${String(error)}`);
        return [];
      });
      change(datasetId, () => kept);
      return kept;
    }

    async function tellFailure(work: Promise<void>): Promise<void> {
      await work.catch((error: unknown) =>
        effects.toast('warning', `The insight could not be kept: ${String(error)}`),
      );
    }

    return {
      insights: {},
      async read(datasetId) {
        const done = reading.get(datasetId) ?? readKept(datasetId);
        reading.set(datasetId, done);
        await done;
        return get().insights[datasetId] ?? [];
      },
      async add(datasetId, { text, question }) {
        const known = await get().read(datasetId);
        if (known.some((insight) => insight.text === text)) return;
        const insight = { id: newId(), datasetId, text, question, createdAt: effects.now() };
        change(datasetId, (all) => [...all, insight]);
        await tellFailure(effects.add(insight));
      },
      async reword({ id, datasetId }, text) {
        change(datasetId, (all) =>
          all.map((insight) => (insight.id === id ? { ...insight, text } : insight)),
        );
        await tellFailure(effects.reword(id, text));
      },
      async remove({ id, datasetId }) {
        change(datasetId, (all) => all.filter((insight) => insight.id !== id));
        await tellFailure(effects.remove(id));
      },
    };
  });
}
