import type { Turns } from './turns.ts';

type Soon<T> = T | Promise<T>;

/**
 * What is used of DuckDB-wasm's bindings. Its worker's client answers with promises, its blocking build at once.
 * Buffers are Arrow IPC; `null` means that there is more to do: poll, or fetch, again.
 */
export interface Bindings {
  runQuery(connection: number, sql: string): Soon<Uint8Array>;
  startPendingQuery(connection: number, sql: string, streamed: boolean): Soon<Uint8Array | null>;
  /** Works for about `queryPollingInterval` milliseconds. */
  pollPendingQuery(connection: number): Soon<Uint8Array | null>;
  cancelPendingQuery(connection: number): Soon<boolean>;
  /** An empty buffer is the end. */
  fetchQueryResults(connection: number): Soon<Uint8Array | null>;
  createPrepared(connection: number, sql: string): Soon<number>;
  closePrepared(connection: number, statement: number): Soon<void>;
  /** Takes the buffer with it. */
  insertArrowFromIPCStream(
    connection: number,
    stream: Uint8Array,
    options: { name: string; schema: string; create: boolean },
  ): Soon<void>;
}

/** One connection of the engine. It runs one statement at a time. */
export interface Connection {
  readonly bindings: Bindings;
  readonly id: number;
  readonly turns: Turns;
}
