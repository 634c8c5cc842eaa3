import { type Cell, isTemporalKind, numberOf } from '../../core/cell.ts';
import { columnIndex } from '../../core/result-set.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { formatMoment, type Grain, grainOf, momentOf } from '../moment.ts';
import type { ChartsWords } from './words.ts';

/** Series that can be told apart; the rest is left out and said so. */
const mostSeries = 6;
/** Bars that can be read; the rest is left out and said so. */
const mostBars = 30;

/** `key` is the series' field in a point: column names may hold dots, which a path would split. */
export interface Series {
  readonly key: `s${number}`;
  readonly name: string;
  readonly color: string;
}

export interface Point {
  readonly label: string;
  /** The cell behind the label. */
  readonly cell: Cell;
  /** UTC milliseconds, where x is a date. */
  readonly moment: number | undefined;
  readonly [series: Series['key']]: number | null;
}

export interface PlotData {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly isTime: boolean;
  readonly grain: Grain;
  /** What was left out, in words. */
  readonly leftOut: string | undefined;
}

interface PlotShape {
  readonly x: string;
  readonly y: readonly string[];
  readonly series?: string | undefined;
}

/** Six hues that colour-blind eyes tell apart, then the same six, paler. */
export function seriesColor(place: number): string {
  const hue = `var(--series-${(place % mostSeries) + 1})`;
  return Math.floor(place / mostSeries) % 2 === 0 ? hue : `color-mix(in oklab, ${hue} 55%, var(--surface-1))`;
}

/** The labels of a column, row by row, and the moments behind them where it holds dates. */
export function rowLabels(
  table: FindingTable,
  name: string,
  words: ChartsWords,
): readonly { readonly label: string; readonly cell: Cell; readonly moment: number | undefined }[] {
  const cells = columnCells(table, name);
  const texts = cells.flatMap((cell) => (typeof cell === 'string' ? [cell] : []));
  const isTime = isTemporalKind(kindOf(table, name)) && texts.every((text) => momentOf(text) !== undefined);
  const grain = grainOf(texts);
  return cells.map((cell) => {
    const text = labelText(cell, words);
    return isTime
      ? { cell, label: formatMoment(text, undefined, grain), moment: momentOf(text) }
      : { cell, label: text, moment: undefined };
  });
}

/** A result as points along x: in the order of time where x is a date, else in that of the result. */
export function plotData(table: FindingTable, shape: PlotShape, words: ChartsWords): PlotData {
  const xs = columnCells(table, shape.x);
  const texts = xs.flatMap((cell) => (typeof cell === 'string' ? [cell] : []));
  const isTime =
    isTemporalKind(kindOf(table, shape.x)) && texts.every((text) => momentOf(text) !== undefined);
  const grain = grainOf(texts);
  const names = seriesNames(table, shape, words);
  const series = names
    .slice(0, mostSeries)
    .map((name, place): Series => ({ key: `s${place}`, name, color: seriesColor(place) }));
  const labelOf = (cell: Cell) =>
    isTime ? formatMoment(labelText(cell, words), undefined, grain) : labelText(cell, words);
  const points =
    shape.series === undefined
      ? byColumn(table, shape, series)
      : bySeries(table, { ...shape, series: shape.series }, series, words);
  const hidden = hiddenRows(table, shape);
  const placed = points.map(
    ({ x, values }): Point => ({
      ...values,
      label: labelOf(x),
      cell: x,
      moment: isTime && typeof x === 'string' ? momentOf(x) : undefined,
    }),
  );
  return {
    points: isTime ? placed.toSorted((a, b) => (a.moment ?? 0) - (b.moment ?? 0)) : placed,
    series,
    isTime,
    grain,
    leftOut: saidTogether(
      [
        names.length > mostSeries && words.leftOut.series(mostSeries, names.length),
        hidden > 0 && words.leftOut.hidden(hidden),
      ],
      words,
    ),
  };
}

/** What was left out for several reasons, as one. */
export function saidTogether(
  reasons: readonly (string | false)[],
  { leftOut }: ChartsWords,
): string | undefined {
  const said = reasons.filter((reason) => reason !== false);
  return said.length === 0 ? undefined : said.reduce((one, other) => leftOut.both(one, other));
}

/** The first bars, with a word about those that were left out. */
export function firstBars(data: PlotData, { leftOut }: ChartsWords): PlotData {
  const { points } = data;
  if (points.length <= mostBars) return data;
  const said = leftOut.bars(mostBars, points.length);
  return {
    ...data,
    points: points.slice(0, mostBars),
    leftOut: data.leftOut === undefined ? said : leftOut.both(data.leftOut, said),
  };
}

interface RawPoint {
  readonly x: Cell;
  readonly values: Record<Series['key'], number | null>;
}

function byColumn(table: FindingTable, shape: PlotShape, series: readonly Series[]): readonly RawPoint[] {
  const x = columnIndex(table, shape.x);
  return table.rows.map((row) => ({
    x: row[x] ?? null,
    values: Object.fromEntries(
      series.map(({ key, name }) => [key, numberOf(row[columnIndex(table, name)]) ?? null]),
    ),
  }));
}

function bySeries(
  table: FindingTable,
  shape: PlotShape & { readonly series: string },
  series: readonly Series[],
  words: ChartsWords,
): readonly RawPoint[] {
  const x = columnIndex(table, shape.x);
  const y = columnIndex(table, shape.y[0] ?? '');
  const group = columnIndex(table, shape.series);
  const keys = new Map(series.map(({ name, key }) => [name, key]));
  const points = new Map<string, RawPoint>();
  for (const row of table.rows) {
    const label = labelText(row[x] ?? null, words);
    const point = points.get(label) ?? { x: row[x] ?? null, values: {} };
    points.set(label, point);
    const key = keys.get(labelText(row[group] ?? null, words));
    if (key !== undefined) point.values[key] = numberOf(row[y]) ?? null;
  }
  return [...points.values()];
}

/** Rows of the same place and series as another, of which only the last is drawn. */
function hiddenRows(table: FindingTable, { x, series }: PlotShape): number {
  if (series === undefined) return 0;
  const [along, among] = [columnCells(table, x), columnCells(table, series)];
  const places = new Set(along.map((cell, row) => JSON.stringify([cell, among[row] ?? null])));
  return table.rows.length - places.size;
}

function seriesNames(table: FindingTable, { y, series }: PlotShape, words: ChartsWords): readonly string[] {
  if (series === undefined) return y;
  return [...new Set(columnCells(table, series).map((cell) => labelText(cell, words)))];
}

function columnCells(table: FindingTable, name: string): readonly Cell[] {
  const index = columnIndex(table, name);
  return table.rows.map((row) => row[index] ?? null);
}

function kindOf(table: FindingTable, name: string) {
  return table.columns[columnIndex(table, name)]?.kind ?? 'other';
}

export function labelText(cell: Cell, { missing }: ChartsWords): string {
  if (cell === null) return missing;
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

/** All numbers that are drawn. */
export function drawnNumbers({ points, series }: PlotData): readonly number[] {
  return points.flatMap((point) => series.flatMap(({ key }) => point[key] ?? []));
}
