import { z } from 'zod';

/** A run of the console that has ended. */
export const pastRunSchema = z.object({
  id: z.string(),
  language: z.enum(['sql', 'python']),
  /** What was run: all of the editor's text, or a part of it. */
  code: z.string(),
  /** For Python: the query whose rows it was given; empty for the whole table. */
  inputSql: z.string(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  elapsedMs: z.number(),
  outcome: z.enum(['done', 'failed', 'stopped']),
  /** Why it failed. */
  message: z.string().optional(),
  /** Rows that came back, where it gave a table; those that are shown where there are more. */
  rowCount: z.number().optional(),
  /** What was open and is gone with it: the chat of the answer whose code it was, and the dataset. */
  conversationId: z.string().optional(),
  datasetId: z.string().optional(),
});
export type PastRun = Readonly<z.infer<typeof pastRunSchema>>;
