import { quoteIdentifier } from '../../src/core/dataset.ts';
import { isAbort, messageOf } from '../../src/core/error.ts';
import type { ResultSet } from '../../src/core/result-set.ts';
import { ask } from './ask.ts';
import type { Connection } from './bindings.ts';
import { copying } from './copying.ts';
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
  /** Tries once more to save what could not be, now that there may be room. */
  again(): void;
  /** Resolves when nothing is being saved any more, with the tables that could not be. */
  done(): Promise<readonly string[]>;
}

interface Job {
  readonly names: readonly string[];
  readonly stop: AbortController;
  readonly finished: Promise<void>;
}

/** `onFailure` hears why something could not be saved, and nothing when it could be after all. */
export function createSaving(
  pool: Pool,
  keptCatalog: string,
  onFailure: (reason: string | undefined) => void,
): Saving {
  const jobs = new Set<Job>();
  /** With those that it was to be saved with. */
  const failed = new Map<string, readonly string[]>();
  let last = Promise.resolve();
  const told = { ofFailure: false };
  const tell = (reason: string | undefined): void => {
    told.ofFailure = reason !== undefined;
    onFailure(reason);
  };
  const saveOrTell = async (names: readonly string[], signal: AbortSignal): Promise<void> => {
    try {
      await pool.lend((connection) => save(connection, keptCatalog, names, signal));
      if (failed.size === 0 && told.ofFailure) tell(undefined);
    } catch (error) {
      if (isAbort(error)) return;
      for (const name of names) failed.set(name, names);
      tell(failureWords(names, error));
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
    again() {
      for (const names of new Set(failed.values())) begin(names.filter((name) => failed.has(name)));
    },
    async done() {
      await last;
      return [...failed.keys()];
    },
  };
}

/** Browsers say only that a write failed for want of space, each in its own words. */
function failureWords(names: readonly string[], error: unknown): string {
  const reason = messageOf(error);
  const isFull = /no space|quota/i.test(reason);
  const why = isFull
    ? 'this browser has no space left for InsightX. It is saved when you remove a dataset that you no longer need'
    : reason;
  const which = names.map((name) => `“${name}”`).join(', ');
  return `${which} could not be saved and will last only until the tab is closed: ${why}.`;
}

/** Saving waits for every question: no time is too long. And a table may have any number of columns. */
const atLeisure = { timeoutMs: 2 ** 31 - 1, rowLimit: 1_000_000 };

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
  const look = (sql: string): Promise<ResultSet> =>
    ask(connection, sql, { ...atLeisure, signal }, behind.priority);
  const statements: string[] = [];
  for (const name of names.map(quoteIdentifier)) {
    statements.push(...(await copying(look, `${liveCatalog}.main.${name}`, `${kept}.main.${name}`)));
  }
  signal.throwIfAborted();
  await execute(connection, 'BEGIN TRANSACTION', behind);
  try {
    for (const sql of statements) await execute(connection, sql, { ...behind, signal });
    await execute(connection, 'COMMIT', behind);
  } catch (error) {
    await execute(connection, 'ROLLBACK', behind);
    throw error;
  }
}
