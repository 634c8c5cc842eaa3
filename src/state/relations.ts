import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand';
import type { Subject } from '../core/agent.ts';
import type { Dataset, Table } from '../core/dataset.ts';
import type { CombineProgress, DataEngine } from '../core/engine.ts';
import { isAbort, messageOf } from '../core/error.ts';
import { newId } from '../core/id.ts';
import type { Join } from '../core/joins.ts';
import { type Combined, sameShaped, type UnionPart, unionOf } from '../core/same-shape.ts';
import type { Toast } from './toasts.ts';
import { whyOf } from './why-of.ts';
import type { StateWords } from './words.ts';

/** Offers that were decided about, as they are kept between visits. */
export const settledOffersSchema = z.array(z.string()).readonly();

/** Tables with the same columns that could be one. */
export interface CombineOffer {
  /** The same for the same tables. */
  readonly key: string;
  readonly parts: readonly PlacedTable[];
}

/** A table and the dataset that it is of. */
export interface PlacedTable {
  readonly dataset: Dataset;
  readonly table: Table;
}

export interface RelationsState {
  /** Between the tables that are open; measured when all are described. */
  readonly joins: readonly Join[];
  /** Offers that were taken or turned down, by key. */
  readonly settled: readonly string[];
  /** The offer that is being carried out, by key, and how far it is. */
  readonly combining: { readonly key: string; readonly progress: CombineProgress | undefined } | null;
  /** The joins between these tables; measured once for the same tables. */
  readonly look: (subjects: readonly Subject[]) => Promise<readonly Join[]>;
  readonly combine: (offer: CombineOffer) => Promise<void>;
  /** Nothing is left of what was combined so far; the offer stays. */
  readonly cancelCombining: () => void;
  readonly dismiss: (key: string) => void;
}

export interface RelationsEffects {
  readonly engine: Pick<DataEngine, 'joins' | 'combine'>;
  /** Takes a new dataset in, as if it had been read. */
  readonly adopt: (dataset: Dataset) => Promise<void>;
  readonly settled: readonly string[];
  readonly keepSettled: (keys: readonly string[]) => void;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
  readonly now: () => number;
}

/** How tables belong together: joins that were found, and files that could be one table. */
export function createRelations(effects: RelationsEffects): StoreApi<RelationsState> {
  const latest = { key: '', stop: new AbortController(), found: Promise.resolve<readonly Join[]>([]) };

  const combining = { stop: new AbortController() };

  return createStore<RelationsState>((set, get) => {
    const settle = (key: string): void => {
      const settled = [...get().settled.filter((other) => other !== key), key];
      set({ settled });
      effects.keepSettled(settled);
    };

    async function measure(subjects: readonly Subject[], signal: AbortSignal): Promise<readonly Join[]> {
      const tables = subjects.map(({ table, profile }) => ({ table, profile }));
      const joins = tables.length < 2 ? [] : await effects.engine.joins(tables, signal);
      if (!signal.aborted) set({ joins });
      return joins;
    }

    /** A question can be answered without them. */
    function tellFailure(error: unknown): readonly Join[] {
      latest.key = '';
      effects.toast('warning', effects.words().relations.noJoins(messageOf(error)));
      return [];
    }

    return {
      joins: [],
      settled: effects.settled,
      combining: null,
      look(subjects) {
        const key = keyOf(subjects);
        if (key === latest.key) return latest.found;
        latest.stop.abort();
        const stop = new AbortController();
        const found = measure(subjects, stop.signal).catch((error: unknown) =>
          stop.signal.aborted ? latest.found : tellFailure(error),
        );
        Object.assign(latest, { key, stop, found });
        return found;
      },
      async combine(offer) {
        if (get().combining !== null) return;
        const { key } = offer;
        combining.stop = new AbortController();
        set({ combining: { key, progress: undefined } });
        try {
          const combined = await effects.engine.combine(unionOf(namedParts(offer.parts)), {
            taken: [],
            signal: combining.stop.signal,
            onProgress: (progress) => set({ combining: { key, progress } }),
          });
          settle(key);
          set({ combining: null });
          const fileName = effects.words().relations.combined(offer.parts.length);
          await effects.adopt({ ...datasetOf(combined, offer, fileName), createdAt: effects.now() });
        } catch (error) {
          set({ combining: null });
          const words = effects.words();
          if (!isAbort(error)) effects.toast('error', words.relations.notCombined(whyOf(error, words)));
        }
      },
      cancelCombining: () => combining.stop.abort(),
      dismiss: settle,
    };
  });
}

/** Groups of open tables that have the same columns and that nobody has decided about. */
export function combineOffers(
  datasets: readonly Dataset[],
  settled: readonly string[],
): readonly CombineOffer[] {
  const tables = datasets.flatMap((dataset) => dataset.tables.map((table) => ({ dataset, table })));
  return sameShaped(tables)
    .map((parts) => ({ key: offerKey(parts), parts }))
    .filter(({ key }) => !settled.includes(key));
}

function offerKey(parts: readonly PlacedTable[]): string {
  return parts
    .map(({ dataset, table }) => `${dataset.id}/${table.name}`)
    .toSorted()
    .join(' ');
}

/** What tells these tables, as far as they are described, from others. */
function keyOf(subjects: readonly Subject[]): string {
  const parts = subjects.map(({ dataset, table, profile }) => {
    const counts = profile.columns.map(({ name, distinctCount }) => `${name} ${distinctCount}`);
    return [dataset.id, table.name, table.rowCount, ...counts].join(' ');
  });
  return parts.toSorted().join('\n');
}

/** Rows are said to come from a file; of files with one name, or with several tables, from a table of it. */
function namedParts(parts: readonly PlacedTable[]): readonly UnionPart[] {
  const files = parts.map(({ dataset }) => dataset.source.fileName);
  return parts.map(({ dataset, table }, at) => {
    const file = dataset.source.fileName;
    const isAlone =
      dataset.tables.length === 1 && files.every((other, place) => place === at || other !== file);
    return { table, source: isAlone ? file : `${file} · ${table.name}` };
  });
}

function datasetOf(
  { table, notes }: Combined,
  { key, parts }: CombineOffer,
  fileName: string,
): Omit<Dataset, 'createdAt'> {
  return {
    id: newId(),
    name: table.name,
    tables: [table],
    source: {
      fileName,
      byteSize: parts.reduce((sum, { dataset }) => sum + dataset.source.byteSize, 0),
      format: 'combined',
      contentHash: key,
      notes,
      reports: [],
      choices: {},
    },
  };
}
