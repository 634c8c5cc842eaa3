import type { ChartSpec } from '../../core/chart.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { counted } from '../format.ts';
import { type Measure, measureOf } from './measure.ts';
import { type PlotData, plotData } from './plot-data.ts';

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
      return `Bars: ${valuesOf(plotData(table, spec), measure)}`;
    case 'line':
      return `Line: ${endsOf(plotData(table, spec), measure)}`;
    case 'area':
      return `Area: ${endsOf(plotData(table, spec), measure)}`;
    case 'histogram':
      return `Histogram of ${counted(table.rows.length, 'bin')}`;
    case 'scatter':
      return `${counted(table.rows.length, 'point')}, ${spec.x} against ${spec.y}`;
    case 'pie':
      return `Parts: ${valuesOf(plotData(table, { x: spec.label, y: [spec.value] }), measure)}`;
  }
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
