import { isNumericKind, isTemporalKind } from '../../core/cell.ts';
import { type ChartSpec, type ChartType, chartSpecSchema } from '../../core/chart.ts';
import type { Column } from '../../core/dataset.ts';

/** A chart as it is changed by hand: what stands along, what is measured, what makes series. */
export interface ChartDraft {
  readonly type: ChartType;
  readonly x: string;
  readonly y: readonly string[];
  readonly series: string | undefined;
}

/** Kinds that the columns of a result can be drawn as. */
export function possibleTypes(columns: readonly Column[]): readonly ChartType[] {
  const numbers = columns.filter(({ kind }) => isNumericKind(kind)).length;
  const others = columns.length - numbers;
  if (numbers === 0) return [];
  return [
    ...(columns.length > 1 ? (['bar', 'line', 'area', 'pie'] as const) : []),
    ...(numbers > 1 ? (['scatter'] as const) : []),
    ...(others > 1 || (others === 1 && numbers > 1) ? (['heat'] as const) : []),
    ...(numbers > 1 && columns.length > 2 ? (['combined'] as const) : []),
    'box',
    ...(numbers > 2 ? (['histogram'] as const) : []),
  ];
}

export function draftOf(spec: ChartSpec): ChartDraft {
  switch (spec.type) {
    case 'bar':
    case 'line':
    case 'area':
      return { type: spec.type, x: spec.x, y: spec.y, series: spec.series };
    case 'histogram':
      return { type: spec.type, x: spec.from, y: [spec.to, spec.count], series: undefined };
    case 'scatter':
      return { type: spec.type, x: spec.x, y: [spec.y], series: spec.series };
    case 'pie':
      return { type: spec.type, x: spec.label, y: [spec.value], series: undefined };
    case 'box':
      return { type: spec.type, x: spec.x ?? '', y: [spec.y], series: undefined };
    case 'heat':
      return { type: spec.type, x: spec.x, y: [spec.value], series: spec.y };
    case 'combined':
      return { type: spec.type, x: spec.x, y: [...spec.bars, ...spec.lines], series: undefined };
  }
}

/** The chart that a draft means over these columns; `undefined` where they do not make one. */
export function specOf(
  draft: ChartDraft,
  before: ChartSpec,
  columns: readonly Column[],
): ChartSpec | undefined {
  const { type } = draft;
  const [first, ...rest] = draft.y;
  const free = columns.filter(({ name }) => name !== draft.x && !draft.y.includes(name));
  const other = draft.series ?? free.find(({ kind }) => !isNumericKind(kind))?.name ?? free[0]?.name;
  const second = rest[0] ?? free.find(({ kind }) => isNumericKind(kind))?.name;
  const series = draft.series === undefined ? {} : { series: draft.series };
  const shapes: Readonly<Record<ChartType, object>> = {
    bar: {
      x: draft.x,
      y: draft.y,
      ...series,
      arrangement: before.type === 'bar' ? before.arrangement : 'grouped',
    },
    line: { x: draft.x, y: draft.y, ...series },
    area: { x: draft.x, y: draft.y, ...series },
    histogram: { from: draft.x, to: first, count: rest[0] },
    scatter: { x: draft.x, y: first, ...series },
    pie: { label: draft.x, value: first },
    box: { ...(draft.x === '' ? {} : { x: draft.x }), y: first },
    heat: { x: draft.x, y: other, value: first },
    combined: { x: draft.x, bars: [first], lines: [second] },
  };
  const { title, subtitle, resultId, style, unit, baseline, note, scale, sort } = before;
  const kept = { title, subtitle, resultId, style, unit, baseline, note, scale, sort };
  const parsed = chartSpecSchema.safeParse({ ...withoutAbsent(kept), type, ...shapes[type] });
  return parsed.data;
}

/** A draft for another kind of chart, of the columns that suit it. */
export function retyped(draft: ChartDraft, type: ChartType, columns: readonly Column[]): ChartDraft {
  const numbers = columns.filter(({ kind }) => isNumericKind(kind)).map(({ name }) => name);
  const names = columns.filter(({ kind }) => !isNumericKind(kind)).map(({ name }) => name);
  const measures = draft.y.filter((name) => numbers.includes(name));
  const y = measures.length > 0 ? measures : numbers.slice(0, 1);
  if (type === 'scatter') {
    const [across = '', up = ''] = numbers.includes(draft.x)
      ? [draft.x, y[0]]
      : [numbers.find((name) => name !== y[0]), y[0]];
    return { type, x: across, y: [up], series: draft.series };
  }
  if (type === 'histogram') return { type, x: numbers[0] ?? '', y: numbers.slice(1, 3), series: undefined };
  if (type === 'box' && !names.includes(draft.x)) return { type, x: names[0] ?? '', y, series: undefined };
  const along = columns.find(
    ({ name, kind }) => name === draft.x && (!isNumericKind(kind) || isTemporalKind(kind)),
  );
  const x = along?.name ?? names[0] ?? columns.find(({ name }) => !y.includes(name))?.name ?? draft.x;
  return { type, x, y, series: draft.series === x ? undefined : draft.series };
}

function withoutAbsent(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
