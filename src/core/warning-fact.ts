import { z } from 'zod';
import { fact } from './fact.ts';

const count = z.number();
const text = z.string();
/** `2024-12-31` */
const day = z.string();

/** Rows concerned, of all rows. `isAbout`: estimated from a sample. */
const rows = z.object({ count, of: count, isAbout: z.literal(true).optional() });

/** What a warning of a profile says, for every language to say in its own words. */
export const warningFactSchema = z.discriminatedUnion('code', [
  fact('repeated-rows', { rows }),
  fact('empty', { column: text }),
  fact('missing', { rows, column: text }),
  /** `words` that say that there is no value; a blank one is empty. */
  fact('missing-in-words', { rows, column: text, words: z.array(z.string()).readonly() }),
  fact('constant', { column: text, value: text.optional() }),
  fact('mixed', { rows, column: text, example: text.optional() }),
  fact('numbers-as-text', { column: text, values: count }),
  fact('ambiguous-dates', { column: text, example: text }),
  fact('placeholder-day', { rows, column: text, day }),
  fact('far-future', { rows, column: text, last: day }),
  fact('misspelt', { rows, column: text, text, meant: text, meantRows: count }),
  fact('unusable-numbers', { rows, column: text }),
  /** Half of all values are between `q1` and `q3`. */
  fact('far-out', { rows, column: text, q1: count, q3: count, min: count, max: count }),
]);
export type WarningFact = Readonly<z.infer<typeof warningFactSchema>>;
