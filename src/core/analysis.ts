import { z } from 'zod';
import { confidences, originSchema, valueFormatSchema, verdictSchema } from './answer.ts';
import { cellKindSchema, cellSchema } from './cell.ts';
import { chartSpecSchema } from './chart.ts';
import { mostBoxes, mostOutliers } from './held-result.ts';
import { columnRoles, semanticTypes } from './profile.ts';

/** Of an analysis as it is shared; one that is newer than this cannot be read. */
export const analysisVersion = 1;

/** What is known of a column beside its name, without a value of it: to find it again under another name. */
const columnTraitsSchema = z.strictObject({
  role: z.enum(columnRoles),
  semanticType: z.enum(semanticTypes),
  distinctCount: z.number(),
  /** Of all rows: 0 to 1, two digits. */
  missingShare: z.number(),
  /** Power of ten of the median. */
  magnitude: z.number().optional(),
  /** Longest text, in characters. */
  longest: z.number().optional(),
});
export type ColumnTraits = Readonly<z.infer<typeof columnTraitsSchema>>;

const analysisColumnSchema = z.strictObject({
  name: z.string(),
  type: z.string(),
  kind: cellKindSchema,
  traits: columnTraitsSchema.optional(),
});
export type AnalysisColumn = Readonly<z.infer<typeof analysisColumnSchema>>;

/** A table that was asked about. The first of an analysis is what `data` and `transactions` stand for. */
const analysisTableSchema = z.strictObject({
  name: z.string(),
  fileName: z.string(),
  rowCount: z.number(),
  columns: z.array(analysisColumnSchema).readonly(),
});
export type AnalysisTable = Readonly<z.infer<typeof analysisTableSchema>>;

/**
 * Columns that say which row is meant, with what they hold there: a row's place says nothing in other data. Empty where
 * it has a name that is not told.
 */
const rowLabelSchema = z.array(z.tuple([z.string(), cellSchema]).readonly()).readonly();
export type RowLabel = Readonly<z.infer<typeof rowLabelSchema>>;

/** A value of an answer, with all that it takes to find it again in other data. */
const analysisFigureSchema = z.strictObject({
  value: cellSchema,
  format: valueFormatSchema,
  origin: originSchema,
  /** One for each cell of the origin, `null` where its row is not told apart by anything or is the only one. */
  labels: z.array(rowLabelSchema.nullable()).readonly(),
});
export type AnalysisFigure = Readonly<z.infer<typeof analysisFigureSchema>>;

/** `figure` is a place among the step's figures. */
const analysisSegmentSchema = z.union([
  z.strictObject({ text: z.string(), strong: z.literal(true).optional() }),
  z.strictObject({ figure: z.number().int().nonnegative() }),
]);
export type AnalysisSegment = Readonly<z.infer<typeof analysisSegmentSchema>>;

const analysisMetricSchema = z.strictObject({
  name: z.string(),
  figure: z.number().int().nonnegative(),
  confidence: z.enum(confidences),
});

const boxSchema = z.strictObject({
  group: cellSchema,
  ...{ count: z.number(), low: z.number(), q1: z.number(), median: z.number(), q3: z.number() },
  ...{
    high: z.number(),
    outlierCount: z.number(),
    outliers: z.array(z.number()).max(mostOutliers).readonly(),
  },
});

const tableRowsSchema = z.strictObject({
  columns: z.array(z.strictObject({ name: z.string(), type: z.string(), kind: cellKindSchema })).readonly(),
  rows: z.array(z.array(cellSchema).readonly()).readonly(),
  /** There were more rows than these. */
  truncated: z.boolean().optional(),
  /** Spreads over all rows of the result, where a chart shows them. */
  boxes: z
    .strictObject({ groupCount: z.number(), boxes: z.array(boxSchema).max(mostBoxes).readonly() })
    .optional(),
});
export type TableRows = Readonly<z.infer<typeof tableRowsSchema>>;

const analysisFindingSchema = z.strictObject({
  id: z.string(),
  language: z.enum(['sql', 'python']),
  purpose: z.string(),
  code: z.string(),
  /** The query whose rows Python was given. */
  inputSql: z.string().optional(),
  /** Rows that came back, not all of which need be in `table`. */
  rowCount: z.number().int().nonnegative(),
  truncated: z.boolean(),
  /** `null` where the rows were left out. */
  table: tableRowsSchema.nullable(),
  pictures: z
    .array(z.strictObject({ mediaType: z.enum(['image/svg+xml', 'image/png']), data: z.string() }))
    .readonly(),
});
export type AnalysisFinding = Readonly<z.infer<typeof analysisFindingSchema>>;

const analysisStepSchema = z.strictObject({
  question: z.string(),
  /** Milliseconds since 1970. */
  askedAt: z.number(),
  /** Models that answered; none for the built-in analyst. */
  models: z.array(z.string()).readonly(),
  declined: z.boolean(),
  verdict: verdictSchema.shape.state.nullable(),
  text: z.array(z.array(analysisSegmentSchema).readonly()).readonly(),
  figures: z.array(analysisFigureSchema).readonly(),
  metrics: z.array(analysisMetricSchema).readonly(),
  chart: chartSpecSchema.nullable(),
  tableResultId: z.string().nullable(),
  assumptions: z.array(z.string()).readonly(),
  findings: z.array(analysisFindingSchema).readonly(),
});
export type AnalysisStep = Readonly<z.infer<typeof analysisStepSchema>>;

/** What an insight rests on: the code that found it, what it drew, and the rows that were drawn. */
export const insightBasisSchema = z.strictObject({
  language: z.enum(['sql', 'python']),
  purpose: z.string(),
  code: z.string(),
  inputSql: z.string().optional(),
  chart: chartSpecSchema.nullable(),
  table: tableRowsSchema.nullable(),
});
export type InsightBasis = Readonly<z.infer<typeof insightBasisSchema>>;

const analysisInsightSchema = z.strictObject({
  text: z.string(),
  question: z.string(),
  createdAt: z.number(),
  basis: insightBasisSchema.optional(),
});
export type AnalysisInsight = Readonly<z.infer<typeof analysisInsightSchema>>;

/** A chat as it is kept, shared and run again: questions, answers with their figures, the code that found them. */
export const analysisSchema = z.strictObject({
  title: z.string(),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  tables: z.array(analysisTableSchema).readonly(),
  steps: z.array(analysisStepSchema).max(2000).readonly(),
  insights: z.array(analysisInsightSchema).max(2000).readonly(),
});
export type Analysis = Readonly<z.infer<typeof analysisSchema>>;

/** A file of data that travels with an analysis. */
export interface IncludedFile {
  readonly name: string;
  readonly content: Blob;
}

/** An analysis that somebody else may have made. Nothing of it has been run. */
export interface SharedAnalysis {
  readonly analysis: Analysis;
  readonly files: readonly IncludedFile[];
}
