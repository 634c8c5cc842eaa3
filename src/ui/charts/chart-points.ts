import type { Cell } from '../../core/cell.ts';
import { numberOf } from '../../core/cell.ts';
import type { ChartSpec } from '../../core/chart.ts';
import { columnIndex } from '../../core/result-set.ts';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { boxesOf } from './box-data.ts';
import { boxFacts } from './box-plot.tsx';
import { ordered } from './chart-order.ts';
import type { DrawnTable } from './drawn-table.ts';
import { heatData } from './heat-data.ts';
import { type Measure, measureOf } from './measure.ts';
import { periodWords } from './period.ts';
import { firstBars, labelText, type PlotData, plotData } from './plot-data.ts';
import type { ChartsWords } from './words.ts';

/** A mark of a chart as words, in the order in which it is read; what the keys walk over. */
export interface ChartPoint {
  /** "18–25" or "Bern, 2024". */
  readonly label: string;
  /** "7.8 %". */
  readonly value: string;
  /** The cells that all rows behind it share. */
  readonly only: readonly { readonly column: string; readonly value: Cell }[];
}

type Only = ChartPoint['only'];

export function chartPoints(spec: ChartSpec, table: DrawnTable, words: ChartsWords): readonly ChartPoint[] {
  const measure = measureOf(spec);
  switch (spec.type) {
    case 'bar':
      return plotted(firstBars(ordered(plotData(table, spec, words), spec.sort), words), spec, {
        measure,
        words,
      });
    case 'line':
    case 'area':
      return plotted(plotData(table, spec, words), spec, { measure, words });
    case 'combined': {
      const data = plotData(table, { x: spec.x, y: [...spec.bars, ...spec.lines] }, words);
      return plotted(firstBars(data, words), spec, { words, measure: measureOf({ style: 'number' }) });
    }
    case 'pie':
      return parts(
        ordered(plotData(table, { x: spec.label, y: [spec.value] }, words), spec.sort),
        spec.label,
        measure,
      );
    case 'histogram':
      return bins(spec, table, words);
    case 'scatter':
      return dots(spec, table, words);
    case 'box':
      return boxesOf(table, spec, words).boxes.map((box) => ({
        label: box.label,
        value: boxFacts(box, measure, words)
          .map(([name, text]) => `${name} ${text}`)
          .join(', '),
        only: spec.x === undefined ? [] : sharing([spec.x, box.group]),
      }));
    case 'heat':
      return heatData(table, spec, words).cells.map(({ x, y, value, behind }) => ({
        label: `${x}, ${y}`,
        value: value === null ? words.missing : measure.label(value),
        only: sharing([spec.x, behind[0]], [spec.y, behind[1]]),
      }));
  }
}

/** As a question says it: where a cell is missing, by that word. */
function sharing(...cells: readonly (readonly [column: string, value: Cell])[]): Only {
  return cells.map(([column, value]) => ({ column, value: value ?? 'missing' }));
}

function named(label: string, { missing }: ChartsWords): string | null {
  return label === missing ? null : label;
}

/** How numbers are written, and what is said of those that are not there. */
interface Written {
  readonly measure: Measure;
  readonly words: ChartsWords;
}

function plotted(
  data: PlotData,
  spec: { readonly x: string; readonly series?: string | undefined },
  { measure, words }: Written,
): readonly ChartPoint[] {
  const { points, series, isTime } = data;
  return points.flatMap((point) =>
    series.map(({ key, name }) => {
      const value = point[key] ?? null;
      const along = isTime ? periodWords(data, spec.x, point.moment) : (point.cell ?? 'missing');
      const among = spec.series === undefined ? [] : [[spec.series, named(name, words)] as const];
      return {
        label: series.length > 1 ? `${point.label}, ${name}` : point.label,
        value: value === null ? words.missing : measure.label(value),
        only: along === undefined ? [] : sharing([spec.x, along], ...among),
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
      only: sharing([label, point.cell]),
    };
  });
}

function bins(
  spec: Extract<ChartSpec, { type: 'histogram' }>,
  table: DrawnTable,
  words: ChartsWords,
): readonly ChartPoint[] {
  const [from, to, count] = [spec.from, spec.to, spec.count].map((name) => columnIndex(table, name));
  return table.rows.map((row) => ({
    label: words.range(written(row[from ?? -1], words), written(row[to ?? -1], words)),
    value: formatCount(numberOf(row[count ?? -1]) ?? 0),
    only: [],
  }));
}

function dots(
  spec: Extract<ChartSpec, { type: 'scatter' }>,
  table: DrawnTable,
  words: ChartsWords,
): readonly ChartPoint[] {
  const [x, y] = [columnIndex(table, spec.x), columnIndex(table, spec.y)];
  const group = spec.series === undefined ? -1 : columnIndex(table, spec.series);
  return table.rows.map((row) => {
    const name = group < 0 ? undefined : labelText(row[group] ?? null, words);
    const [across, up] = [`${spec.x} ${written(row[x], words)}`, `${spec.y} ${written(row[y], words)}`];
    return {
      label: name ?? across,
      value: name === undefined ? up : `${across}, ${up}`,
      only:
        spec.series === undefined
          ? sharing([spec.x, row[x] ?? null], [spec.y, row[y] ?? null])
          : sharing([spec.series, row[group] ?? null]),
    };
  });
}

function written(cell: Cell | undefined, { missing }: ChartsWords): string {
  const number = numberOf(cell);
  return number === undefined ? missing : formatNumber(number);
}
