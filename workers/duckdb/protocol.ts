import type { Cell } from '../../src/core/cell.ts';
import type { Column, Dataset, Table } from '../../src/core/dataset.ts';
import type { CombineProgress, EngineStatus, LoadProgress, QueryOptions } from '../../src/core/engine.ts';
import type { QueryError } from '../../src/core/error.ts';
import type { FileFact } from '../../src/core/file-fact.ts';
import type { HoldOptions, RowView } from '../../src/core/held-result.ts';
import type { ReadChoices } from '../../src/core/import-report.ts';
import type { Join, KnownTable } from '../../src/core/joins.ts';
import type { Profile, ProfilePart } from '../../src/core/profile.ts';
import type { ResultSet } from '../../src/core/result-set.ts';
import type { Combined, Union } from '../../src/core/same-shape.ts';
import type { HeldTable } from './held/held-table.ts';
import type { HeldColumns } from './held/hold.ts';

/** What the page can ask of the worker: what goes in, what comes on the way, what comes out. */
export interface Calls {
  query: { input: { sql: string; options: Omit<QueryOptions, 'signal'> }; part: never; output: ResultSet };
  ingest: {
    input: {
      file: File;
      taken: readonly string[];
      choices: ReadChoices;
      replacing: readonly string[];
    };
    part: LoadProgress;
    output: Dataset;
  };
  profile: { input: { table: Table; exact: boolean }; part: ProfilePart; output: Profile };
  joins: { input: { tables: readonly KnownTable[] }; part: never; output: readonly Join[] };
  combine: {
    input: { union: Union; taken: readonly string[] };
    part: CombineProgress;
    output: Combined;
  };
  tableNames: { input: { among: readonly string[] | undefined }; part: never; output: readonly string[] };
  dropTable: { input: { name: string }; part: never; output: null };
  /** The port is transferred. The worker speaks into it and never listens. */
  openHandOver: { input: { line: number; port: MessagePort }; part: never; output: null };
  handOver: {
    input: { line: number; ticket: number; sql: string; options: Omit<QueryOptions, 'signal'> };
    part: never;
    output: { rowCount: number; truncated: boolean };
  };
  closeHandOver: { input: { line: number }; part: never; output: null };
  saveAgain: { input: null; part: never; output: null };
  saved: { input: null; part: never; output: readonly string[] };
  hold: {
    input: { sql: string; options: Omit<HoldOptions, 'signal'> & { rowLimit: number } };
    part: never;
    output: HeldColumns;
  };
  holdRows: {
    input: { columns: readonly Column[]; rows: readonly (readonly Cell[])[] };
    part: never;
    output: HeldColumns;
  };
  arrange: {
    input: { name: string; columns: readonly Column[]; view: RowView };
    part: never;
    output: HeldTable;
  };
  letGo: { input: { name: string }; part: never; output: null };
  /** An Arrow IPC stream. */
  arrow: { input: { sql: string }; part: never; output: Uint8Array<ArrayBuffer> };
}
export type CallName = keyof Calls;

export type Request =
  | { [N in CallName]: { type: 'call'; id: number; name: N; input: Calls[N]['input'] } }[CallName]
  | { readonly type: 'abort'; readonly id: number };

export type Reply =
  | { readonly type: 'status'; readonly status: EngineStatus }
  /** DuckDB has broken down; the worker must be ended. */
  | { readonly type: 'crashed'; readonly reason: string }
  | {
      readonly type: 'part';
      readonly id: number;
      readonly part: LoadProgress | CombineProgress | ProfilePart;
    }
  | { readonly type: 'output'; readonly id: number; readonly output: Calls[CallName]['output'] }
  | { readonly type: 'failure'; readonly id: number; readonly failure: Failure };

/** A failure as a value, because an error's class and fields do not survive the way between workers. */
export type Failure =
  | { readonly kind: 'abort' }
  | {
      readonly kind: 'query';
      readonly message: string;
      readonly sql: string;
      readonly position: number | undefined;
      readonly reason: QueryError['reason'];
    }
  | {
      readonly kind: 'ingest';
      readonly message: string;
      readonly advice: string;
      readonly line: number | undefined;
      readonly fact: FileFact | undefined;
    }
  | { readonly kind: 'other'; readonly message: string };
