import type { BoundValue } from '../../../core/answer.ts';
import { type Cell, cellText, numberOf } from '../../../core/cell.ts';
import type { ChartSpec } from '../../../core/chart.ts';
import type { Parse } from '../read/parse.ts';
import type { Drawn } from './drawn.ts';
import { capital, type QueryAsk } from './query-ask.ts';

const mostBars = 60;
/** More than these are told apart by the strength of a colour, not by its hue. */
const mostSeries = 6;
const mostHeatRows = 750;
const mostSlices = 6;

/** The chart that fits a result; `null` where there is nothing to see. */
export function chartOf(
  of: Parse,
  ask: QueryAsk,
  drawn: Drawn,
  overall: BoundValue | undefined,
): ChartSpec | null {
  const wish = of.presentation.chart;
  const { rows } = drawn.finding.result;
  if (ask.intent.kind === 'pair' || drawn.columns.length < 2 || rows.length === 0) return null;
  if (wish === undefined && (ask.intent.kind === 'rows' || rows.length < 2)) return null;
  const type = wish ?? usual(ask, drawn);
  const most = type === 'heat' ? mostHeatRows : mostBars;
  return rows.length > most && type !== 'line' && type !== 'scatter' && wish === undefined
    ? null
    : drawAs(type, ask, drawn, overall);
}

function usual(ask: QueryAsk, drawn: Drawn): ChartSpec['type'] {
  const by = ask.intent.kind === 'groups' ? ask.intent.by : [];
  const measure = ask.intent.kind === 'groups' ? ask.intent.measures[0] : undefined;
  if (by.length === 2 && isGrid(drawn)) return 'heat';
  if (by[0]?.kind === 'period' || drawn.formats[0]?.style === 'date') return 'line';
  if (measure?.kind === 'share' && by.length === 1 && drawn.finding.result.rows.length <= mostSlices)
    return 'pie';
  return 'bar';
}

/** Many values along and many across. */
function isGrid({ finding: { result } }: Drawn): boolean {
  const distinct = (at: number) => new Set(result.rows.map((row) => cellText(row[at]))).size;
  return distinct(0) > 2 && distinct(1) > mostSeries;
}

function drawAs(
  type: ChartSpec['type'],
  ask: QueryAsk,
  drawn: Drawn,
  overall: BoundValue | undefined,
): ChartSpec {
  const keys = ask.intent.kind === 'groups' ? ask.intent.by.length : 1;
  const x = drawn.columns[0] ?? '';
  const y = drawn.columns[Math.min(keys, drawn.columns.length - 1)] ?? '';
  const common = { ...commonOf(ask, drawn, y), ...baselineOf(overall) };
  const series = keys > 1 && drawn.columns[1] !== undefined ? { series: drawn.columns[1] } : {};
  switch (type) {
    case 'pie':
      return { type, ...common, label: x, value: y };
    case 'line':
      return { type, ...common, x, y: [y], ...series };
    case 'area':
      return { type, ...common, x, y: [y], ...series };
    case 'scatter':
      return { type, ...common, x, y };
    case 'heat':
      return series.series === undefined
        ? drawAs('bar', ask, drawn, overall)
        : { type, ...commonOf(ask, drawn, y), x, y: series.series, value: y };
    case 'combined': {
      const line = drawn.columns[keys + 1];
      return line === undefined
        ? drawAs('bar', ask, drawn, overall)
        : { type, ...common, x, bars: [y], lines: [line] };
    }
    // The groups have one value each: there is no spread to be drawn.
    case 'box':
    case 'bar':
    case 'histogram':
      return {
        type: 'bar',
        ...common,
        x,
        y: [y],
        arrangement: 'grouped',
        ...series,
        ...highlightOf(ask, drawn),
      };
  }
}

function baselineOf(overall: BoundValue | undefined): Pick<ChartSpec, 'baseline'> {
  const value = numberOf(overall?.value);
  return value === undefined ? {} : { baseline: { label: 'overall', value } };
}

/** The group that was asked for. */
function highlightOf(ask: QueryAsk, drawn: Drawn): { highlight?: string } {
  const [label] = drawn.finding.result.rows[0] ?? [];
  const isAskedFor =
    ask.shape.kind === 'groups' && (ask.shape.asked === 'first' || ask.shape.asked === 'measure');
  return isAskedFor && label !== null && label !== undefined ? { highlight: cellText(label) } : {};
}

function commonOf(ask: QueryAsk, drawn: Drawn, y: string) {
  const format = drawn.formats[drawn.columns.indexOf(y)] ?? { style: 'number' as const };
  return {
    title: titleOf(ask, drawn, y),
    subtitle: y,
    resultId: drawn.finding.id,
    style: format.style,
    ...(format.unit === undefined ? {} : { unit: format.unit }),
    ...(ask.scope.phrase === '' ? {} : { note: `Only rows${ask.scope.phrase}` }),
  };
}

/** The finding in words: which comes first. */
function titleOf(ask: QueryAsk, drawn: Drawn, y: string): string {
  const at = drawn.columns.indexOf(y);
  const { rows } = drawn.finding.result;
  const isText = drawn.formats[0]?.style === 'text';
  if (!isText || rows.length < 2 || numberOf(rows[0]?.[at]) === undefined) return capital(ask.what);
  const measure = y === 'count' ? 'number of rows' : y;
  const [first] = asksLowest(ask) ? rows : [highest(rows, at)];
  const [name = null] = first ?? [];
  if (name === null) return capital(ask.what);
  return `${cellText(name)} has the ${asksLowest(ask) ? 'lowest' : 'highest'} ${measure}`;
}

function highest(rows: readonly (readonly Cell[])[], at: number): readonly Cell[] | undefined {
  return rows.reduce((best, row) =>
    (numberOf(row[at]) ?? -Infinity) > (numberOf(best[at]) ?? -Infinity) ? row : best,
  );
}

function asksLowest({ intent, shape }: QueryAsk): boolean {
  const [order] = intent.kind === 'groups' ? (intent.order ?? []) : [];
  return shape.kind === 'groups' && shape.asked !== 'all' && order?.by === 'measure' && !order.descending;
}
