import type { ImportNote, Table } from '../core/dataset.ts';
import type { LoadingEngine } from '../core/engine.ts';
import type { ImportReport, ReadChoices } from '../core/import-report.ts';

/** A kind of file. Light: what reads it is imported when it is needed. */
export interface Format {
  readonly name: string;
  /** For people: "CSV or other delimited text". */
  readonly label: string;
  /** Lower case, each with its dot. */
  readonly endings: readonly string[];
  readonly mimeTypes: readonly string[];
  /** Whether a file is of this kind; `head` is its first bytes, `fileName` without `.gz`. */
  claims(head: Uint8Array, fileName: string): boolean;
  /** When it rejects, it has left no table behind, and touched none that was there before. */
  read(request: ReadRequest): Promise<ReadResult>;
}

export interface ReadRequest {
  /** Unpacked. */
  readonly blob: Blob;
  readonly fileName: string;
  readonly engine: LoadingEngine;
  readonly tableName: string;
  /** Makes a name for one of several tables, near to what is wanted: each is given out once. */
  readonly nameTable: (wanted: string) => string;
  readonly choices: ReadChoices;
  readonly signal: AbortSignal;
  /** `fraction` is from 0 to 1; `rows` as soon as they are counted. */
  readonly onProgress: (fraction: number, rows?: number) => void;
}

export interface ReadResult {
  readonly tables: readonly Table[];
  readonly notes: readonly ImportNote[];
  readonly reports: readonly ImportReport[];
}
