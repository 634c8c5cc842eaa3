import type { ChartSpec } from '../../core/chart.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { counted } from '../format.ts';
import { ordered } from './chart-order.ts';
import { type HeatData, heatData } from './heat-data.ts';
import { type Measure, measureOf } from './measure.ts';
import { type PlotData, plotData } from './plot-data.ts';
import { boxesOf } from './quartiles.ts';

const said = 8;

/** A chart in words, for those who do not see it. */
export function summaryOf(spec: ChartSpec, table: FindingTable): string {
  const words = [spec.title, spec.subtitle, contentOf(spec, table), baselineOf(spec)];
  return words.filter((part) => part !== '').join('. ');
}

function contentOf(spec: ChartSpec, table: FindingTable): string {
  const measure = measureOf(spec);
  switch (spec.type) {
    case 'bar':
      return `Bars: ${valuesOf(ordered(plotData(table, spec), spec.sort), measure)}`;
    case 'line':
      return `Line: ${endsOf(plotData(table, spec), measure)}`;
    case 'area':
      return `Area: ${endsOf(plotData(table, spec), measure)}`;
    case 'histogram':
      return `Histogram of ${counted(table.rows.length, 'bin')}`;
    case 'scatter':
      return `${counted(table.rows.length, 'point')}, ${spec.x} against ${spec.y}`;
    case 'pie':
      return `Parts: ${valuesOf(ordered(plotData(table, { x: spec.label, y: [spec.value] }), spec.sort), measure)}`;
    case 'box':
      return `Spread: ${boxesOf(table, spec.x, spec.y)
        .slice(0, said)
        .map(
          ({ label, q1, median, q3 }) =>
            `${label} median ${measure.label(median)}, half of the values between ${measure.label(q1)} and ${measure.label(q3)}`,
        )
        .join('; ')}`;
    case 'heat':
      return heatWords(heatData(table, spec), measure);
    case 'combined':
      return `Bars and lines: ${endsOf(plotData(table, { x: spec.x, y: [...spec.bars, ...spec.lines] }), measureOf({ style: 'number' }))}`;
  }
}

function heatWords({ cells, xs, ys }: HeatData, measure: Measure): string {
  const strongest = cells.toSorted((a, b) => b.strength - a.strength)[0];
  const where =
    strongest?.value == null
      ? ''
      : `, the greatest ${measure.label(strongest.value)} at ${strongest.x}, ${strongest.y}`;
  return `Heat map of ${xs.length} by ${ys.length}${where}`;
}

function baselineOf(spec: ChartSpec): string {
  return spec.baseline === undefined
    ? ''
    : `${spec.baseline.label}: ${measureOf(spec).label(spec.baseline.value)}`;
}

function valuesOf({ points, series }: PlotData, measure: Measure): string {
  const words = points.slice(0, said).map((point) => {
    const values = series.map(({ key, name }) => {
      const value = point[key] ?? null;
      const text = value === null ? '(missing)' : measure.label(value);
      return series.length === 1 ? text : `${name} ${text}`;
    });
    return `${point.label} ${values.join(', ')}`;
  });
  const more = points.length - said;
  return more > 0 ? `${words.join('; ')}; and ${more} more` : words.join('; ');
}

function endsOf({ points, series }: PlotData, measure: Measure): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return 'no points';
  return series
    .map(({ key, name }) => {
      const [from, to] = [first[key] ?? null, last[key] ?? null];
      const text = (value: number | null) => (value === null ? '(missing)' : measure.label(value));
      return `${name} from ${text(from)} (${first.label}) to ${text(to)} (${last.label})`;
    })
    .join('; ');
}
