import type { Subject } from '../../core/agent.ts';
import type { Dataset } from '../../core/dataset.ts';
import type { DataEngine, LoadProgress } from '../../core/engine.ts';
import type { FileFact } from '../../core/file-fact.ts';
import type { ReadChoices } from '../../core/import-report.ts';
import type { Profile } from '../../core/profile.ts';
import type { Toast } from '../toasts.ts';
import type { StateWords } from '../words.ts';

/** A file on its way in, or one that could not be read. */
export interface LoadingFile {
  readonly id: string;
  readonly fileName: string;
  readonly progress: LoadProgress;
  readonly failure:
    | {
        /** In English, as the advice is; `fact` says the same where it is there. */
        readonly message: string;
        readonly advice: string;
        readonly line: number | undefined;
        readonly fact?: FileFact | undefined;
      }
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
  /** Its tables could not be saved: they last until the page is closed. What was kept of it before is still kept. */
  readonly isUnsavable?: boolean;
  /** What it was read from, as long as the page lives. */
  readonly file: File | undefined;
  /** It is being read again, in another way. */
  readonly isReadAgain: boolean;
  /** Its tables are not there: nothing can be asked of it until its file is dropped again. */
  readonly isAway?: boolean;
  /** It is away because its tables were not saved when the page or the engine ended; else it was read in place. */
  readonly isLost?: boolean;
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
  /** Opens a file that lies on the same host as the page; an address may be relative to the page's. */
  readonly openHosted: (address: string) => Promise<void>;
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
  /** Tries once more to save the datasets that could not be. */
  readonly saveAgain: () => Promise<void>;
  /** Shows what was kept, then says what the engine no longer has, and profiles what has no profile. */
  readonly restore: () => Promise<void>;
  /** What a question can be asked of, the active dataset first; waits until its profile is complete. */
  readonly subjects: () => Promise<readonly Subject[]>;
}

/** What is kept of a dataset. */
export interface KeptDataset {
  readonly dataset: Dataset;
  readonly profiles: readonly Profile[];
}

/** How a hosted file is fetched. */
export interface Fetching {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
  /** Asked before the body is fetched: a file that is known need not be. */
  readonly isKnown: (file: Pick<File, 'name' | 'size' | 'lastModified'>) => boolean;
}

export interface DatasetsEffects {
  readonly engine: DataEngine;
  /** With the number of datasets that are kept and could not be read. */
  readonly readKept: () => Promise<{
    readonly kept: readonly KeptDataset[];
    readonly unreadable: number;
  }>;
  readonly keep: (dataset: Dataset) => Promise<void>;
  /** In the place of what is kept under its id, whose profiles are forgotten. */
  readonly keepAnew: (dataset: Dataset) => Promise<void>;
  readonly keepProfile: (datasetId: string, profile: Profile) => Promise<void>;
  readonly forget: (datasetId: string) => Promise<void>;
  /** `undefined` when the file is known already. Rejects with `IngestError`. */
  readonly fetchHosted: (address: string, fetching: Fetching) => Promise<File | undefined>;
  /** As in a dataset's `source`. */
  readonly contentHash: (file: File) => Promise<string>;
  /** As in a dataset's `source`; `undefined` where it cannot be had. */
  readonly wholeHash: (file: File) => Promise<string | undefined>;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
}
