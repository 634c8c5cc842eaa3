import { QueryError } from '../../src/core/error.ts';
import type { Connection } from './bindings.ts';
import { queryErrorOf } from './query-error.ts';
import { run } from './run.ts';
import { inTurn, type Priority, priorities } from './turns.ts';

export interface ExecuteOptions {
  /** As urgent as a question when it is not said. */
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
}

/** Runs one of our own statements for its effect. */
export async function execute(connection: Connection, sql: string, options: ExecuteOptions): Promise<void> {
  const { priority = priorities.question, signal } = options;
  try {
    await inTurn(connection.turns, priority, (turn) => run(connection, sql, turn, signal));
  } catch (error) {
    signal?.throwIfAborted();
    throw queryErrorOf(error, { sql, prefixBytes: 0 });
  }
}

const checkpointPauseMs = 50;

/**
 * Makes what was committed to a database last: what lies in the write-ahead log alone would be lost. DuckDB refuses
 * while another transaction is open, so this waits until none is.
 */
export async function checkpoint(connection: Connection, database: string): Promise<void> {
  for (;;) {
    try {
      await execute(connection, `CHECKPOINT ${database}`, { priority: priorities.save });
      return;
    } catch (error) {
      if (!(error instanceof QueryError) || !error.message.includes('transactions active')) throw error;
      await new Promise((resolve) => setTimeout(resolve, checkpointPauseMs));
    }
  }
}
