import { z } from 'zod';

/** What the user changed of code in the console. What is absent is as the source has it. */
export const draftSchema = z.object({
  language: z.enum(['sql', 'python']).exactOptional(),
  sql: z.string().exactOptional(),
  python: z.string().exactOptional(),
  /** The query whose rows Python is given; empty for the whole table. */
  inputSql: z.string().exactOptional(),
});
export type Draft = Readonly<z.infer<typeof draftSchema>>;

/** By source: the id of an artifact, or `own`. */
export type Drafts = Readonly<Record<string, Draft>>;
