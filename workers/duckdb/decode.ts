import { type Field, makeData, type RecordBatch, RecordBatchReader, Utf8, Vector } from 'apache-arrow';
import type { Cell } from '../../src/core/cell.ts';
import type { Column } from '../../src/core/dataset.ts';
import { toCells } from './cell.ts';
import { columnOf } from './column.ts';

export interface Decoded {
  readonly columns: readonly Column[];
  readonly rows: Cell[][];
}

/** The pieces of an Arrow IPC stream that the engine sent for one query; the first is the schema. */
export type Pieces = readonly Uint8Array[];

export function hasEnums(pieces: Pieces): boolean {
  return RecordBatchReader.from(pieces.slice(0, 1)).open().schema.dictionaries.size > 0;
}

/**
 * Decodes a query's result. DuckDB-wasm numbers the ENUMs of a stream in the order of their columns but leaves out
 * their values, so these come apart, as `enums`.
 */
export function decodeStream(pieces: Pieces, enums: readonly (readonly string[])[] = []): Decoded {
  const reader = RecordBatchReader.from(pieces).open();
  for (const [id, values] of enums.entries()) {
    reader.dictionaries.set(id, textVector(values));
  }
  const columns = reader.schema.fields.map(columnOf);
  return { columns, rows: [...reader].flatMap(rowsOf) };
}

/** Made by hand, because Arrow's own builders need `unsafe-eval`. */
function textVector(values: readonly string[]): Vector<Utf8> {
  const encoded = values.map((value) => new TextEncoder().encode(value));
  const valueOffsets = new Int32Array(values.length + 1);
  for (const [index, bytes] of encoded.entries()) {
    valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + bytes.length;
  }
  const data = new Uint8Array(encoded.flatMap((bytes) => [...bytes]));
  return new Vector([
    makeData({ type: new Utf8(), length: values.length, nullCount: 0, valueOffsets, data }),
  ]);
}

/** Column by column, because a column's values have one type and lie side by side. */
function rowsOf(batch: RecordBatch): Cell[][] {
  const columns = (batch.schema.fields as readonly Field[]).map((field, index) => {
    const child = batch.data.children[index];
    return child === undefined ? [] : toCells(field, child);
  });
  return Array.from({ length: batch.numRows }, (_, row) => columns.map((cells) => cells[row] ?? null));
}
