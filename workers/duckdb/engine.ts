import type { Dataset } from '../../src/core/dataset.ts';
import type { LoadingEngine, LoadProgress, QueryOptions, SqlEngine } from '../../src/core/engine.ts';
import type { ReadChoices } from '../../src/core/import-report.ts';
import type { Combined, Union } from '../../src/core/same-shape.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { tableNameFor } from '../../src/ingest/table-name.ts';
import { ask, askForPieces } from './ask.ts';
import type { Connection } from './bindings.ts';
import { type CombineOptions, combine } from './combine.ts';
import { execute } from './execute.ts';
import { createHandOvers, type HandOvers } from './hand-over.ts';
import { type HandedResult, handedColumns } from './handed-columns.ts';
import { createHeld, type Held } from './held/held.ts';
import { createArrowInsert } from './insert-arrow.ts';
import { createMounts, type Mounts } from './mounts.ts';
import { forgetNames, pointNames } from './names.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Database } from './open-database.ts';
import { piecesOf } from './pieces.ts';
import { createPool, type Pool } from './pool.ts';
import { openTables, type Tables } from './tables.ts';
import { takePlaces } from './take-places.ts';
import { type Priority, priorities } from './turns.ts';

/** Statements of our own may take their time, the more so as questions go first. */
const patientTimeoutMs = 600_000;
/** A question's, when nobody says otherwise. */
const questionTimeoutMs = 30_000;

export interface Engine {
  /** For a person's questions. */
  readonly questions: SqlEngine;
  /** For describing tables: gives way to questions. */
  readonly describing: SqlEngine;
  readonly tables: Tables;
  /** A person's question whose answer goes to another worker. */
  read(sql: string, options: QueryOptions): Promise<HandedResult>;
  readonly handOvers: HandOvers;
  /** Results that are looked at in pages. */
  readonly held: Held;
  load(
    file: File,
    options: {
      readonly signal: AbortSignal;
      readonly onProgress: (progress: LoadProgress) => void;
      readonly taken: readonly string[];
      readonly choices: ReadChoices;
      readonly replacing: readonly string[];
    },
  ): Promise<Dataset>;
  /** Makes one table of several, kept like any other. */
  combine(union: Union, taken: readonly string[], options: CombineOptions): Promise<Combined>;
}

export function createEngine(
  database: Database,
  parse: LoadingEngine['parse'],
  onSaveFailure: (reason: string | undefined) => void,
): Engine {
  const pool = createPool(database.connections);
  const mounts = createMounts(database.nested.duckDb);
  const tables = openTables(database, pool, mounts, onSaveFailure);
  const engineFor = (priority: Priority, defaults: QueryOptions): SqlEngine => ({
    query: (sql, options = {}) =>
      lendNamed(pool, tables, sql, options.activeTable, (connection) =>
        ask(connection, sql, { ...defaults, ...options }, priority),
      ),
  });
  const loading: LoadingEngine = { ...loadingEngine(database, pool, mounts), parse };
  // A name that one file takes is taken for the next.
  const inLine = oneAtATime();
  return {
    questions: patient(engineFor(priorities.question, {}), tables),
    describing: engineFor(priorities.describe, { timeoutMs: patientTimeoutMs }),
    tables,
    read: (sql, options) =>
      lendNamed(pool, tables, sql, options.activeTable, (connection) =>
        readForOthers(connection, sql, withPatience(options, tables)),
      ),
    handOvers: createHandOvers(),
    held: createHeld((sql, activeTable, use) => lendNamed(pool, tables, sql, activeTable, use)),
    load: (file, options) => inLine(() => loadInto(tables, file, loading, options)),
    combine: (union, taken, options) => inLine(() => combineInto(tables, union, taken, loading, options)),
  };
}

/** Where a question may have to read gigabytes, it is not stopped for taking long: whoever asked can stop it. */
function patient(engine: SqlEngine, tables: Tables): SqlEngine {
  return { query: (sql, options = {}) => engine.query(sql, withPatience(options, tables)) };
}

function withPatience(options: QueryOptions, tables: Tables): QueryOptions {
  const { timeoutMs = questionTimeoutMs } = options;
  return tables.hasInPlace() ? { ...options, timeoutMs: Math.max(timeoutMs, patientTimeoutMs) } : options;
}

/** Lends a connection on which the words that stand for the active table do so. */
function lendNamed<T>(
  pool: Pool,
  tables: Tables,
  sql: string,
  activeTable: string | undefined,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  return pool.lend(async (connection) => {
    await pointNames(connection, sql, () => tables.names(), activeTable);
    return use(connection);
  });
}

/** Rows that are handed over at most when nobody says how many. */
const handOverRowLimit = 5_000_000;

async function readForOthers(
  connection: Connection,
  sql: string,
  options: QueryOptions,
): Promise<HandedResult> {
  const { rowLimit = handOverRowLimit } = options;
  return handedColumns(
    await askForPieces(connection, sql, { ...options, rowLimit }, priorities.question),
    rowLimit,
  );
}

async function loadInto(
  tables: Tables,
  file: File,
  loading: LoadingEngine,
  options: Parameters<Engine['load']>[1],
): Promise<Dataset> {
  const taken = [...new Set([...options.taken, ...(await tables.taken())])];
  try {
    const read = await ingest(file, loading, { ...options, taken });
    const dataset = await takePlaces(read, options.replacing, tables, loading);
    tables.adopt(dataset.tables);
    return dataset;
  } finally {
    await tables.sweep();
  }
}

async function combineInto(
  tables: Tables,
  union: Union,
  taken: readonly string[],
  loading: LoadingEngine,
  options: CombineOptions,
): Promise<Combined> {
  const name = tableNameFor(union.name, [...taken, ...(await tables.taken())]);
  try {
    const combined = await combine(union, name, loading, options);
    tables.adopt([combined.table]);
    return combined;
  } finally {
    await tables.sweep();
  }
}

function loadingEngine({ nested }: Database, pool: Pool, mounts: Mounts): Omit<LoadingEngine, 'parse'> {
  const lend = <T>(sql: string, use: (connection: Connection) => Promise<T>): Promise<T> =>
    pool.lend(async (connection) => {
      await forgetNames(connection, sql);
      return use(connection);
    });
  return {
    ...mounts,
    query: (sql, options = {}) =>
      lend(sql, (connection) =>
        ask(connection, sql, { timeoutMs: patientTimeoutMs, ...options }, priorities.load),
      ),
    execute: (sql, signal) =>
      lend(sql, (connection) =>
        execute(connection, sql, { priority: priorities.load, ...(signal === undefined ? {} : { signal }) }),
      ),
    watchReading: nested.watchReading,
    pieces: (path, pieceBytes) => piecesOf(mounts.mounted(path), pieceBytes, nested),
    insertArrow: createArrowInsert(pool),
  };
}
