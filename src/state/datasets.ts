import { createStore, type StoreApi } from 'zustand';
import type { Subject } from '../core/agent.ts';
import type { Dataset } from '../core/dataset.ts';
import type { DataEngine, LoadProgress } from '../core/engine.ts';
import { IngestError, isAbort } from '../core/error.ts';
import { newId } from '../core/id.ts';
import type { ReadChoices } from '../core/import-report.ts';
import type { Profile } from '../core/profile.ts';
import type { Toast } from './toasts.ts';

/** A file on its way in, or one that could not be read. */
export interface LoadingFile {
  readonly id: string;
  readonly fileName: string;
  readonly progress: LoadProgress;
  readonly failure:
    | { readonly message: string; readonly advice: string; readonly line: number | undefined }
    | undefined;
}

export interface OpenDataset {
  readonly dataset: Dataset;
  /** By table name; grows while it is measured. */
  readonly profiles: Readonly<Record<string, Profile>>;
  /** 0 to 1; 1 when all profiles are complete. */
  readonly profileProgress: number;
  /** False while its tables are still being written to where they are kept: a reload would lose them. */
  readonly isSaved: boolean;
  /** What it was read from, as long as the page lives. */
  readonly file: File | undefined;
  /** It is being read again, in another way. */
  readonly isReadAgain: boolean;
  /** It was read in place, and its file went with the page that had it: nothing can be asked until it is dropped again. */
  readonly isAway?: boolean;
  /** 0 to 1 while the whole file is measured, whose Data DNA is that of a sample until then. */
  readonly wholeProgress?: number | undefined;
}

export interface DatasetsState {
  readonly datasets: readonly OpenDataset[];
  readonly loading: readonly LoadingFile[];
  readonly activeId: string | null;
  /** False until what was kept has been read: neither empty nor full is known before. */
  readonly isRestored: boolean;
  /** Resolves when every file is a dataset with its profile, or has failed. */
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly openDemo: () => Promise<void>;
  /** Takes in a dataset whose tables the engine has made of others; resolves when it has its profile. */
  readonly adopt: (dataset: Dataset) => Promise<void>;
  /** Reads a dataset's file again, as chosen; the dataset stays as it is when that fails. `file` where the page has it no more. */
  readonly readAgain: (id: string, choices: ReadChoices, file?: File) => Promise<void>;
  /** Measures all rows of a dataset that was described by a sample; may take minutes. */
  readonly measureWhole: (id: string) => Promise<void>;
  readonly stopMeasuring: (id: string) => void;
  readonly cancelLoading: (id: string) => void;
  readonly dismissFailure: (id: string) => void;
  readonly activate: (id: string) => void;
  readonly remove: (id: string) => Promise<void>;
  /** Shows what was kept, then drops what the engine no longer has, and profiles what has no profile. */
  readonly restore: () => Promise<void>;
  /** What a question can be asked of, the active dataset first; waits until its profile is complete. */
  readonly subjects: () => Promise<readonly Subject[]>;
}

export interface DatasetsEffects {
  readonly engine: DataEngine;
  readonly readKept: () => Promise<
    readonly { readonly dataset: Dataset; readonly profiles: readonly Profile[] }[]
  >;
  readonly keep: (dataset: Dataset) => Promise<void>;
  readonly keepProfile: (datasetId: string, profile: Profile) => Promise<void>;
  readonly forget: (datasetId: string) => Promise<void>;
  readonly fetchDemo: (signal: AbortSignal) => Promise<File>;
  readonly toast: (level: Toast['level'], message: string) => void;
}

