import type { Column } from './dataset.ts';
import type { QueryOptions } from './engine.ts';

/**
 * How a column's values lie in its buffers, little-endian, one after the other:
 *
 * - `number`: as Python's `struct` names the format; `float` and whole numbers up to 64 bits
 * - `int128`, `uint128`: 16 bytes each; `decimal` the same, to be divided by `10 ** scale`
 * - `bits`: a bit each, the lowest first, as in `validity`
 * - `text` (UTF-8) and `bytes`: the value of row `n` lies between `offsets[n]` and `offsets[n + 1]`
 * - `enum`: numbers of entries in `dictionary`
 * - `date`: days from 1970 in 32 bits; `time` microseconds, `timestamp` units of `10 ** -digits` seconds, in 64 bits
 * - `json`: UTF-8 of one JSON list per batch, for all else; numbers that JSON has no word for as `{"\0number": "NaN"}`
 */
export type HandedForm =
  | { readonly name: 'number'; readonly format: 'b' | 'B' | 'h' | 'H' | 'i' | 'I' | 'q' | 'Q' | 'f' | 'd' }
  | { readonly name: 'int128' | 'uint128' | 'bits' | 'text' | 'bytes' | 'date' | 'time' | 'json' }
  | { readonly name: 'decimal'; readonly scale: number }
  | { readonly name: 'timestamp'; readonly digits: number; readonly hasZone: boolean }
  | { readonly name: 'enum'; readonly format: 'B' | 'H' | 'I'; readonly dictionary: readonly string[] };

/** Some rows of a column. What lies in the values where there is none is undefined. */
export interface HandedBatch {
  readonly rowCount: number;
  /** A bit per row, the lowest of a byte first: 0 where there is no value. Absent when all rows have one. */
  readonly validity: Uint8Array<ArrayBuffer> | undefined;
  readonly values: Uint8Array<ArrayBuffer>;
  readonly offsets: Int32Array<ArrayBuffer> | undefined;
}

export interface HandedColumn extends Column {
  readonly form: HandedForm;
  readonly batches: readonly HandedBatch[];
}

/** A query's result as one worker gives it to another; its buffers are transferred. */
export interface HandedTable {
  /** What the receiver was told to wait for. */
  readonly ticket: number;
  readonly columns: readonly HandedColumn[];
  readonly rowCount: number;
}

/** A way from the engine's worker to another one, past the page. The engine only ever speaks into it. */
export interface HandOverLine {
  /** The receiver's end: to be transferred to it. Each message in it is a `HandedTable`. */
  readonly port: MessagePort;
  /** Runs a query, and pushes its rows under the ticket. Rejects as `SqlEngine.query` does; nothing is pushed then. */
  send(
    ticket: number,
    sql: string,
    options: QueryOptions,
  ): Promise<{ readonly rowCount: number; readonly truncated: boolean }>;
  close(): void;
}

export type OpenHandOver = () => HandOverLine;
