import { type Cell, cellText, isNumericKind, numberOf } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import type { Condition } from '../../../core/held-result.ts';

/** Whether a cell meets a condition, as the engine would judge it. */
export function meets(cell: Cell, { kind }: Pick<Column, 'kind'>, { test, value }: Condition): boolean {
  const text = cellText(cell).toLowerCase();
  const wanted = value.toLowerCase();
  switch (test) {
    case 'missing':
      return cell === null;
    case 'present':
      return cell !== null;
    case 'contains':
      return cell !== null && text.includes(wanted);
    case 'lacks':
      return cell === null || !text.includes(wanted);
    case 'equals':
      return cell !== null && order(cell, kind, wanted) === 0;
    case 'differs':
      return cell === null || order(cell, kind, wanted) !== 0;
    case 'above':
      return cell !== null && order(cell, kind, wanted) > 0;
    case 'at-least':
      return cell !== null && order(cell, kind, wanted) >= 0;
    case 'below':
      return cell !== null && order(cell, kind, wanted) < 0;
    case 'at-most':
      return cell !== null && order(cell, kind, wanted) <= 0;
  }
}

/** Below 0 when the cell comes before the value. ISO text has the order of time. */
function order(cell: NonNullable<Cell>, kind: Column['kind'], value: string): number {
  if (isNumericKind(kind)) return (numberOf(cell) ?? Number.NaN) - Number(value);
  const [left, right] = [inFull(cellText(cell).toLowerCase(), kind), inFull(value, kind)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** A day is its first moment. */
function inFull(text: string, kind: Column['kind']): string {
  const isMoment = kind === 'timestamp' || kind === 'date';
  return isMoment && /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? `${text} 00:00:00`
    : text.replace('t', isMoment ? ' ' : 't');
}
