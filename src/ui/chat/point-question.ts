import { cellText } from '../../core/cell.ts';
import type { ChartPoint } from '../charts/chart-points.ts';

/** Asks for the rows that a mark of a chart stands for. */
export function pointQuestion({ only }: Pick<ChartPoint, 'only'>): string {
  const conditions = only.map(({ column, value }) => `${column} is ${cellText(value)}`);
  return `Show the rows where ${conditions.join(' and ')}`;
}
