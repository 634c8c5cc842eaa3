import { createStore, type StoreApi } from 'zustand';
import type { Insight } from '../core/agent.ts';
import { newId } from '../core/id.ts';
import type { Toast } from './toasts.ts';
import type { StateWords } from './words.ts';

export interface InsightsState {
  /** By dataset, in the user's order; of datasets that have been read. */
  readonly insights: Readonly<Record<string, readonly Insight[]>>;
  /** Resolves with what is known of a dataset. */
  readonly read: (datasetId: string) => Promise<readonly Insight[]>;
  /**
   * Nothing is added that is there word for word, unless it has a basis now. `question` is empty where the user says it.
   */
  readonly add: (datasetId: string, said: Pick<Insight, 'text' | 'question' | 'basis'>) => Promise<void>;
  readonly reword: (insight: Insight, text: string) => Promise<void>;
  /** Moves it so many places down; up where that is negative. */
  readonly move: (insight: Insight, by: number) => Promise<void>;
  readonly remove: (insight: Insight) => Promise<void>;
}

export interface InsightsEffects {
  readonly of: (datasetId: string) => Promise<readonly Insight[]>;
  readonly add: (insight: Insight) => Promise<void>;
  readonly reword: (id: string, text: string) => Promise<void>;
  /** Keeps them in this order. */
  readonly arrange: (ids: readonly string[]) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
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
        effects.toast('warning', effects.words().insights.notRead(String(error)));
        return [];
      });
      change(datasetId, () => kept.toSorted(byPlace));
      return kept;
    }

    async function tellFailure(work: Promise<void>): Promise<void> {
      await work.catch((error: unknown) =>
        effects.toast('warning', effects.words().insights.notKept(String(error))),
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
      async add(datasetId, { text, question, basis }) {
        const same = (await get().read(datasetId)).find((insight) => insight.text === text);
        if (same !== undefined && (basis === undefined || same.basis !== undefined)) return;
        if (same !== undefined) await get().remove(same);
        const said = { id: newId(), datasetId, text, question, createdAt: effects.now() };
        const insight: Insight = basis === undefined ? said : { ...said, basis };
        change(datasetId, (all) => [...all, insight].toSorted(byPlace));
        await tellFailure(effects.add(insight));
      },
      async reword({ id, datasetId }, text) {
        change(datasetId, (all) =>
          all.map((insight) => (insight.id === id ? { ...insight, text } : insight)),
        );
        await tellFailure(effects.reword(id, text));
      },
      async move({ id, datasetId }, by) {
        const known = get().insights[datasetId] ?? [];
        const ordered = moved(known, id, by);
        if (ordered === known) return;
        change(datasetId, () => ordered.map((insight, place) => ({ ...insight, place })));
        await tellFailure(effects.arrange(ordered.map((insight) => insight.id)));
      },
      async remove({ id, datasetId }) {
        change(datasetId, (all) => all.filter((insight) => insight.id !== id));
        await tellFailure(effects.remove(id));
      },
    };
  });
}

/** Those that the user has put somewhere, then the others, the newest first. */
function byPlace(left: Insight, right: Insight): number {
  const [a, b] = [left.place ?? Number.POSITIVE_INFINITY, right.place ?? Number.POSITIVE_INFINITY];
  return a === b ? right.createdAt - left.createdAt : a - b;
}

function moved(insights: readonly Insight[], id: string, by: number): readonly Insight[] {
  const from = insights.findIndex((insight) => insight.id === id);
  const to = Math.max(0, Math.min(insights.length - 1, from + by));
  const insight = insights[from];
  if (insight === undefined || from === to) return insights;
  return insights.toSpliced(from, 1).toSpliced(to, 0, insight);
}
