/** A cell by its place on the screen's grid; row -1 is the header. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A block of cells between two corners; keys move the `head`. */
export interface Selected {
  readonly anchor: Spot;
  readonly head: Spot;
}

export interface Block {
  readonly fromRow: number;
  /** Behind the last. */
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export function blockOf({ anchor, head }: Selected): Block {
  return {
    fromRow: Math.max(0, Math.min(anchor.row, head.row)),
    toRow: Math.max(anchor.row, head.row) + 1,
    fromColumn: Math.min(anchor.column, head.column),
    toColumn: Math.max(anchor.column, head.column) + 1,
  };
}

export function isIn({ fromRow, toRow, fromColumn, toColumn }: Block, { row, column }: Spot): boolean {
  return row >= fromRow && row < toRow && column >= fromColumn && column < toColumn;
}

export function isOne({ anchor, head }: Selected): boolean {
  return anchor.row === head.row && anchor.column === head.column;
}

export interface Bounds {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page key moves by. */
  readonly page: number;
}

/** Where a key leads from a cell, as in the grid pattern of the ARIA guide; `undefined` for keys that lead nowhere. */
export function moved(
  { row, column }: Spot,
  { key, isWide }: { readonly key: string; readonly isWide: boolean },
  bounds: Bounds,
): Spot | undefined {
  const at = (toRow: number, toColumn: number): Spot => ({
    row: Math.min(bounds.rows - 1, Math.max(-1, toRow)),
    column: Math.min(bounds.columns - 1, Math.max(0, toColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return isWide ? at(bounds.rows - 1, column) : at(row + 1, column);
    case 'ArrowUp':
      return isWide ? at(0, column) : at(row - 1, column);
    case 'ArrowRight':
      return isWide ? at(row, bounds.columns - 1) : at(row, column + 1);
    case 'ArrowLeft':
      return isWide ? at(row, 0) : at(row, column - 1);
    case 'PageDown':
      return at(row + bounds.page, column);
    case 'PageUp':
      return at(Math.max(0, row - bounds.page), column);
    case 'Home':
      return isWide ? at(0, 0) : at(row, 0);
    case 'End':
      return isWide ? at(bounds.rows - 1, bounds.columns - 1) : at(row, bounds.columns - 1);
    default:
      return undefined;
  }
}
