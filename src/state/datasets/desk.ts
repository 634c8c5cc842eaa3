import type { Dataset } from '../../core/dataset.ts';
import { messageOf } from '../../core/error.ts';
import type { Profile } from '../../core/profile.ts';
import type { StateWords } from '../words.ts';
import type { DatasetsEffects, DatasetsState, LoadingFile, OpenDataset } from './state.ts';

/** What the parts of the datasets' store share. */
export interface Desk {
  readonly effects: DatasetsEffects;
  readonly get: () => DatasetsState;
  readonly set: (change: (state: DatasetsState) => Partial<DatasetsState>) => void;
  /** Resolves when what was kept is on screen, is compared with the tables that are there, and no other table is left. */
  readonly restored: () => Promise<void>;
  /** What stops the reading or measuring that is under way, by the id of the loading file or the dataset. */
  readonly stops: Map<string, AbortController>;
  /** Settles when a dataset has been measured as far as it can be, by its id. */
  readonly measured: Map<string, Promise<void>>;
  /** Whether a reading of a file is the one that is kept; resolves when that is known. */
  readonly recorded: WeakMap<Dataset, Promise<boolean>>;
  /** Readings in the place of others that are not kept yet: what is kept is an earlier one. */
  readonly unrecorded: WeakSet<Dataset>;
  /** Hashes of whole files, each made once. */
  readonly wholeHashes: WeakMap<File, Promise<string | undefined>>;
}

export function findOpen({ get }: Desk, id: string): OpenDataset | undefined {
  return get().datasets.find(({ dataset }) => dataset.id === id);
}

export function changeDataset({ set }: Desk, id: string, change: (open: OpenDataset) => OpenDataset): void {
  set((state) => ({
    datasets: state.datasets.map((open) => (open.dataset.id === id ? change(open) : open)),
  }));
}

export function changeLoading({ set }: Desk, id: string, change: Partial<LoadingFile>): void {
  set((state) => ({
    loading: state.loading.map((file) => (file.id === id ? { ...file, ...change } : file)),
  }));
}

export function endLoading({ set }: Desk, id: string): void {
  set((state) => ({ loading: state.loading.filter((file) => file.id !== id) }));
}

export function withProfile(open: OpenDataset, profile: Profile, profileProgress: number): OpenDataset {
  return { ...open, profiles: { ...open.profiles, [profile.table]: profile }, profileProgress };
}

export function withoutDataset(
  state: DatasetsState,
  id: string,
): Pick<DatasetsState, 'datasets' | 'activeId'> {
  const datasets = state.datasets.filter(({ dataset }) => dataset.id !== id);
  const activeId = state.activeId === id ? (datasets.at(-1)?.dataset.id ?? null) : state.activeId;
  return { datasets, activeId };
}

/** The data can be used all the same when it cannot be kept. Resolves to whether it is. */
export function tellFailure(
  desk: Desk,
  keeping: Promise<void>,
  words: (words: StateWords['datasets'], why: string) => string,
): Promise<boolean> {
  return keeping.then(
    () => true,
    (error: unknown) => {
      desk.effects.toast('error', words(desk.effects.words().datasets, messageOf(error)));
      return false;
    },
  );
}

/** Of a dataset or a table. */
export function notKept(name: string): Parameters<typeof tellFailure>[2] {
  return (words, why) => words.notKept(name, why);
}
