import type { AsideLines } from './aside-lines.ts';
import type { Cell } from './cell.ts';
import type { Column, Dataset, ImportNote, Table } from './dataset.ts';
import type { KnownDetection, KnownSetAside, ReadChoices } from './import-report.ts';
import type { Join, KnownTable } from './joins.ts';
import type { Profile, ProfilePart } from './profile.ts';
import type { ResultSet } from './result-set.ts';
import type { Combined, Union } from './same-shape.ts';

export interface QueryOptions {
  readonly signal?: AbortSignal;
  /** Rows that come back at most; more set `truncated`. Default 1,000. */
  readonly rowLimit?: number;
  /** Default 30,000. */
  readonly timeoutMs?: number;
  /** The table that `data` and `transactions` stand for in this query. */
  readonly activeTable?: string;
}

/**
 * Asks, never changes: one statement that returns rows, in a read-only transaction, jailed by the engine itself.
 * Nothing above this port may assume that the engine is in the page, that a result fits in memory, or that a query is instant.
 */
export interface SqlEngine {
  /** Rejects with `QueryError`, or with an `AbortError` when the signal stops it. */
  query(sql: string, options?: QueryOptions): Promise<ResultSet>;
}

export interface LoadProgress {
  /** Rows counted so far, where the engine knows. */
  readonly rows?: number;
  readonly bytesRead: number;
  readonly byteSize: number;
}

/** Rows of the parts that are in the whole, and how many there will be. */
export interface CombineProgress {
  readonly rows: number;
  readonly rowCount: number;
}

/** What `ingest` may do with an engine: name a file, and make tables. It runs beside the engine, off the page. */
export interface LoadingEngine extends SqlEngine {
  /** Makes a blob readable at the path that is returned, for `read_csv('<path>')` and the like. It is read in place, not copied. */
  mount(name: string, blob: Blob): Promise<string>;
  unmount(path: string): Promise<void>;
  /** Any one statement, for its effect. Rejects with `QueryError`. */
  execute(sql: string, signal?: AbortSignal): Promise<void>;
  /** Calls back while a mounted file is read. Returns the function that ends it. */
  watchReading(path: string, onBytes: (bytesRead: number) => void): () => void;
  /**
   * The bytes of a mounted file, read once for whoever asks and for the engine, at about the pace at which the engine
   * reads: it should read `pieceBytes` at a time too. A piece is gone when the next is asked for. An `AbortError` when
   * the file is unmounted before its end.
   */
  pieces(path: string, pieceBytes: number): AsyncGenerator<Uint8Array, void>;
  /** Puts the rows of an Arrow IPC stream (schema, batches, end) into a table; `create` makes it. Rejects with `QueryError`. */
  insertArrow(
    table: string,
    stream: Uint8Array,
    options: { readonly create: boolean; readonly signal: AbortSignal },
  ): Promise<void>;
  /**
   * Parses a file that nobody vouches for in a worker of its own: a parser that crashes, hangs or eats memory ends
   * there. Throws `IngestError`, or an `AbortError` when stopped.
   */
  parse(
    parser: ParserName,
    blob: Blob,
    signal: AbortSignal,
    /** Default: everything is detected. */
    choices?: ReadChoices,
  ): AsyncGenerator<ParsedPart, void>;
}

/** Parsers that run apart from the engine. A new one is a new name here; the compiler names the place left, in `ingest`. */
export type ParserName = 'parquet' | 'arrow' | 'json' | 'workbook' | 'sqlite';

