import { createStore, type StoreApi } from 'zustand';
import type { Subject } from '../core/agent.ts';
import { messageOf } from '../core/error.ts';
import { watchCrashes } from './datasets/crashes.ts';
import { type Desk, endLoading, findOpen, withoutDataset } from './datasets/desk.ts';
import { saveAgain } from './datasets/keeping.ts';
import { addFile, openHosted, showNew } from './datasets/loading.ts';
import { measureWhole } from './datasets/measuring.ts';
import { readAgain } from './datasets/reading-again.ts';
import { restore } from './datasets/restoring.ts';
import type { DatasetsEffects, DatasetsState, OpenDataset } from './datasets/state.ts';

export type { DatasetsEffects, DatasetsState, LoadingFile, OpenDataset } from './datasets/state.ts';

const demo = 'demo/transactions.csv.gz';

/** Datasets on screen; what is kept of them is storage's. */
export function createDatasets(effects: DatasetsEffects): StoreApi<DatasetsState> {
  const restoring = { compared: Promise.resolve(), done: Promise.resolve() };
  return createStore<DatasetsState>((set, get) => {
    const desk: Desk = {
      ...{ effects, get, set, recorded: new WeakMap(), unrecorded: new WeakSet() },
      ...{ stops: new Map(), measured: new Map(), wholeHashes: new WeakMap() },
      restored: () => restoring.done,
    };
    watchCrashes(desk);
    return {
      datasets: [],
      loading: [],
      activeId: null,
      isRestored: false,
      async addFiles(files) {
        for (const file of files) await addFile(desk, file);
      },
      openHosted: (address) => openHosted(desk, address),
      openDemo: () => openHosted(desk, demo),
      adopt: (dataset) => showNew(desk, dataset, undefined),
      readAgain: (id, choices, file) => readAgain(desk, id, choices, file),
      measureWhole: (id) => measureWhole(desk, id),
      stopMeasuring: (id) => desk.stops.get(id)?.abort(),
      cancelLoading: (id) => desk.stops.get(id)?.abort(),
      dismissFailure: (id) => endLoading(desk, id),
      activate: (activeId) => set({ activeId }),
      remove: (id) => remove(desk, id),
      saveAgain: () => saveAgain(desk),
      restore() {
        const compared = restore(desk);
        restoring.compared = compared.then(() => undefined);
        restoring.done = compared.then((tidy) => tidy());
        return restoring.done;
      },
      async subjects() {
        await restoring.compared;
        const { activeId } = get();
        if (activeId !== null) await desk.measured.get(activeId);
        const there = get().datasets.filter(({ isAway }) => isAway !== true);
        return there.toSorted((a, b) => rank(a, activeId) - rank(b, activeId)).flatMap(subjectsOf);
      },
    };
  });
}

async function remove(desk: Desk, id: string): Promise<void> {
  const { effects, set } = desk;
  desk.stops.get(id)?.abort();
  const open = findOpen(desk, id);
  if (open === undefined) return;
  try {
    await effects.forget(id);
    set((state) => withoutDataset(state, id));
    for (const table of open.dataset.tables) await effects.engine.dropTable(table.name);
    void saveAgain(desk);
  } catch (error) {
    effects.toast('error', effects.words().datasets.notRemoved(open.dataset.name, messageOf(error)));
  }
}

/** The tables of a dataset that are described, be it in part. */
export function subjectsOf({ dataset, profiles }: OpenDataset): Subject[] {
  return dataset.tables.flatMap((table) => {
    const profile = profiles[table.name];
    return profile === undefined ? [] : [{ dataset, table, profile }];
  });
}

function rank(open: OpenDataset, activeId: string | null): number {
  return open.dataset.id === activeId ? 0 : 1;
}
