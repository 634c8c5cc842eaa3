import { z } from 'zod';

const common = {
  /** The finding in words. */
  title: z.string(),
  /** Measure and unit. */
  subtitle: z.string(),
  /** The result that is drawn: columns below are columns of it. */
  resultId: z.string(),
  /** How the measure is written. */
  style: z.enum(['plain', 'count', 'number', 'percent', 'percentage-points', 'date', 'text', 'boolean']),
  unit: z.string().optional(),
  /** The overall value that the chart is compared with. */
  baseline: z.object({ label: z.string(), value: z.number() }).optional(),
  /** n and the filter, for the foot. */
  note: z.string().optional(),
  /** Of the measure's axis; where it is not said, a chart that would hide most of its points is logarithmic. */
  scale: z.enum(['linear', 'log']).optional(),
  /** Of bars and parts, by the measure; where it is not said, by size unless their order means something. */
  sort: z.enum(['given', 'ascending', 'descending']).optional(),
};

/** A chart over one result. A new kind is a new member here; the compiler names the one place left, in `ui`. */
export const chartSpecSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('bar'),
    ...common,
    x: z.string(),
    y: z.array(z.string()).min(1).readonly(),
    /** A column whose values become series. */
    series: z.string().optional(),
    /** `percent`: each bar is a whole, its parts are shares of it. */
    arrangement: z.enum(['grouped', 'stacked', 'percent']).default('grouped'),
    /** The label that is the point of the chart, drawn in the accent. */
    highlight: z.string().optional(),
  }),
  z.object({
    type: z.literal('line'),
    ...common,
    x: z.string(),
    y: z.array(z.string()).min(1).readonly(),
    series: z.string().optional(),
  }),
  z.object({
    type: z.literal('area'),
    ...common,
    x: z.string(),
    y: z.array(z.string()).min(1).readonly(),
    series: z.string().optional(),
  }),
  /** Bins that the query has counted: `from`, `to` and `count` are its columns. */
  z.object({ type: z.literal('histogram'), ...common, from: z.string(), to: z.string(), count: z.string() }),
  z.object({
    type: z.literal('scatter'),
    ...common,
    x: z.string(),
    y: z.string(),
    series: z.string().optional(),
    /** A line through the points, y = slope x + intercept. */
    fit: z.object({ slope: z.number(), intercept: z.number() }).optional(),
  }),
  z.object({
    type: z.literal('pie'),
    ...common,
    label: z.string(),
    value: z.string(),
    /** A ring where it is not said. */
    form: z.enum(['ring', 'full']).optional(),
  }),
  /** The spread of `y` over the rows of the result, for each value of `x` where there is one. */
  z.object({ type: z.literal('box'), ...common, x: z.string().optional(), y: z.string() }),
  /** A cell for each pair of values. */
  z.object({ type: z.literal('heat'), ...common, x: z.string(), y: z.string(), value: z.string() }),
  /** Bars, and lines of another measure on an axis of their own. */
  z.object({
    type: z.literal('combined'),
    ...common,
    x: z.string(),
    bars: z.array(z.string()).min(1).readonly(),
    lines: z.array(z.string()).min(1).readonly(),
  }),
]);
export type ChartSpec = Readonly<z.infer<typeof chartSpecSchema>>;
export type ChartType = ChartSpec['type'];

/** Columns of the result that a chart draws, those of its measure last. */
export function columnsOfChart(spec: ChartSpec): readonly string[] {
  switch (spec.type) {
    case 'bar':
    case 'line':
    case 'area':
      return [spec.x, ...(spec.series === undefined ? [] : [spec.series]), ...spec.y];
    case 'histogram':
      return [spec.from, spec.to, spec.count];
    case 'scatter':
      return [spec.x, ...(spec.series === undefined ? [] : [spec.series]), spec.y];
    case 'pie':
      return [spec.label, spec.value];
    case 'box':
      return [...(spec.x === undefined ? [] : [spec.x]), spec.y];
    case 'heat':
      return [spec.x, spec.y, spec.value];
    case 'combined':
      return [spec.x, ...spec.bars, ...spec.lines];
  }
}
