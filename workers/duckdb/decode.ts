import {
  DataType,
  type Field,
  makeData,
  type RecordBatch,
  RecordBatchReader,
  type RecordBatchStreamReader,
  Utf8,
  Vector,
} from 'apache-arrow';
import type { Cell } from '../../src/core/cell.ts';
import type { Column } from '../../src/core/dataset.ts';
import { toCells } from './cell.ts';
import { columnOf } from './column.ts';
import { enumsIn } from './enum-types.ts';

export interface Decoded {
  readonly columns: readonly Column[];
  readonly rows: Cell[][];
}

/** An answer as the engine sent it. */
export interface Pieces {
  /** The pieces of an Arrow IPC stream; the first is the schema. */
  readonly stream: readonly Uint8Array[];
  /** DuckDB's names of the columns' types, known when there are ENUMs or MAPs among them. */
  readonly types: readonly string[] | undefined;
}

/** Whether the stream alone does not say what it holds: the values of ENUMs, and what is in a MAP. */
export function needsTypes(stream: readonly Uint8Array[]): boolean {
  const { dictionaries, fields } = RecordBatchReader.from(stream.slice(0, 1)).open().schema;
  return dictionaries.size > 0 || fields.some(holdsMap);
}

function holdsMap({ type }: Field): boolean {
  const children = (type as { readonly children?: readonly Field[] | null }).children ?? [];
  return DataType.isMap(type) || children.some(holdsMap);
}

/**
 * Types whose values DuckDB writes as bytes under a name of their own; inside a MAP it leaves the name out, and the bytes
 * would be taken for numbers.
 */
const lostInMap = /\bMAP\(.*\b(?:BOOLEAN|U?HUGEINT|UUID|BIT|BIGNUM|TIME WITH TIME ZONE)\b/;

/** The first column whose values cannot be told from the stream. */
export function unreadableColumn(types: readonly string[]): number {
  return types.findIndex((type) => lostInMap.test(type));
}

/**
 * Opens a query's result. DuckDB-wasm numbers the ENUMs of a stream in the order of their columns but leaves out
 * their values, so these come out of the types.
 */
export function openStream({ stream, types = [] }: Pieces): {
  readonly columns: readonly Column[];
  readonly reader: RecordBatchStreamReader;
} {
  const reader = RecordBatchReader.from(stream).open();
  for (const [id, values] of types.flatMap(enumsIn).entries()) {
    reader.dictionaries.set(id, textVector(values));
  }
  const columns = reader.schema.fields.map((field, index) => {
    const column = columnOf(field);
    return { ...column, type: types[index] ?? column.type };
  });
  return { columns, reader };
}

export function decode(pieces: Pieces): Decoded {
  const { columns, reader } = openStream(pieces);
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
