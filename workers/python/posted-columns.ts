import { type Cell, isNumericKind } from '../../src/core/cell.ts';
import type { Column } from '../../src/core/dataset.ts';
import type { PostedColumn } from './protocol.ts';

/** Rows turned into columns that can be posted; `transfer` lists the buffers that go without a copy. */
export function packColumns(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): { readonly columns: readonly PostedColumn[]; readonly transfer: readonly ArrayBuffer[] } {
  const packed = columns.map((column, index) => packColumn(column, index, rows));
  const arrays = packed.flatMap((column) => [column.numbers, column.nulls]);
  return {
    columns: packed,
    transfer: arrays.flatMap((array) => (array === undefined ? [] : [array.buffer])),
  };
}

function packColumn(column: Column, index: number, rows: readonly (readonly Cell[])[]): PostedColumn {
  const numbers = isNumericKind(column.kind) ? packNumbers(index, rows) : undefined;
  const { name, kind } = column;
  if (numbers !== undefined) return { name, kind, ...numbers, json: undefined };
  const json = JSON.stringify(rows.map((row) => row[index] ?? null));
  return { name, kind, numbers: undefined, nulls: undefined, json };
}

/** `undefined` when a value is one that no double holds: exact digits, kept as text. */
function packNumbers(
  index: number,
  rows: readonly (readonly Cell[])[],
): Pick<PostedColumn, 'numbers' | 'nulls'> | undefined {
  const numbers = new Float64Array(rows.length);
  const nulls = new Uint8Array(rows.length);
  for (const [position, row] of rows.entries()) {
    const cell = row[index] ?? null;
    if (cell === null) nulls[position] = 1;
    else if (typeof cell === 'number') numbers[position] = cell;
    else return undefined;
  }
  return { numbers, nulls: nulls.includes(1) ? nulls : undefined };
}
