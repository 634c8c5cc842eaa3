import type { TableRows } from '../../../core/analysis.ts';
import { type Cell, cellText, numberOf } from '../../../core/cell.ts';
import { columnIndex } from '../../../core/result-set.ts';

export interface PlotSeries {
  readonly name: string;
  /** One for each label; `null` where there is none. */
  readonly values: readonly (number | null)[];
}

export interface PlotTable {
  readonly labels: readonly string[];
  readonly series: readonly PlotSeries[];
}

const mostSeries = 6;

/** A result as labels and series: one for each measure, or for each value of a column. */
export function plotTable(
  table: TableRows,
  shape: { readonly x: string; readonly y: readonly string[]; readonly series?: string | undefined },
): PlotTable {
  return shape.series === undefined
    ? byMeasure(table, shape.x, shape.y)
    : bySeries(table, shape, shape.series);
}

function byMeasure(table: TableRows, x: string, y: readonly string[]): PlotTable {
  return {
    labels: months(cellsOf(table, x).map(labelOf)),
    series: y.slice(0, mostSeries).map((name) => ({ name, values: cellsOf(table, name).map(numberIn) })),
  };
}

function bySeries(
  table: TableRows,
  { x, y }: { readonly x: string; readonly y: readonly string[] },
  column: string,
): PlotTable {
  const labels = [...new Set(cellsOf(table, x).map(labelOf))];
  const names = [...new Set(cellsOf(table, column).map(labelOf))].slice(0, mostSeries);
  const [xs, groups, values] = [x, column, y[0] ?? ''].map((name) => cellsOf(table, name));
  const at = new Map(
    table.rows.map((_, row) => [
      JSON.stringify([labelOf(groups?.[row] ?? null), labelOf(xs?.[row] ?? null)]),
      numberIn(values?.[row] ?? null),
    ]),
  );
  return {
    labels: months(labels),
    series: names.map((name) => ({
      name,
      values: labels.map((label) => at.get(JSON.stringify([name, label])) ?? null),
    })),
  };
}

export function cellsOf(table: TableRows, name: string): readonly Cell[] {
  const index = columnIndex(table, name);
  return table.rows.map((cells) => cells[index] ?? null);
}

export function numberIn(cell: Cell): number | null {
  const number = numberOf(cell);
  return number === undefined || !Number.isFinite(number) ? null : number;
}

/** Days and months without the time that none of them has. */
export function labelOf(cell: Cell): string {
  return cell === null ? '(missing)' : cellText(cell).replace(/ 00:00:00$/, '');
}

/** First days of months alone are months. */
export function months(labels: readonly string[]): readonly string[] {
  const isMonths = labels.every((label) => /^\d{4}-\d\d-01$/.test(label) || label === '(missing)');
  return isMonths ? labels.map((label) => label.replace(/-01$/, '')) : labels;
}