/** What a parser hands over on its way; it survives `structuredClone`. */
export type ParsedPart =
  | {
      readonly kind: 'rows';
      /** A whole Arrow IPC stream, in types that DuckDB takes. All streams of a file have one schema. */
      readonly stream: Uint8Array<ArrayBuffer>;
      readonly rows: number;
      /** Of the file, how much has been read: 0 to 1. */
      readonly fraction: number;
    }
  | { readonly kind: 'note'; readonly note: ImportNote }
  | { readonly kind: 'detection'; readonly detection: KnownDetection }
  /** Bytes that can be said better: `uuid` from 16 bytes, `text` where all values are UTF-8. */
  | { readonly kind: 'refine'; readonly column: string; readonly to: 'uuid' | 'text' }
  /** Rows, and cells of them, that the file itself declares: what was read must add up to it. */
  | {
      readonly kind: 'declared';
      readonly rows: number;
      readonly cells: number;
      /** Those of the cells that are not among the rows. */
      readonly setAside?: readonly KnownSetAside[];
      /** The lines that these cells stand in. */
      readonly aside?: AsideLines | undefined;
    }
  /** What follows is of another table, until the next such part: for files that hold several. */
  | {
      readonly kind: 'table';
      /** Its name in the file; empty when it has none. */
      readonly title: string;
      /** Cells of the file that hold something and belong to it, and those of them that are not among its rows. */
      readonly cells: number;
      readonly setAside: readonly KnownSetAside[];
      /** The rows that these cells stand in. */
      readonly aside?: AsideLines | undefined;
      /** Columns of texts that may say something else, numbers or dates: to be looked at when they are there. */
      readonly written: readonly string[];
      /** Columns of texts that may only be dates: their file knows numbers. */
      readonly dated?: readonly string[];
    }
  /** A sign of life from a parser that has no rows yet. */
  | { readonly kind: 'progress'; readonly fraction: number };

export interface EngineStatus {
  readonly state: 'starting' | 'ready' | 'failed';
  /** 0 to 1 while starting. */
  readonly progress: number;
  /** Where tables are kept: `opfs` survives a reload, `memory` does not; `reason` says why not. */
  readonly storage: 'opfs' | 'memory';
  readonly reason?: string;
  /** Another tab holds the saved tables. */
  readonly isOwnedElsewhere?: boolean;
  /** How often it has crashed and was started anew; tables that were not saved went with each. */
  readonly crashes?: number;
  readonly version?: string;
  /** Extensions of DuckDB that the app carries and that are loaded. None can be loaded later. */
  readonly extensions?: readonly string[];
  /** Why one that the app carries is not loaded. */
  readonly extensionFailure?: string;
}

/** The engine as the page sees it: asks, takes files in, describes them, forgets them. */
export interface DataEngine extends SqlEngine {
  status(): EngineStatus;
  onStatus(listener: (status: EngineStatus) => void): () => void;
  /** Rejects with `IngestError`, or an `AbortError` when stopped; nothing is left behind then. */
  ingest(
    file: File,
    options: {
      readonly signal: AbortSignal;
      readonly onProgress: (progress: LoadProgress) => void;
      /** Table names that are taken. */
      readonly taken: readonly string[];
      /** Default: everything is detected. */
      readonly choices?: ReadChoices;
      /**
       * Tables that the new ones take the place and the names of, once they are there. What is kept of the old ones
       * stays until the new ones are saved, and comes back with a reload before that.
       */
      readonly replacing?: readonly string[];
    },
  ): Promise<Dataset>;
  /**
   * Yields parts as they are measured; returns the whole. A table that is read in place is described by a sample,
   * unless it shall be `exact`.
   */
  profile(
    table: Table,
    signal: AbortSignal,
    options?: { readonly exact: boolean },
  ): AsyncGenerator<ProfilePart, Profile>;
  /** Measured between these tables, the best first; none by which rows would be multiplied. */
  joins(tables: readonly KnownTable[], signal: AbortSignal): Promise<readonly Join[]>;
  /** Makes one table of several; they stay. Nothing is lost: rows are counted, types widened where they must be. */
  combine(
    union: Union,
    options: {
      readonly taken: readonly string[];
      readonly signal: AbortSignal;
      readonly onProgress?: (progress: CombineProgress) => void;
    },
  ): Promise<Combined>;
  /**
   * Names of the tables that are there, after a reload say. Which of some are there (`among`) is known at once; all are
   * listed when no question has been asked for a moment.
   */
  tableNames(among?: readonly string[]): Promise<readonly string[]>;
  dropTable(name: string): Promise<void>;
  /** Begins to save the tables that could not be, once more. What `dropTable` makes room for is saved without being asked. */
  saveAgain(): Promise<void>;
  /** Resolves when nothing is being saved behind any more, with the tables that could not be saved. */
  saved(): Promise<readonly string[]>;
}

