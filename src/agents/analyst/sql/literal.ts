import type { Cell } from '../../../core/cell.ts';
import { quoteText } from '../../../core/dataset.ts';

export function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? String(cell) : `${quoteText(String(cell))}::DOUBLE`;
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  return quoteText(typeof cell === 'string' ? cell : JSON.stringify(cell));
}