/** Datasets on screen; what is kept of them is storage's. */
export function createDatasets(effects: DatasetsEffects): StoreApi<DatasetsState> {
  const stops = new Map<string, AbortController>();
  const measured = new Map<string, Promise<void>>();
  const restoring = { done: Promise.resolve() };

  return createStore<DatasetsState>((set, get) => {
    const changeLoading = (id: string, change: Partial<LoadingFile>): void =>
      set((state) => ({
        loading: state.loading.map((file) => (file.id === id ? { ...file, ...change } : file)),
      }));
    const endLoading = (id: string): void =>
      set((state) => ({ loading: state.loading.filter((file) => file.id !== id) }));
    const changeDataset = (id: string, change: (open: OpenDataset) => OpenDataset): void =>
      set((state) => ({
        datasets: state.datasets.map((open) => (open.dataset.id === id ? change(open) : open)),
      }));

    async function measure(dataset: Dataset, signal: AbortSignal): Promise<void> {
      for (const [index, table] of dataset.tables.entries()) {
        const parts = effects.engine.profile(table, signal);
        const share = 1 / dataset.tables.length;
        let step = await parts.next();
        while (step.done !== true) {
          const { soFar, progress } = step.value;
          changeDataset(dataset.id, (open) => withProfile(open, soFar, (index + progress * 0.99) * share));
          step = await parts.next();
        }
        const profile = step.value;
        changeDataset(dataset.id, (open) => withProfile(open, profile, (index + 1) * share));
        await tellFailure(effects.keepProfile(dataset.id, profile), `The Data DNA of ${dataset.name}`);
      }
    }

    /** What is known by the sample stays until the whole is known. */
    async function measureWhole({ id, tables }: Dataset, signal: AbortSignal): Promise<void> {
      const profiles: Profile[] = [];
      for (const table of tables) {
        const parts = effects.engine.profile(table, signal, { exact: true });
        for (let step = await parts.next(); ; step = await parts.next()) {
          if (step.done === true) {
            profiles.push(step.value);
            break;
          }
          const wholeProgress = (profiles.length + step.value.progress) / tables.length;
          changeDataset(id, (open) => ({ ...open, wholeProgress }));
        }
      }
      for (const profile of profiles) {
        changeDataset(id, (open) => withProfile(open, profile, 1));
        await tellFailure(effects.keepProfile(id, profile), 'The Data DNA');
      }
    }

    /** The data can be used all the same when it cannot be kept. */
    function tellFailure(keeping: Promise<void>, what: string): Promise<void> {
      return keeping.catch((error: unknown) =>
        effects.toast('error', `${what} could not be kept: ${messageOf(error)}`),
      );
    }

    async function watchSaving(id: string): Promise<void> {
      await effects.engine.saved();
      changeDataset(id, (open) => ({ ...open, isSaved: true }));
    }

    function startMeasuring(dataset: Dataset): Promise<void> {
      const controller = new AbortController();
      stops.set(dataset.id, controller);
      const done = measure(dataset, controller.signal).catch((error: unknown) => {
        if (!isAbort(error)) {
          effects.toast('error', `${dataset.name} could not be measured: ${messageOf(error)}`);
        }
      });
      measured.set(dataset.id, done);
      return done;
    }

    async function load(id: string, file: File, controller: AbortController): Promise<void> {
      const taken = [...get().datasets.flatMap(({ dataset }) => dataset.tables.map(({ name }) => name))];
      const dataset = await effects.engine.ingest(file, {
        signal: controller.signal,
        onProgress: (progress) => changeLoading(id, { progress }),
        taken,
      });
      endLoading(id);
      await show(dataset, file);
    }

    async function show(dataset: Dataset, file: File | undefined): Promise<void> {
      set((state) => ({
        datasets: [...state.datasets, openNew(dataset, file)],
        activeId: dataset.id,
      }));
      await settle(dataset);
    }

    async function settle(dataset: Dataset): Promise<void> {
      void watchSaving(dataset.id);
      await Promise.all([tellFailure(effects.keep(dataset), dataset.name), startMeasuring(dataset)]);
    }

    /** The same file, untouched since: it is there already. */
    function openBefore(file: File): OpenDataset | undefined {
      return get().datasets.find(({ dataset: { source } }) => isSameFile(source, file));
    }

    async function replace(open: OpenDataset, file: File, choices: ReadChoices): Promise<void> {
      const { id, tables, createdAt, source } = open.dataset;
      const replacing = open.isAway === true ? [] : tables.map(({ name }) => name);
      const controller = new AbortController();
      stops.get(id)?.abort();
      stops.set(id, controller);
      await measured.get(id);
      const read = await effects.engine.ingest(file, {
        signal: controller.signal,
        onProgress: () => undefined,
        taken: [],
        choices,
        replacing,
      });
      if (read.source.contentHash !== source.contentHash) {
        effects.toast('info', `${file.name} is not the file that was read before: its content has changed.`);
      }
      const dataset: Dataset = { ...read, id, createdAt };
      changeDataset(id, () => openNew(dataset, file));
      await settle(dataset);
    }

    async function attempt(
      fileName: string,
      byteSize: number,
      read: (signal: AbortSignal) => Promise<File>,
    ): Promise<void> {
      const id = newId();
      const controller = new AbortController();
      stops.set(id, controller);
      set((state) => ({
        loading: [
          ...state.loading,
          { id, fileName, progress: { bytesRead: 0, byteSize }, failure: undefined },
        ],
      }));
      try {
        await load(id, await read(controller.signal), controller);
      } catch (error) {
        if (isAbort(error)) endLoading(id);
        else changeLoading(id, { failure: failureOf(error) });
      } finally {
        stops.delete(id);
      }
    }

    return {
      datasets: [],
      loading: [],
      activeId: null,
      isRestored: false,
      async addFiles(files) {
        for (const file of files) {
          const open = openBefore(file);
          if (open?.isAway === true) {
            set({ activeId: open.dataset.id });
            await get().readAgain(open.dataset.id, open.dataset.source.choices, file);
          } else if (open === undefined) await attempt(file.name, file.size, () => Promise.resolve(file));
          else {
            set({ activeId: open.dataset.id });
            effects.toast('info', `${file.name} is open already and was not read twice.`);
          }
        }
      },
      openDemo: () => attempt('transactions.csv.gz', 0, effects.fetchDemo),
      adopt: (dataset) => show(dataset, undefined),
      async readAgain(id, choices, file) {
        const open = get().datasets.find(({ dataset }) => dataset.id === id);
        const again = file ?? open?.file;
        if (open === undefined || again === undefined || open.isReadAgain) return;
        changeDataset(id, (before) => ({ ...before, isReadAgain: true }));
        try {
          await replace(open, again, choices);
        } catch (error) {
          changeDataset(id, (before) => ({ ...before, isReadAgain: false }));
          if (!isAbort(error))
            effects.toast('error', `${open.dataset.name} stays as it was. ${adviceOf(error)}`);
        }
      },
      async measureWhole(id) {
        const open = get().datasets.find(({ dataset }) => dataset.id === id);
        if (open === undefined || open.wholeProgress !== undefined) return;
        await measured.get(id);
        const controller = new AbortController();
        stops.set(id, controller);
        changeDataset(id, (before) => ({ ...before, wholeProgress: 0 }));
        try {
          await measureWhole(open.dataset, controller.signal);
        } catch (error) {
          if (!isAbort(error))
            effects.toast('error', `${open.dataset.name} could not be measured: ${messageOf(error)}`);
        } finally {
          changeDataset(id, (before) => ({ ...before, wholeProgress: undefined }));
        }
      },
      stopMeasuring: (id) => stops.get(id)?.abort(),
      cancelLoading: (id) => stops.get(id)?.abort(),
      dismissFailure: endLoading,
      activate: (activeId) => set({ activeId }),
      async remove(id) {
        stops.get(id)?.abort();
        const open = get().datasets.find(({ dataset }) => dataset.id === id);
        if (open === undefined) return;
        try {
          await effects.forget(id);
          set((state) => withoutDataset(state, id));
          for (const table of open.dataset.tables) await effects.engine.dropTable(table.name);
        } catch (error) {
          effects.toast('error', `${open.dataset.name} could not be removed: ${messageOf(error)}`);
        }
      },
      restore() {
        restoring.done = restore();
        return restoring.done;
      },
      async subjects() {
        await restoring.done;
        const { activeId } = get();
        if (activeId !== null) await measured.get(activeId);
        const there = get().datasets.filter(({ isAway }) => isAway !== true);
        const open = there.sort((a, b) => rank(a, activeId) - rank(b, activeId));
        return open.flatMap(subjectsOf);
      },
    };

    /** Tables that no dataset knows: left behind by a page that was closed in the middle of something. */
    async function dropOrphans(names: ReadonlySet<string>): Promise<void> {
      if (get().loading.length > 0) return;
      const known = get().datasets.flatMap(({ dataset }) => dataset.tables.map(({ name }) => name));
      for (const name of names) if (!known.includes(name)) await effects.engine.dropTable(name);
    }

    async function restore(): Promise<void> {
      const kept = await effects.readKept().catch((error: unknown) => {
        effects.toast('warning', `What was kept could not be read: ${messageOf(error)}`);
        return undefined;
      });
      set((state) => ({
        isRestored: true,
        datasets: [...(kept ?? []).map(openKept), ...state.datasets],
        activeId: state.activeId ?? kept?.at(-1)?.dataset.id ?? null,
      }));
      if (kept === undefined) return;
      const names = new Set(await effects.engine.tableNames());
      for (const { dataset } of kept) {
        if (dataset.tables.every((table) => names.has(table.name))) continue;
        if (dataset.tables.some(({ inPlace }) => inPlace !== undefined)) awaitFile(dataset);
        else takeOffScreen(dataset);
      }
      if (effects.engine.status().storage === 'opfs') await dropOrphans(names);
      for (const { dataset, profileProgress, isAway } of get().datasets) {
        if (profileProgress < 1 && isAway !== true && !measured.has(dataset.id)) void startMeasuring(dataset);
      }
    }

    /** A page may not open a file by itself. */
    function awaitFile({ id, name, source }: Dataset): void {
      changeDataset(id, (open) => ({ ...open, isAway: true, profileProgress: 1 }));
      effects.toast('info', `${name} was read in place: drop ${source.fileName} again to go on with it.`);
    }

    /** Says why, unless another tab has the tables: that is said once, for all of them. */
    function takeOffScreen({ id, name }: Dataset): void {
      set((state) => withoutDataset(state, id));
      const { storage, reason, isOwnedElsewhere } = effects.engine.status();
      if (isOwnedElsewhere === true) return;
      const why =
        storage === 'opfs' || reason === undefined
          ? `The data of ${name} is not on this machine any more. Drop the file again.`
          : `The data of ${name} cannot be reached. ${reason}`;
      effects.toast('warning', why);
    }
  });
}

