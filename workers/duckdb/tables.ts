import { z } from 'zod';
import { quoteIdentifier, quoteText, sampleNameOf, type Table } from '../../src/core/dataset.ts';
import { QueryError } from '../../src/core/error.ts';
import { columnValues } from '../../src/core/result-set.ts';
import { ask } from './ask.ts';
import { checkpoint, execute } from './execute.ts';
import type { Mounts } from './mounts.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Database, liveCatalog } from './open-database.ts';
import type { Pool } from './pool.ts';
import { createSaving } from './saving.ts';
import { type Priority, priorities } from './turns.ts';

/**
 * The tables that are there: made in memory, then saved behind, then kept. Those that are read in place are views over
 * a mounted file: they are never saved, and the file is let go with them.
 */
export interface Tables {
  /** All of them; they are listed when they are first asked for, which takes the engine a tenth of a second. */
  names(priority?: Priority): Promise<readonly string[]>;
  /** Names that a new table may not have: that of one which is being dropped would be dropped with it. */
  taken(): Promise<readonly string[]>;
  /** Those of these names that are there: known without a list. */
  among(names: readonly string[]): Promise<readonly string[]>;
  /** Some are read in place: what is asked of them takes its time. */
  hasInPlace(): boolean;
  /** Takes in tables that were made in memory, and begins to save them, together. */
  adopt(tables: readonly Pick<Table, 'name' | 'inPlace'>[]): void;
  /** Removes whatever lies in memory and was not taken in: what a reading that failed left behind. */
  sweep(): Promise<void>;
  /** Makes a name free for another table. What is kept under it stays until that one is saved in its place. */
  vacate(name: string): Promise<void>;
  drop(name: string): Promise<void>;
  /** Tries once more to save the tables that could not be. */
  saveAgain(): void;
  /** Resolves when nothing is being saved any more, with the tables that could not be. */
  saved(): Promise<readonly string[]>;
}

export function openTables(
  database: Database,
  pool: Pool,
  mounts: Mounts,
  onSaveFailure: (reason: string | undefined) => void,
): Tables {
  const { keptCatalog } = database;
  const known = new Set<string>();
  const kept = { isListed: keptCatalog === undefined };
  const inPlace = new Set<string>();
  const going: string[] = [];
  const saving = keptCatalog === undefined ? undefined : createSaving(pool, keptCatalog, onSaveFailure);
  const inLine = oneAtATime();
  const take = (names: readonly string[]): void => {
    // What another listed meanwhile may have changed since.
    if (!kept.isListed) for (const name of names) known.add(name);
    kept.isListed = true;
  };
  const list = async (priority: Priority): Promise<void> => {
    if (kept.isListed || keptCatalog === undefined) return;
    take(await namesIn(pool, keptCatalog, priority));
  };
  const vacate = async (name: string): Promise<void> => {
    if (inPlace.delete(name)) return dropView(pool, mounts, name);
    await saving?.stop(name);
    await dropFrom(pool, liveCatalog, name);
  };
  const drop = async (name: string): Promise<void> => {
    await vacate(name);
    if (keptCatalog === undefined || !(await namesIn(pool, keptCatalog)).includes(name)) return;
    await dropFrom(pool, keptCatalog, name);
    await shrink(pool, keptCatalog);
    saving?.again();
  };
  return {
    async names(priority = priorities.load) {
      await list(priority);
      return [...known];
    },
    async taken() {
      await list(priorities.load);
      return [...known, ...going];
    },
    async among(names) {
      const isAll = !kept.isListed && keptCatalog !== undefined && (await areIn(pool, keptCatalog, names));
      if (isAll) return names;
      await list(priorities.load);
      return names.filter((name) => known.has(name));
    },
    hasInPlace: () => inPlace.size > 0,
    adopt(tables) {
      for (const table of tables) {
        known.add(table.name);
        if (table.inPlace !== undefined) inPlace.add(table.name);
      }
      const copied = tables.filter((table) => table.inPlace === undefined);
      if (copied.length > 0) saving?.begin(copied.map(({ name }) => name));
    },
    async sweep() {
      const samples = [...inPlace].map(sampleNameOf);
      const isStray = (name: string): boolean => !known.has(name) && !samples.includes(name);
      for (const { name } of (await viewsIn(pool)).filter((view) => isStray(view.name))) {
        await dropView(pool, mounts, name);
      }
      const strays = (await namesIn(pool, liveCatalog)).filter(isStray);
      for (const name of strays) await dropFrom(pool, liveCatalog, name);
    },
    vacate(name) {
      known.delete(name);
      return inLine(() => vacate(name));
    },
    async drop(name) {
      await list(priorities.load);
      known.delete(name);
      going.push(name);
      try {
        await inLine(() => drop(name));
      } finally {
        going.splice(going.indexOf(name), 1);
      }
    },
    saveAgain: () => saving?.again(),
    saved: () => saving?.done() ?? Promise.resolve([]),
  };
}

