import type { Cell } from '../../core/cell.ts';
import { numberOf } from '../../core/cell.ts';
import type { ChartSpec } from '../../core/chart.ts';
import { columnIndex } from '../../core/result-set.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { boxFacts } from './box-plot.tsx';
import { ordered } from './chart-order.ts';
import { heatData } from './heat-data.ts';
import { type Measure, measureOf } from './measure.ts';
import { firstBars, labelText, type PlotData, plotData } from './plot-data.ts';
import { boxesOf } from './quartiles.ts';

/** A mark of a chart as words, in the order in which it is read; what the keys walk over. */
export interface ChartPoint {
  /** "18–25" or "Bern, 2024". */
  readonly label: string;
  /** "7.8 %". */
  readonly value: string;
  /** The cells that all rows behind it share. */
  readonly only: readonly { readonly column: string; readonly value: Cell }[];
}

export function chartPoints(spec: ChartSpec, table: FindingTable): readonly ChartPoint[] {
  const measure = measureOf(spec);
  switch (spec.type) {
    case 'bar':
      return plotted(firstBars(ordered(plotData(table, spec), spec.sort)), spec, measure);
    case 'line':
    case 'area':
      return plotted(plotData(table, spec), spec, measure);
    case 'combined': {
      const data = firstBars(plotData(table, { x: spec.x, y: [...spec.bars, ...spec.lines] }));
      return plotted(data, { x: spec.x, series: undefined }, measureOf({ style: 'number' }));
    }
    case 'pie':
      return parts(
        ordered(plotData(table, { x: spec.label, y: [spec.value] }), spec.sort),
        spec.label,
        measure,
      );
    case 'histogram':
      return bins(spec, table);
    case 'scatter':
      return dots(spec, table);
    case 'box':
      return boxesOf(table, spec.x, spec.y).map((box) => ({
        label: box.label,
        value: boxFacts(box, measure)
          .map(([name, text]) => `${name} ${text}`)
          .join(', '),
        only: spec.x === undefined ? [] : [{ column: spec.x, value: box.label }],
      }));
    case 'heat':
      return heatData(table, spec).cells.map(({ x, y, value }) => ({
        label: `${x}, ${y}`,
        value: value === null ? '(missing)' : measure.label(value),
        only: [
          { column: spec.x, value: x },
          { column: spec.y, value: y },
        ],
      }));
  }
}

function plotted(
  { points, series, isTime }: PlotData,
  spec: { readonly x: string; readonly series?: string | undefined },
  measure: Measure,
): readonly ChartPoint[] {
  return points.flatMap((point) =>
    series.map(({ key, name }) => {
      const value = point[key] ?? null;
      const across = isTime ? [] : [{ column: spec.x, value: point.label }];
      return {
        label: series.length > 1 ? `${point.label}, ${name}` : point.label,
        value: value === null ? '(missing)' : measure.label(value),
        only: spec.series === undefined ? across : [...across, { column: spec.series, value: name }],
      };
    }),
  );
}

function parts({ points }: PlotData, label: string, measure: Measure): readonly ChartPoint[] {
  const total = points.reduce((sum, point) => sum + (point.s0 ?? 0), 0);
  return points.map((point) => {
    const value = point.s0 ?? 0;
    const share = total === 0 ? '' : `, ${formatPercent(value / total)}`;
    return {
      label: point.label,
      value: `${measure.label(value)}${share}`,
      only: [{ column: label, value: point.label }],
    };
  });
}

function bins(spec: Extract<ChartSpec, { type: 'histogram' }>, table: FindingTable): readonly ChartPoint[] {
  const [from, to, count] = [spec.from, spec.to, spec.count].map((name) => columnIndex(table, name));
  return table.rows.map((row) => ({
    label: `${written(row[from ?? -1])} to ${written(row[to ?? -1])}`,
    value: formatCount(numberOf(row[count ?? -1]) ?? 0),
    only: [],
  }));
}

function dots(spec: Extract<ChartSpec, { type: 'scatter' }>, table: FindingTable): readonly ChartPoint[] {
  const [x, y] = [columnIndex(table, spec.x), columnIndex(table, spec.y)];
  const group = spec.series === undefined ? -1 : columnIndex(table, spec.series);
  return table.rows.map((row) => {
    const name = group < 0 ? undefined : labelText(row[group] ?? null);
    return {
      label: name ?? `${spec.x} ${written(row[x])}`,
      value:
        name === undefined
          ? `${spec.y} ${written(row[y])}`
          : `${spec.x} ${written(row[x])}, ${spec.y} ${written(row[y])}`,
      only: name === undefined || spec.series === undefined ? [] : [{ column: spec.series, value: name }],
    };
  });
}

function written(cell: Cell | undefined): string {
  const number = numberOf(cell);
  return number === undefined ? '(missing)' : formatNumber(number);
}
