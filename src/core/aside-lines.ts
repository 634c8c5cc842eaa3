import { z } from 'zod';
import { asideFactSchema } from './aside-fact.ts';

/** A line of a file, or a row of a sheet, that its table does not hold as it stands there, and why. */
const asideLineSchema = z.object({
  /** 1-based. */
  line: z.number().int().positive(),
  /** In English. */
  reason: z.string(),
  /** What the reason says. Not there in older reports. */
  why: z.array(asideFactSchema).readonly().optional().catch(undefined),
  /** Its values, divided as in the file; those of a sheet by tabs. */
  text: z.string(),
});
export type AsideLine = Readonly<z.infer<typeof asideLineSchema>>;

/** In the file's order, as many as are kept; `total` counts all. */
export const asideLinesSchema = z.object({
  lines: z.array(asideLineSchema).readonly(),
  total: z.number().int().positive(),
});
export type AsideLines = Readonly<z.infer<typeof asideLinesSchema>>;
