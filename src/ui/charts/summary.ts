import type { ChartSpec } from '../../core/chart.ts';
import { type Box, boxesOf } from './box-data.ts';
import { ordered } from './chart-order.ts';
import type { DrawnTable } from './drawn-table.ts';
import { type HeatData, heatData } from './heat-data.ts';
import { type Measure, measureOf } from './measure.ts';
import { type PlotData, plotData } from './plot-data.ts';
import type { ChartsWords } from './words.ts';

const said = 8;

/** A chart in words, for those who do not see it. */
export function summaryOf(spec: ChartSpec, table: DrawnTable, words: ChartsWords): string {
  const parts = [spec.title, spec.subtitle, contentOf(spec, table, words), baselineOf(spec)];
  return parts.filter((part) => part !== '').join('. ');
}

function contentOf(spec: ChartSpec, table: DrawnTable, words: ChartsWords): string {
  const { summary } = words;
  const written = { measure: measureOf(spec), words };
  switch (spec.type) {
    case 'bar':
      return summary.bars(valuesOf(ordered(plotData(table, spec, words), spec.sort), written));
    case 'line':
      return summary.line(endsOf(plotData(table, spec, words), written));
    case 'area':
      return summary.area(endsOf(plotData(table, spec, words), written));
    case 'histogram':
      return summary.histogram(table.rows.length);
    case 'scatter':
      return summary.scatter(table.rows.length, spec.x, spec.y);
    case 'pie': {
      const parts = plotData(table, { x: spec.label, y: [spec.value] }, words);
      return summary.pie(valuesOf(ordered(parts, spec.sort), written));
    }
    case 'box':
      return boxWords(boxesOf(table, spec, words).boxes, written);
    case 'heat':
      return heatWords(heatData(table, spec, words), written);
    case 'combined': {
      const data = plotData(table, { x: spec.x, y: [...spec.bars, ...spec.lines] }, words);
      return summary.combined(endsOf(data, { words, measure: measureOf({ style: 'number' }) }));
    }
  }
}

/** How numbers are written, and what is said around them. */
interface Written {
  readonly measure: Measure;
  readonly words: ChartsWords;
}

function boxWords(boxes: readonly Box[], { measure, words: { summary } }: Written): string {
  const each = boxes
    .slice(0, said)
    .map(({ label, median, q1, q3 }) =>
      summary.oneBox(label, measure.label(median), measure.label(q1), measure.label(q3)),
    );
  return summary.box(each.join('; '));
}

function heatWords({ cells, xs, ys }: HeatData, { measure, words: { summary } }: Written): string {
  const strongest = cells.toSorted((a, b) => b.strength - a.strength)[0];
  if (strongest?.value == null) return summary.heat(xs.length, ys.length);
  const { value, x, y } = strongest;
  return summary.heatWithGreatest(xs.length, ys.length, measure.label(value), x, y);
}

function baselineOf(spec: ChartSpec): string {
  return spec.baseline === undefined
    ? ''
    : `${spec.baseline.label}: ${measureOf(spec).label(spec.baseline.value)}`;
}

function valuesOf({ points, series }: PlotData, written: Written): string {
  const parts = points.slice(0, said).map((point) => {
    const values = series.map(({ key, name }) => {
      const text = valueText(point[key], written);
      return series.length === 1 ? text : `${name} ${text}`;
    });
    return `${point.label} ${values.join(', ')}`;
  });
  const more = points.length - said;
  return more > 0 ? written.words.summary.more(parts.join('; '), more) : parts.join('; ');
}

function endsOf({ points, series }: PlotData, written: Written): string {
  const { summary } = written.words;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return summary.noPoints;
  return series
    .map(({ key, name }) =>
      summary.ends(
        name,
        valueText(first[key], written),
        first.label,
        valueText(last[key], written),
        last.label,
      ),
    )
    .join('; ');
}

function valueText(value: number | null | undefined, { measure, words }: Written): string {
  return typeof value === 'number' ? measure.label(value) : words.missing;
}