function withProfile(open: OpenDataset, profile: Profile, profileProgress: number): OpenDataset {
  return { ...open, profiles: { ...open.profiles, [profile.table]: profile }, profileProgress };
}

function withoutDataset(state: DatasetsState, id: string): Pick<DatasetsState, 'datasets' | 'activeId'> {
  const datasets = state.datasets.filter(({ dataset }) => dataset.id !== id);
  const activeId = state.activeId === id ? (datasets.at(-1)?.dataset.id ?? null) : state.activeId;
  return { datasets, activeId };
}

const atRest = { isReadAgain: false, isAway: false, wholeProgress: undefined };

function openNew(dataset: Dataset, file: File | undefined): OpenDataset {
  return { dataset, profiles: {}, profileProgress: 0, isSaved: false, file, ...atRest };
}

function isSameFile({ fileName, byteSize, lastModified }: Dataset['source'], file: File): boolean {
  return fileName === file.name && byteSize === file.size && lastModified === file.lastModified;
}

function adviceOf(error: unknown): string {
  return error instanceof IngestError ? `${error.message} ${error.advice}` : messageOf(error);
}

function openKept(kept: { readonly dataset: Dataset; readonly profiles: readonly Profile[] }): OpenDataset {
  const profiles = Object.fromEntries(kept.profiles.map((profile) => [profile.table, profile]));
  const isComplete = kept.dataset.tables.every((table) => profiles[table.name] !== undefined);
  return {
    dataset: kept.dataset,
    profiles,
    profileProgress: isComplete ? 1 : 0,
    isSaved: true,
    file: undefined,
    ...atRest,
  };
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

function failureOf(error: unknown): NonNullable<LoadingFile['failure']> {
  if (error instanceof IngestError) {
    return { message: error.message, advice: error.advice, line: error.line };
  }
  return {
    message: messageOf(error),
    advice: 'Nothing else was changed. Try the file again, or reload the page.',
    line: undefined,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
