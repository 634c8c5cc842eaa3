import type { Dataset } from '../core/dataset.ts';
import type { LoadProgress } from '../core/engine.ts';
import type { Profile } from '../core/profile.ts';

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
}

export interface DatasetsState {
  readonly datasets: readonly OpenDataset[];
  readonly loading: readonly LoadingFile[];
  readonly activeId: string | null;
  /** False until what was kept has been read: neither empty nor full is known before. */
  readonly isRestored: boolean;
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly openDemo: () => Promise<void>;
  readonly cancelLoading: (id: string) => void;
  readonly dismissFailure: (id: string) => void;
  readonly activate: (id: string) => void;
  readonly remove: (id: string) => Promise<void>;
}
