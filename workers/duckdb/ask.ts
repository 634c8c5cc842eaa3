import type { QueryOptions } from '../../src/core/engine.ts';
import { isAbort, QueryError } from '../../src/core/error.ts';
import type { ResultSet } from '../../src/core/result-set.ts';
import type { Connection } from './bindings.ts';
import { type Decoded, decodeStream, hasEnums, type Pieces } from './decode.ts';
import { enumsIn } from './enum-types.ts';
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
  const { rowLimit = defaultRowLimit, timeoutMs = defaultTimeoutMs, signal } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const wrapped = wrapQuery(sql, rowLimit + 1);
  try {
    const { columns, rows } = await inTurn(connection.turns, priority, (turn) =>
      runReadOnly(connection, wrapped, turn, stop),
    );
    const truncated = rows.length > rowLimit;
    if (truncated) rows.length = rowLimit;
    return { columns, rows, truncated, elapsedMs: performance.now() - startedAt };
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
): Promise<Decoded> {
  await turn.ready(signal);
  signal.throwIfAborted();
  const { bindings, id } = connection;
  const begun = bindings.runQuery(id, 'BEGIN TRANSACTION READ ONLY');
  try {
    const [, statement] = await Promise.all([begun, prepareSingle(connection, wrapped.sql)]);
    const [pieces] = await Promise.all([
      run(connection, wrapped.sql, turn, signal),
      bindings.closePrepared(id, statement),
    ]);
    return hasEnums(pieces)
      ? decodeWithEnums(pieces, await typesOf(connection, wrapped.sql))
      : decodeStream(pieces);
  } finally {
    await bindings.runQuery(id, 'ROLLBACK');
  }
}

async function typesOf({ bindings, id }: Connection, sql: string): Promise<string[]> {
  const { rows } = decodeStream([await bindings.runQuery(id, `DESCRIBE ${sql}`)]);
  return rows.map((row) => row[1]).filter((type) => typeof type === 'string');
}

function decodeWithEnums(pieces: Pieces, types: readonly string[]): Decoded {
  const { columns, rows } = decodeStream(pieces, types.flatMap(enumsIn));
  return {
    columns: columns.map((column, index) => ({ ...column, type: types[index] ?? column.type })),
    rows,
  };
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
