import type { Connection } from './bindings.ts';

/** Runs a statement in slices, so that other statements get their turn, and cancels it when the signal says so. */
export async function run(
  { bindings, id }: Connection,
  sql: string,
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  signal?.throwIfAborted();
  let header = await bindings.startPendingQuery(id, sql, false);
  while (header === null) {
    if (signal?.aborted === true) await bindings.cancelPendingQuery(id);
    header = await pollOnce({ bindings, id }, signal);
  }
  return [header, ...(await fetchAll({ bindings, id }))];
}

async function pollOnce({ bindings, id }: Connection, signal?: AbortSignal): Promise<Uint8Array | null> {
  try {
    return await bindings.pollPendingQuery(id);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

async function fetchAll({ bindings, id }: Connection): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = await bindings.fetchQueryResults(id);
    if (piece === null) continue;
    if (piece.length === 0) return pieces;
    pieces.push(piece);
  }
}
