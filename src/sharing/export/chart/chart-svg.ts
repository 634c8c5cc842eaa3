import type { TableRows } from '../../../core/analysis.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import type { Writing } from '../writing.ts';
import { lyingBars, standingBars } from './bars.ts';
import { boxes } from './box.ts';
import { combined } from './combined.ts';
import type { Drawing } from './drawing.ts';
import { heat } from './heat.ts';
import { lines } from './lines.ts';
import { cellsOf, numberIn, plotTable } from './plot.ts';
import { points } from './points.ts';
import { escaped } from './svg.ts';

/** Bars that can be read beside each other; more are left to the table. */
const mostBars = 30;
const labelLength = 12;

/** A chart as an SVG that stands alone; `undefined` for what is better read as a table. */
export function chartSvg(spec: ChartSpec, table: TableRows, writing: Writing): string | undefined {
  const drawing = drawn(spec, table, writing);
  if (drawing === undefined || table.rows.length === 0) return undefined;
  const { width, height, marks } = drawing;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}" role="img" aria-label="${escaped(spec.title)}">${marks.join('')}</svg>`;
}

function drawn(spec: ChartSpec, table: TableRows, writing: Writing): Drawing | undefined {
  const measure = (value: number): string =>
    writing.value(
      value,
      spec.unit === undefined ? { style: spec.style } : { style: spec.style, unit: spec.unit },
    );
  const { baseline } = spec;
  if (spec.type === 'bar') {
    const plot = plotTable(table, spec);
    if (plot.labels.length > mostBars) return undefined;
    const isStacked = spec.arrangement !== 'grouped';
    const isWide = plot.labels.some((label) => label.length > labelLength) || plot.labels.length > 8;
    return (isWide ? lyingBars : standingBars)({
      plot,
      measure,
      baseline,
      isStacked,
      highlight: spec.highlight,
    });
  }
  if (spec.type === 'line')
    return lines({ plot: plotTable(table, spec), measure, baseline, isFilled: false });
  if (spec.type === 'area') return lines({ plot: plotTable(table, spec), measure, baseline, isFilled: true });
  if (spec.type === 'histogram') {
    const plot = { labels: binLabels(spec, table, writing), series: [binCounts(spec, table)] };
    if (plot.labels.length > 60) return undefined;
    return standingBars({ plot, measure, baseline: undefined, isStacked: false, highlight: undefined });
  }
  if (spec.type === 'scatter') return points(spec, table, measure);
  if (spec.type === 'pie') {
    const plot = plotTable(table, { x: spec.label, y: [spec.value] });
    if (plot.labels.length > mostBars) return undefined;
    return lyingBars({ plot, measure, baseline, isStacked: false, highlight: undefined });
  }
  if (spec.type === 'box') return boxes(spec, table, measure);
  if (spec.type === 'heat') return heat(spec, table, measure);
  return combined(spec, table, {
    bars: measure,
    lines: (value) => writing.value(value, { style: 'number' }),
  });
}

type Histogram = Extract<ChartSpec, { type: 'histogram' }>;

function binLabels(spec: Histogram, table: TableRows, writing: Writing): readonly string[] {
  return cellsOf(table, spec.from).map((cell) => writing.value(cell, { style: 'number' }));
}

function binCounts(spec: Histogram, table: TableRows) {
  return { name: spec.count, values: cellsOf(table, spec.count).map(numberIn) };
}
