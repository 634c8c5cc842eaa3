import { type Field, type RecordBatch, RecordBatchReader } from 'apache-arrow';
import type { Cell } from '../../src/core/cell.ts';
import type { Column } from '../../src/core/dataset.ts';
import { enumValues, toCells } from './cell.ts';
import { columnOf, enumTypeName } from './column.ts';

export interface Decoded {
  readonly columns: readonly Column[];
  readonly rows: Cell[][];
}

/** Decodes what the engine sent for one query: an Arrow IPC stream, in pieces. */
export function decodeStream(pieces: readonly Uint8Array[]): Decoded {
  const reader = RecordBatchReader.from(pieces);
  const { fields } = reader.open().schema;
  const batches = [...reader];
  const columns = fields.map((field, index) => describe(field, index, batches[0]));
  return { columns, rows: batches.flatMap(rowsOf) };
}

function describe(field: Field, index: number, batch: RecordBatch | undefined): Column {
  const column = columnOf(field);
  const child = batch?.data.children[index];
  const values = child === undefined ? undefined : enumValues(child);
  return values === undefined ? column : { ...column, type: enumTypeName(values) };
}

/** Column by column, because a column's values have one type and lie side by side. */
function rowsOf(batch: RecordBatch): Cell[][] {
  const columns = batch.schema.fields.map((field, index) => {
    const child = batch.data.children[index];
    return child === undefined ? [] : toCells(field, child);
  });
  return Array.from({ length: batch.numRows }, (_, row) => columns.map((cells) => cells[row] ?? null));
}
