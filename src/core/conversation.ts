import { z } from 'zod';

/** A chat over some datasets. Its turns are rebuilt from their events. */
export const conversationSchema = z.object({
  id: z.string(),
  /** Made from the first question, until the user gives another. */
  title: z.string(),
  /** Turns that were pinned, in the order in which they were. */
  pinned: z.array(z.string()).readonly().optional(),
  /** The table that a question is about when it names none. */
  activeDatasetId: z.string().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Conversation = Readonly<z.infer<typeof conversationSchema>>;
