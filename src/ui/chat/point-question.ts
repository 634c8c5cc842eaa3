import { cellText } from '../../core/cell.ts';
import type { ChartPoint } from '../charts/chart-points.ts';

/** Asks about the rows that a mark of a chart stands for. */
export function pointQuestion({ only }: Pick<ChartPoint, 'only'>): string {
  const conditions = only.map(({ column, value }) => `${column} ${cellText(value)}`);
  return `How many rows have ${conditions.join(' and ')}?`;
}
