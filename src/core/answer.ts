import { z } from 'zod';
import { cellSchema } from './cell.ts';
import { chartSpecSchema } from './chart.ts';

/** How a value is written. Rates are fractions (0.078) and `percent` writes 7.8 %. */
export const valueFormatSchema = z.object({
  style: z.enum(['plain', 'count', 'number', 'percent', 'percentage-points', 'date', 'text', 'boolean']),
  /** Written behind the value (`kg`) or, for a currency symbol, before it. */
  unit: z.string().optional(),
  /** Of a date that stands for a longer time, which begins with it. */
  grain: z.enum(['month', 'quarter', 'year']).optional(),
});
export type ValueFormat = Readonly<z.infer<typeof valueFormatSchema>>;

/** A cell of a result of this answer: `resultId` names the finding, `column` the result's column, `row` counts from 0. */
export const cellRefSchema = z.object({
  resultId: z.string(),
  row: z.number().int().nonnegative(),
  column: z.string(),
});
export type CellRef = Readonly<z.infer<typeof cellRefSchema>>;

/**
 * Where a value comes from: one cell, how many rows a result has, a place inside a Python result
 * (path of keys and indexes), or a computation on cells that the validator repeats.
 */
export const originSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cell'), cell: cellRefSchema }),
  z.object({ kind: z.literal('row-count'), resultId: z.string() }),
  z.object({
    kind: z.literal('python'),
    resultId: z.string(),
    path: z.array(z.union([z.string(), z.number()])).readonly(),
  }),
  z.object({
    kind: z.literal('computed'),
    operation: z.enum(['difference', 'ratio', 'sum', 'mean', 'relative-change']),
    /** difference a - b, ratio a / b, relative change (a - b) / b; sum and mean take any number. */
    of: z.array(cellRefSchema).min(1).readonly(),
  }),
  /** A fact of the Data DNA, `rowCount` or `columns.3.nullCount` say. */
  z.object({ kind: z.literal('profile'), table: z.string(), path: z.string() }),
  /** A number that the question itself said. */
  z.object({ kind: z.literal('question') }),
]);
export type Origin = Readonly<z.infer<typeof originSchema>>;

/** A value in an answer, tied to where it comes from. */
export const boundValueSchema = z.object({
  value: cellSchema,
  format: valueFormatSchema,
  origin: originSchema,
});
export type BoundValue = Readonly<z.infer<typeof boundValueSchema>>;

/** Text of an answer: plain words, and values that can be clicked. `strong` words are the finding. */
export const segmentSchema = z.union([
  z.object({ text: z.string(), strong: z.boolean().optional() }),
  z.object({ bound: boundValueSchema }),
]);
export type Segment = Readonly<z.infer<typeof segmentSchema>>;
const richTextSchema = z.array(segmentSchema).readonly();
export type RichText = readonly Segment[];

/** What was checked, never what somebody feels: `verified` = recomputed another way, `bound` = equals its cell. */
export const confidences = ['verified', 'bound', 'unchecked', 'contradicted'] as const;
export type Confidence = (typeof confidences)[number];

export const metricSchema = z.object({
  name: z.string(),
  value: boundValueSchema,
  confidence: z.enum(confidences),
});
export type Metric = Readonly<z.infer<typeof metricSchema>>;

/** Something taken for granted in an answer, said in plain words; `question` asks the other way, where there is one. */
export const assumptionSchema = z.object({
  text: z.string(),
  alternatives: z.array(z.object({ label: z.string(), question: z.string() })).readonly(),
});
export type Assumption = Readonly<z.infer<typeof assumptionSchema>>;

/** The answer as data. `null` when there is none (a description, a declined question). */
const headlineSchema = z.union([cellSchema, z.array(cellSchema)]);

export const answerSchema = z.object({
  /** Paragraphs. */
  text: z.array(richTextSchema).readonly(),
  headline: headlineSchema,
  metrics: z.array(metricSchema).readonly(),
  chart: chartSpecSchema.nullable(),
  /** The result shown as the answer's table. */
  tableResultId: z.string().nullable(),
  assumptions: z.array(assumptionSchema).readonly(),
  /** Questions that work when asked as they stand. */
  followUps: z.array(z.string()).readonly(),
  /** True when the question was not understood well enough to be answered; the text says what was. */
  declined: z.boolean(),
});
export type Answer = Readonly<z.infer<typeof answerSchema>>;

export const checkSchema = z.object({
  name: z.string(),
  passed: z.boolean(),
  detail: z.string(),
});

/** What the validator found. */
export const verdictSchema = z.object({
  state: z.enum(['verified', 'bound', 'contradicted', 'nothing-to-check']),
  checks: z.array(checkSchema).readonly(),
});
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;
