import type { ChartSpec, ChartType } from '../../core/chart.ts';
import type { DrawnTable } from './drawn-table.ts';

export interface PlotProps<Type extends ChartType> {
  readonly spec: Extract<ChartSpec, { type: Type }>;
  readonly table: DrawnTable;
}
