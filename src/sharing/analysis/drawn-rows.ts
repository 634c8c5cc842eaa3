import type { TableRows } from '../../core/analysis.ts';
import type { Cell } from '../../core/cell.ts';
import type { ChartSpec } from '../../core/chart.ts';
import type { Column } from '../../core/dataset.ts';

/**
 * The columns and rows that a chart over groups needs. `null` for a chart that is drawn from rows of the data: a
 * scatter plot's points and a box's values are not found by adding up.
 */
export function drawnRows(
  chart: ChartSpec,
  table: {
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
    readonly truncated?: boolean | undefined;
  },
  rowLimit: number,
): TableRows | null {
  if (chart.type === 'scatter' || chart.type === 'box') return null;
  const text = JSON.stringify(Object.values(chart));
  const kept = table.columns
    .map(({ name, type, kind }, index) => ({ name, type, kind, index }))
    .filter(({ name }) => text.includes(JSON.stringify(name)));
  return {
    columns: kept.map(({ name, type, kind }) => ({ name, type, kind })),
    rows: table.rows.slice(0, rowLimit).map((cells) => kept.map(({ index }) => cells[index] ?? null)),
    truncated: isCut(table, rowLimit),
  };
}

export function isCut(
  { rows, truncated }: { readonly rows: readonly unknown[]; readonly truncated?: boolean | undefined },
  rowLimit: number,
): boolean {
  return truncated === true || rows.length > rowLimit;
}
