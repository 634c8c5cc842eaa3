import type { Format } from './format.ts';
import { delimitedText } from './formats/csv.ts';

/** Asked in this order; the last takes any text. */
export const formats: readonly Format[] = [delimitedText];
