import type { QueryOptions } from '../../src/core/engine.ts';
import { isAbort, QueryError } from '../../src/core/error.ts';
import type { ResultSet } from '../../src/core/result-set.ts';
import type { Connection } from './bindings.ts';
import { decode, needsTypes, type Pieces, unreadableColumn } from './decode.ts';
import { queryErrorOf } from './query-error.ts';
import { run } from './run.ts';
import { type WrappedQuery, wrapQuery } from './statement.ts';
import { inTurn, type Priority, priorities, type Turn } from './turns.ts';

const defaultRowLimit = 1_000;
const defaultTimeoutMs = 30_000;

/** Asks one question on a connection that nobody else uses meanwhile. */
export async function ask(
  connection: Connection,
  sql: string,
  options: QueryOptions,
  priority: Priority = priorities.question,
): Promise<ResultSet> {
  const startedAt = performance.now();
  const { rowLimit = defaultRowLimit } = options;
  const { columns, rows } = decode(await askForPieces(connection, sql, { ...options, rowLimit }, priority));
  const truncated = rows.length > rowLimit;
  if (truncated) rows.length = rowLimit;
  return { columns, rows, truncated, elapsedMs: performance.now() - startedAt };
}

/** The answer as the engine sends it: one row more than the limit when the limit cuts it. */
export async function askForPieces(
  connection: Connection,
  sql: string,
  options: QueryOptions & { readonly rowLimit: number },
  priority: Priority,
): Promise<Pieces> {
  const { rowLimit, timeoutMs = defaultTimeoutMs, signal } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const wrapped = wrapQuery(sql, rowLimit + 1);
  try {
    return await inTurn(connection.turns, priority, (turn) => runReadOnly(connection, wrapped, turn, stop));
  } catch (error) {
    throw failureOf(error, { sql, prefixBytes: wrapped.prefixBytes, timeoutMs });
  }
}

/** What need not wait for an answer is sent at once: each way to the engine's thread and back takes its time. */
async function runReadOnly(
  connection: Connection,
  wrapped: WrappedQuery,
  turn: Turn,
  signal: AbortSignal,
): Promise<Pieces> {
  await turn.ready(signal);
  signal.throwIfAborted();
  const { bindings, id } = connection;
  const begun = bindings.runQuery(id, 'BEGIN TRANSACTION READ ONLY');
  try {
    const [, statement] = await Promise.all([begun, prepareSingle(connection, wrapped.sql)]);
    const [stream] = await Promise.all([
      run(connection, wrapped.sql, turn, signal),
      bindings.closePrepared(id, statement),
    ]);
    const types = needsTypes(stream) ? await typesOf(connection, wrapped.sql) : undefined;
    refuseUnreadable(types);
    return { stream, types };
  } finally {
    await bindings.runQuery(id, 'ROLLBACK');
  }
}

function refuseUnreadable(types: readonly string[] = []): void {
  const at = unreadableColumn(types);
  if (at < 0) return;
  throw new Error(
    `Column ${at + 1} is a ${types[at] ?? 'MAP'}, whose values cannot be shown as they are. Write CAST(… AS VARCHAR) around it.`,
  );
}

async function typesOf({ bindings, id }: Connection, sql: string): Promise<string[]> {
  const stream = [await bindings.runQuery(id, `DESCRIBE ${sql}`)];
  const { rows } = decode({ stream, types: undefined });
  return rows.map((row) => row[1]).filter((type) => typeof type === 'string');
}

/** Preparing refuses several statements at once. */
async function prepareSingle({ bindings, id }: Connection, sql: string): Promise<number> {
  return bindings.createPrepared(id, sql);
}

function failureOf(error: unknown, asked: { sql: string; prefixBytes: number; timeoutMs: number }): unknown {
  if (isAbort(error)) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    const message = `The query took longer than ${asked.timeoutMs / 1000} s and was stopped.`;
    return new QueryError(message, { sql: asked.sql, reason: 'timeout' });
  }
  return queryErrorOf(error, asked);
}
