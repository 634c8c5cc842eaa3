import type { LoadingEngine } from '../../src/core/engine.ts';
import type { Connection } from './bindings.ts';
import type { Pool } from './pool.ts';
import { queryErrorOf } from './query-error.ts';
import { inTurn, priorities } from './turns.ts';

type Insert = Parameters<LoadingEngine['insertArrow']>;

/** So many connections may be spoiled that questions and saving still find some. */
const mostSpoiled = 5;

/**
 * A stream that DuckDB-wasm cannot decode stays in its connection, and every later one is added to it: such a
 * connection inserts no more, and goes on asking.
 */
export function createArrowInsert(pool: Pool): LoadingEngine['insertArrow'] {
  const spoiled = new Set<number>();
  const most = Math.min(mostSpoiled, pool.size - 1);
  const lendSound = (insert: Insert): Promise<void> =>
    pool.lend(async (connection) => {
      if (spoiled.size >= most) throw new Error('Too many files were damaged. Reload the page.');
      if (spoiled.has(connection.id)) return lendSound(insert);
      try {
        await insertOn(connection, insert);
      } catch (error) {
        if (!isOfDuckDb(error)) spoiled.add(connection.id);
        insert[2].signal.throwIfAborted();
        throw queryErrorOf(error, { sql: `INSERT INTO ${insert[0]}`, prefixBytes: 0 });
      }
    });
  return (...insert) => lendSound(insert);
}

/** One stream is one turn: the engine cannot be stopped within it, so a stream should be small. */
async function insertOn(
  { bindings, id, turns }: Connection,
  [table, stream, { create, signal }]: Insert,
): Promise<void> {
  await inTurn(turns, priorities.load, async (turn) => {
    await turn.ready(signal);
    signal.throwIfAborted();
    await bindings.insertArrowFromIPCStream(id, stream, { name: table, schema: 'main', create });
  });
}

/** DuckDB's own errors come when the stream is decoded; so does the wish to stop, before it is given. */
function isOfDuckDb(error: unknown): boolean {
  return error instanceof DOMException || String(error).includes('exception_type');
}
