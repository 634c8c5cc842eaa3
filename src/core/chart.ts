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
    arrangement: z.enum(['grouped', 'stacked']).default('grouped'),
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
  z.object({ type: z.literal('area'), ...common, x: z.string(), y: z.array(z.string()).min(1).readonly() }),
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
  z.object({ type: z.literal('pie'), ...common, label: z.string(), value: z.string() }),
]);
export type ChartSpec = Readonly<z.infer<typeof chartSpecSchema>>;
export type ChartType = ChartSpec['type'];
