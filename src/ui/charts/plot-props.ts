import type { ChartSpec, ChartType } from '../../core/chart.ts';
import type { FindingTable } from '../findings/finding-table.ts';

export interface PlotProps<Type extends ChartType> {
  readonly spec: Extract<ChartSpec, { type: Type }>;
  readonly table: FindingTable;
}
