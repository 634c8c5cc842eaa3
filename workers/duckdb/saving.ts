import { quoteIdentifier } from '../../src/core/dataset.ts';
import { isAbort } from '../../src/core/error.ts';
import type { Connection } from './bindings.ts';
import { checkpoint, execute } from './execute.ts';
import { liveCatalog } from './open-database.ts';
import type { Pool } from './pool.ts';
import { priorities } from './turns.ts';

/** Copies tables from memory into the database that survives, one after the other, behind everything else. */
export interface Saving {
  /** Saves them together, or none of them. What is kept under their names is replaced, and stays until then. */
  begin(names: readonly string[]): void;
  /** Gives up on a table; resolves when nothing more happens to it. Those that were to be saved with it still are. */
  stop(name: string): Promise<void>;
  /** Resolves when nothing is being saved any more, with the tables that could not be. */
  done(): Promise<readonly string[]>;
}

interface Job {
  readonly names: readonly string[];
  readonly stop: AbortController;
  readonly finished: Promise<void>;
}

export function createSaving(pool: Pool, keptCatalog: string, onFailure: (reason: string) => void): Saving {
  const jobs = new Set<Job>();
  const failed = new Set<string>();
  let last = Promise.resolve();
  const saveOrTell = async (names: readonly string[], signal: AbortSignal): Promise<void> => {
    try {
      await pool.lend((connection) => save(connection, keptCatalog, names, signal));
    } catch (error) {
      if (isAbort(error)) return;
      for (const name of names) failed.add(name);
      onFailure(failureWords(names, error));
    }
  };
  const begin = (names: readonly string[]): void => {
    for (const name of names) failed.delete(name);
    const stop = new AbortController();
    last = last.then(() => saveOrTell(names, stop.signal));
    const job: Job = { names, stop, finished: last };
    jobs.add(job);
    void last.finally(() => jobs.delete(job));
  };
  return {
    begin,
    async stop(name) {
      failed.delete(name);
      const job = [...jobs].find(({ names }) => names.includes(name));
      if (job === undefined) return;
      job.stop.abort();
      await job.finished;
      const others = job.names.filter((other) => other !== name);
      if (others.length > 0) begin(others);
    },
    async done() {
      await last;
      return [...failed];
    },
  };
}

/** Browsers say only that a write failed for want of space, each in its own words. */
function failureWords(names: readonly string[], error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const isFull = /no space|quota/i.test(reason);
  const why = isFull
    ? 'this browser has no space left for InsightX. Remove a dataset that you no longer need, then open the file again'
    : reason;
  const which = names.map((name) => `“${name}”`).join(', ');
  return `${which} could not be saved and will last only until the tab is closed: ${why}.`;
}

/** Once they are saved, they answer in the place of those in memory. */
async function save(
  connection: Connection,
  keptCatalog: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const behind = { priority: priorities.save };
  await copy(connection, keptCatalog, names, signal);
  await checkpoint(connection, quoteIdentifier(keptCatalog));
  for (const name of names) {
    await execute(connection, `DROP TABLE ${liveCatalog}.main.${quoteIdentifier(name)}`, behind);
  }
}

/** One transaction, so that tables are kept whole and together, or as they were before. */
async function copy(
  connection: Connection,
  keptCatalog: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const kept = quoteIdentifier(keptCatalog);
  const behind = { priority: priorities.save };
  signal.throwIfAborted();
  await execute(connection, 'BEGIN TRANSACTION', behind);
  try {
    for (const name of names.map(quoteIdentifier)) {
      const sql = `CREATE OR REPLACE TABLE ${kept}.main.${name} AS FROM ${liveCatalog}.main.${name}`;
      await execute(connection, sql, { ...behind, signal });
    }
    await execute(connection, 'COMMIT', behind);
  } catch (error) {
    await execute(connection, 'ROLLBACK', behind);
    throw error;
  }
}
