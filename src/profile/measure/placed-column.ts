import type { CellKind } from '../../core/cell.ts';
import { type Column, quoteIdentifier, type Table } from '../../core/dataset.ts';

/** A column and where it stands in its table: results are told apart by place, as names may hold anything. */
export interface PlacedColumn {
  readonly column: Column;
  readonly place: number;
}

export function placeColumns(table: Table): readonly PlacedColumn[] {
  return table.columns.map((column, place) => ({ column, place }));
}

export function nameOf({ column }: PlacedColumn): string {
  return quoteIdentifier(column.name);
}

export function isOfKind({ column }: PlacedColumn, ...kinds: readonly CellKind[]): boolean {
  return kinds.includes(column.kind);
}
