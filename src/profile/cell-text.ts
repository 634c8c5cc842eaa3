import type { Cell } from '../core/cell.ts';

/** A value as it is named in a sentence or tested against a pattern. */
export function cellText(cell: Cell): string {
  return typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : String(cell);
}
