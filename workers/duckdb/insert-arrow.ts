import type { LoadingEngine } from '../../src/core/engine.ts';
import type { Connection } from './bindings.ts';
import { queryErrorOf } from './query-error.ts';
import { inTurn, priorities } from './turns.ts';

type Insert = Parameters<LoadingEngine['insertArrow']>;

/** One stream is one turn: the engine cannot be stopped within it, so a stream should be small. */
export async function insertArrow(
  { bindings, id, turns }: Connection,
  [table, stream, { create, signal }]: Insert,
): Promise<void> {
  try {
    await inTurn(turns, priorities.load, async (turn) => {
      await turn.ready(signal);
      signal.throwIfAborted();
      await bindings.insertArrowFromIPCStream(id, stream, { name: table, schema: 'main', create });
    });
  } catch (error) {
    signal.throwIfAborted();
    throw queryErrorOf(error, { sql: `INSERT INTO ${table}`, prefixBytes: 0 });
  }
}
