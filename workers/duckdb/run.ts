import type { Connection } from './bindings.ts';
import type { Turn } from './turns.ts';

/** Runs a statement in slices, between which others get their turn, and cancels it when the signal says so. */
export async function run(
  connection: Connection,
  sql: string,
  turn: Turn,
  signal: AbortSignal | undefined,
): Promise<Uint8Array[]> {
  await turn.ready(signal);
  signal?.throwIfAborted();
  let header = await connection.bindings.startPendingQuery(connection.id, sql, false);
  while (header === null) {
    await turn.ready(signal);
    header = await continuePending(connection, signal);
  }
  return [header, ...(await fetchAll(connection))];
}

/** A cancelled statement fails when it is polled next. */
async function continuePending(
  { bindings, id }: Connection,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  if (signal?.aborted !== true) return bindings.pollPendingQuery(id);
  await bindings.cancelPendingQuery(id);
  await Promise.resolve(bindings.pollPendingQuery(id)).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  throw signal.reason;
}

/** Asks for two pieces at a time: most results are one piece and the end. */
async function fetchAll({ bindings, id }: Connection): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const pair = await Promise.all([bindings.fetchQueryResults(id), bindings.fetchQueryResults(id)]);
    for (const piece of pair) {
      if (piece === null) continue;
      if (piece.length === 0) return pieces;
      pieces.push(piece);
    }
  }
}
