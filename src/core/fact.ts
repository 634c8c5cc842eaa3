import { z } from 'zod';

/** Something that every language can say in its own words: what it is, and the values that it is said of. */
export function fact<Code extends string, Shape extends z.ZodRawShape>(code: Code, shape: Shape) {
  return z.object({ code: z.literal(code), ...shape });
}
