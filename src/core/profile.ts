import { z } from 'zod';
import { cellKindSchema, cellSchema } from './cell.ts';
import { warningFactSchema } from './warning-fact.ts';

/** What a column is for, in an analysis. */
export const columnRoles = ['measure', 'dimension', 'identifier', 'time', 'text'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** What a column's values mean. */
export const semanticTypes = [
  'identifier',
  'category',
  'measure',
  'count',
  'money',
  'percentage',
  'date',
  'time',
  'year',
  'boolean',
  'latitude',
  'longitude',
  'country',
  'place',
  'email',
  'phone',
  'url',
  'person-name',
  'card-number',
  'national-id',
  'ip-address',
  'free-text',
  'unknown',
] as const;
export type SemanticType = (typeof semanticTypes)[number];

export const personalSemanticTypes: readonly SemanticType[] = [
  'email',
  'phone',
  'person-name',
  'card-number',
  'national-id',
  'ip-address',
];

const binSchema = z.object({ from: z.number(), to: z.number(), count: z.number() });
const topValueSchema = z.object({ value: cellSchema, count: z.number() });

/**
 * Of a numeric column, over its finite values (a warning counts the others). `std` is the sample standard deviation.
 * Quantiles may be estimates: see `estimated`.
 */
export const numericSummarySchema = z.object({
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  median: z.number(),
  q1: z.number(),
  q3: z.number(),
  std: z.number().nullable(),
  sum: z.number(),
  zeroCount: z.number(),
  negativeCount: z.number(),
  histogram: z.array(binSchema).readonly(),
  /** Values outside [q1 - 1.5 IQR, q3 + 1.5 IQR] (Tukey's fences). */
  outlierCount: z.number(),
  outlierLow: z.number(),
  outlierHigh: z.number(),
  /** True when quantiles and outliers come from an estimate (t-digest or a sample) and not from all rows. */
  estimated: z.boolean(),
});
export type NumericSummary = Readonly<z.infer<typeof numericSummarySchema>>;

/** Of a date or timestamp column; ends are ISO text as in `Cell`. */
export const timeSummarySchema = z.object({
  min: z.string(),
  max: z.string(),
  /** The grain at which a trend over the whole range reads well (at most about 120 points). */
  grain: z.enum(['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']),
  histogram: z.array(z.object({ from: z.string(), count: z.number() })).readonly(),
});
export type TimeSummary = Readonly<z.infer<typeof timeSummarySchema>>;

export const columnProfileSchema = z.object({
  name: z.string(),
  type: z.string(),
  kind: cellKindSchema,
  role: z.enum(columnRoles),
  semanticType: z.enum(semanticTypes),
  nullCount: z.number(),
  /** Exact when `distinctIsExact`; else a HyperLogLog estimate. */
  distinctCount: z.number(),
  distinctIsExact: z.boolean(),
  /**
   * Most frequent first; at most 50, all of them for a column with so few values. Empty where nearly every value
   * differs: identifiers, free text, and in large tables measures.
   */
  topValues: z.array(topValueSchema).readonly(),
  /** A few values as they stand, without nulls. */
  examples: z.array(cellSchema).readonly(),
  numeric: numericSummarySchema.optional(),
  time: timeSummarySchema.optional(),
  /** Shortest and longest text, in characters. */
  textLength: z.object({ min: z.number(), max: z.number() }).optional(),
  isPersonal: z.boolean(),
});
export type ColumnProfile = Readonly<z.infer<typeof columnProfileSchema>>;

/** An average or rate over all rows where the column is filled, that answers are compared with. */
export const baselineSchema = z.object({
  /** `mean amount`, `share of status = FAILED`. */
  name: z.string(),
  column: z.string(),
  /** For a rate: the value whose share it is. */
  value: cellSchema.optional(),
  kind: z.enum(['mean', 'rate']),
  baseline: z.number(),
});
export type Baseline = Readonly<z.infer<typeof baselineSchema>>;

/** Pearson's r over the rows where both are present. */
export const correlationSchema = z.object({
  left: z.string(),
  right: z.string(),
  r: z.number(),
  rows: z.number(),
});
export type Correlation = Readonly<z.infer<typeof correlationSchema>>;

const warningKinds = [
  'mixed-types',
  'constant-column',
  'empty-column',
  'duplicate-rows',
  'missing-values',
  'suspicious-dates',
  'near-duplicate-values',
  'ambiguous-dates',
  'number-as-text',
  'extreme-values',
] as const;
export const qualityWarningSchema = z.object({
  kind: z.enum(warningKinds),
  column: z.string().optional(),
  /** Rows (or values) concerned. */
  count: z.number(),
  /** In English. */
  message: z.string(),
  /** What the message says. Not there in older profiles, nor of another version that knows other facts. */
  fact: warningFactSchema.optional().catch(undefined),
});
export type QualityWarning = Readonly<z.infer<typeof qualityWarningSchema>>;

/** "Data DNA" on screen: what is known about one table. */
export const profileSchema = z.object({
  /** Numbered, so that a stored profile of an older shape is measured anew. */
  version: z.literal(1),
  table: z.string(),
  rowCount: z.number(),
  /**
   * Set when it was measured on so many rows from all over the table: all but row count, missing values and the ends of
   * numbers and dates are estimates then, and repeated rows, keys and baselines are not told.
   */
  sampled: z.object({ rows: z.number() }).optional(),
  /** Set when repeated rows were not counted: in a large file that is read in place. */
  repeatsUnknown: z.literal(true).optional(),
  columns: z.array(columnProfileSchema).readonly(),
  sample: z.object({
    columns: z.array(z.string()).readonly(),
    rows: z.array(z.array(cellSchema).readonly()).readonly(),
  }),
  /** Whole rows that repeat an earlier row. */
  duplicateRowCount: z.number(),
  correlations: z.array(correlationSchema).readonly(),
  baselines: z.array(baselineSchema).readonly(),
  /** Columns proven unique and never null. Fractions are unique by chance and are not named. */
  keys: z.array(z.string()).readonly(),
  warnings: z.array(qualityWarningSchema).readonly(),
  suggestedQuestions: z.array(z.string()).readonly(),
});
export type Profile = Readonly<z.infer<typeof profileSchema>>;

/** A step of a profile on its way. Later parts replace what earlier ones said of the same thing. */
export interface ProfilePart {
  readonly stage: 'schema' | 'sample' | 'columns' | 'relations' | 'quality' | 'questions';
  /** The profile as far as it is known; counts not measured yet are 0 and lists empty. */
  readonly soFar: Profile;
  /** 0 to 1. */
  readonly progress: number;
}
