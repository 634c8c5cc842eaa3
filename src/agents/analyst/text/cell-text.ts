import type { Cell } from '../../../core/cell.ts';

/** A cell as words of a sentence or as a key; lists and structs as JSON. */
export function cellText(cell: Cell): string {
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
