import type { Connection } from './bindings.ts';
import { queryErrorOf } from './query-error.ts';
import { type RunOptions, run } from './run.ts';

/** Runs one of our own statements for its effect. */
export async function execute(connection: Connection, sql: string, options: RunOptions): Promise<void> {
  try {
    await run(connection, sql, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw queryErrorOf(error, { sql, prefixBytes: 0 });
  }
}