export interface PythonFigure {
  readonly mediaType: 'image/svg+xml' | 'image/png';
  /** Base64. */
  readonly data: string;
}

/** What a run gave back. `results` is what the code assigned to `results`, or else its last expression, as JSON. */
export interface PythonResult {
  readonly results: Cell;
  /** Python's own words for the last expression, cut when long; absent when the code ends with a statement or `None`. */
  readonly lastExpression?: string;
  readonly stdout: string;
  readonly figures: readonly PythonFigure[];
  /** `results` as a table, where it has the shape of one (a list of objects, or a mapping of equally long lists). */
  readonly table: {
    readonly columns: readonly Column[];
    /** At most 10,000; more set `truncated`. */
    readonly rows: readonly (readonly Cell[])[];
    readonly truncated: boolean;
  } | null;
  readonly elapsedMs: number;
}

/** Data by reference: the engines hand it over among themselves; it does not pass through the page or the agents. */
export interface PythonInput {
  /** A query whose rows become `result` (`result_df` where pandas is), and `columns` and `rows()`. */
  readonly sql?: string;
  /** The table that is `df` where pandas is; without `sql` it is `columns` and `rows()` too. */
  readonly activeTable?: string;
}

export interface PythonRunOptions {
  readonly signal?: AbortSignal;
  /** Default 10,000; at most 600,000. */
  readonly timeoutMs?: number;
  /** Called with what is printed, as it is printed. */
  readonly onStdout?: (text: string) => void;
}

export interface PythonStatus {
  readonly state: 'asleep' | 'starting' | 'ready' | 'failed';
  readonly progress: number;
  /** Packages beyond the standard library that code can import: those that the app carries, and those installed by hand. */
  readonly packages: readonly string[];
  /** What is being fetched now, for a run that needs it. */
  readonly loading?: { readonly packages: readonly string[]; readonly progress: number };
  readonly version?: string;
  readonly reason?: string;
}

/** A name that can stand behind a point. */
export interface PythonMember {
  readonly name: string;
  readonly kind: 'column' | 'function' | 'class' | 'module' | 'property';
  /** The first line of its documentation; may be empty. */
  readonly about: string;
}

/** For whoever writes Python. Nothing of theirs is run. */
export interface PythonMembers {
  /**
   * What can stand behind `expression` and a point in this code, as far as it is known. Empty at once where the
   * interpreter sleeps or is at work, and after half a second where it does not answer.
   */
  members(code: string, expression: string): Promise<readonly PythonMember[]>;
}

export interface PythonEngine {
  status(): PythonStatus;
  onStatus(listener: (status: PythonStatus) => void): () => void;
  /** Starts the interpreter if it is asleep; resolves when it can run. */
  start(): Promise<void>;
  /** Rejects with `PythonError`, `QueryError` (of the input), or an `AbortError` when stopped. The next run works in every case. */
  run(code: string, input: PythonInput, options?: PythonRunOptions): Promise<PythonResult>;
  /** Forgets all that runs have left, packages installed by hand excepted. */
  restart(): Promise<void>;
  /**
   * Makes a wheel importable until the page is closed. Returns what is importable now. Rejects with `PythonError` that
   * says why the wheel does not fit (not a wheel, another Python, another platform, damaged).
   */
  install(wheel: File): Promise<{ readonly name: string; readonly version: string }>;
}