async function namesIn(pool: Pool, catalog: string, priority: Priority = priorities.load): Promise<string[]> {
  const sql = `SELECT table_name FROM duckdb_tables() WHERE database_name = ${quoteText(catalog)}`;
  const result = await pool.lend((connection) => ask(connection, sql, { rowLimit: 100_000 }, priority));
  return columnValues(result, 'table_name').filter((name) => typeof name === 'string');
}

/** More are listed: a statement of so many parts is no quicker. */
const mostLooks = 50;

/** Whether all of them are there: the engine looks up each by its name, and makes no list. */
async function areIn(pool: Pool, catalog: string, names: readonly string[]): Promise<boolean> {
  const looks = names.map(
    (name) => `SELECT 1 FROM ${quoteIdentifier(catalog)}.main.${quoteIdentifier(name)} WHERE false`,
  );
  if (looks.length === 0) return true;
  if (looks.length > mostLooks) return false;
  try {
    await pool.lend((connection) => ask(connection, looks.join(' UNION ALL '), {}));
    return true;
  } catch (error) {
    if (error instanceof QueryError) return false;
    throw error;
  }
}

const viewsSchema = z.array(z.tuple([z.string(), z.string()]));

interface View {
  readonly name: string;
  readonly sql: string;
}

async function viewsIn(pool: Pool): Promise<readonly View[]> {
  const sql = `SELECT view_name, sql FROM duckdb_views() WHERE NOT internal AND database_name = ${quoteText(liveCatalog)}`;
  const { rows } = await pool.lend((connection) =>
    ask(connection, sql, { rowLimit: 100_000 }, priorities.load),
  );
  return viewsSchema.parse(rows).map(([name, text]) => ({ name, sql: text }));
}

/** With its sample, and the file that it reads. */
async function dropView(pool: Pool, mounts: Mounts, name: string): Promise<void> {
  const view = (await viewsIn(pool)).find((each) => each.name === name);
  const path = `${liveCatalog}.main.${quoteIdentifier(name)}`;
  await pool.lend((connection) =>
    execute(connection, `DROP VIEW IF EXISTS ${path}`, { priority: priorities.load }),
  );
  await dropFrom(pool, liveCatalog, sampleNameOf(name));
  for (const file of view === undefined ? [] : mounts.readIn(view.sql)) await mounts.unmount(file);
}

function dropFrom(pool: Pool, catalog: string, name: string): Promise<void> {
  const table = `${quoteIdentifier(catalog)}.main.${quoteIdentifier(name)}`;
  return pool.lend((connection) =>
    execute(connection, `DROP TABLE IF EXISTS ${table}`, { priority: priorities.load }),
  );
}

/**
 * Gives free space back. A checkpoint cuts off free blocks only at the file's end, where the list of what the file
 * holds may lie; two more changes move that list to the front.
 */
async function shrink(pool: Pool, catalog: string): Promise<void> {
  const database = quoteIdentifier(catalog);
  const behind = { priority: priorities.save };
  await pool.lend(async (connection) => {
    await checkpoint(connection, database);
    await execute(connection, `CREATE SCHEMA IF NOT EXISTS ${database}.moved`, behind);
    await checkpoint(connection, database);
    await execute(connection, `DROP SCHEMA ${database}.moved`, behind);
    await checkpoint(connection, database);
  });
}
