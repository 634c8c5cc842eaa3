import type { StoreApi } from 'zustand';
import { type DatasetsState, type OpenDataset, subjectsOf } from '../state/datasets.ts';
import type { RelationsState } from '../state/relations.ts';
import { atRest } from './rest.ts';

/** Starting Python takes all processors for a second or two: not while a first question is answered, nor while a table is scrolled. */
const pythonRestMs = 2_000;

/** Looks for what belongs together when all is measured; wakes Python beside new data, which will be asked about. */
export function followData({
  datasets,
  relations,
  wakePython,
}: {
  readonly datasets: StoreApi<DatasetsState>;
  readonly relations: StoreApi<RelationsState>;
  readonly wakePython: () => void;
}): void {
  datasets.subscribe((state, before) => {
    if (state.datasets !== before.datasets && isAllDescribed(state)) {
      void relations.getState().look(state.datasets.flatMap(subjectsOf));
    }
    if (state.datasets.some((open) => isJustMeasured(open, before.datasets)))
      atRest(pythonRestMs, wakePython);
  });
}

function isJustMeasured(open: OpenDataset, before: readonly OpenDataset[]): boolean {
  const earlier = before.find(({ dataset }) => dataset.id === open.dataset.id);
  return earlier !== undefined && earlier.profileProgress < 1 && open.profileProgress === 1;
}

function isAllDescribed({ datasets: open, loading }: DatasetsState): boolean {
  return loading.length === 0 && open.every(({ profileProgress }) => profileProgress === 1);
}
