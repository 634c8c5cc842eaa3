import { quoteIdentifier } from '../../src/core/dataset.ts';
import { isAbort } from '../../src/core/error.ts';
import type { Connection } from './bindings.ts';
import { checkpoint, execute } from './execute.ts';
import { liveCatalog } from './open-database.ts';
import type { Pool } from './pool.ts';
import { priorities } from './turns.ts';

/** Copies tables from memory into the database that survives, one after the other, behind everything else. */
export interface Saving {
  begin(name: string): void;
  /** Gives up on a table; resolves when nothing more happens to it. */
  stop(name: string): Promise<void>;
  done(): Promise<void>;
}

export function createSaving(pool: Pool, keptCatalog: string, onFailure: (reason: string) => void): Saving {
  const jobs = new Map<string, { readonly stop: AbortController; readonly finished: Promise<void> }>();
  let last = Promise.resolve();
  const saveOrTell = async (name: string, signal: AbortSignal): Promise<void> => {
    try {
      await pool.lend((connection) => save(connection, keptCatalog, name, signal));
    } catch (error) {
      if (!isAbort(error))
        onFailure(`“${name}” could not be saved and lasts until the tab is closed: ${String(error)}`);
    } finally {
      jobs.delete(name);
    }
  };
  return {
    begin(name) {
      const stop = new AbortController();
      last = last.then(() => saveOrTell(name, stop.signal));
      jobs.set(name, { stop, finished: last });
    },
    async stop(name) {
      const job = jobs.get(name);
      job?.stop.abort();
      await job?.finished;
    },
    done: () => last,
  };
}

/** The copy is one transaction, so a table is kept whole or not at all. Then it answers in the place of the one in memory. */
async function save(
  connection: Connection,
  keptCatalog: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const table = quoteIdentifier(name);
  const kept = quoteIdentifier(keptCatalog);
  const options = { priority: priorities.save, signal };
  await execute(
    connection,
    `CREATE TABLE ${kept}.main.${table} AS FROM ${liveCatalog}.main.${table}`,
    options,
  );
  await checkpoint(connection, kept);
  await execute(connection, `DROP TABLE ${liveCatalog}.main.${table}`, options);
}
