import { quoteIdentifier, quoteText } from '../../src/core/dataset.ts';
import { columnValues } from '../../src/core/result-set.ts';
import { ask } from './ask.ts';
import { checkpoint, execute } from './execute.ts';
import { type Database, liveCatalog } from './open-database.ts';
import type { Pool } from './pool.ts';
import { createSaving } from './saving.ts';
import { priorities } from './turns.ts';

/** The tables that are there: made in memory, then saved behind, then kept. */
export interface Tables {
  names(): readonly string[];
  /** Takes in tables that were made in memory, and begins to save them. */
  adopt(names: readonly string[]): void;
  /** Removes whatever lies in memory and was not taken in: what a reading that failed left behind. */
  sweep(): Promise<void>;
  drop(name: string): Promise<void>;
  saved(): Promise<void>;
}

export async function openTables(
  database: Database,
  pool: Pool,
  onSaveFailure: (reason: string) => void,
): Promise<Tables> {
  const { keptCatalog } = database;
  const known = new Set(keptCatalog === undefined ? [] : await namesIn(pool, keptCatalog));
  const saving = keptCatalog === undefined ? undefined : createSaving(pool, keptCatalog, onSaveFailure);
  return {
    names: () => [...known],
    adopt(names) {
      for (const name of names) {
        known.add(name);
        saving?.begin(name);
      }
    },
    async sweep() {
      const strays = (await namesIn(pool, liveCatalog)).filter((name) => !known.has(name));
      for (const name of strays) await dropFrom(pool, liveCatalog, name);
    },
    async drop(name) {
      known.delete(name);
      await saving?.stop(name);
      await dropFrom(pool, liveCatalog, name);
      if (keptCatalog === undefined) return;
      await dropFrom(pool, keptCatalog, name);
      await shrink(pool, keptCatalog);
    },
    saved: () => saving?.done() ?? Promise.resolve(),
  };
}

async function namesIn(pool: Pool, catalog: string): Promise<string[]> {
  const sql = `SELECT table_name FROM duckdb_tables() WHERE database_name = ${quoteText(catalog)}`;
  const result = await pool.lend((connection) => ask(connection, sql, { rowLimit: 100_000 }));
  return columnValues(result, 'table_name').filter((name) => typeof name === 'string');
}

function dropFrom(pool: Pool, catalog: string, name: string): Promise<void> {
  const table = `${quoteIdentifier(catalog)}.main.${quoteIdentifier(name)}`;
  return pool.lend((connection) => execute(connection, `DROP TABLE IF EXISTS ${table}`, {}));
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
