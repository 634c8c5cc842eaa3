import { z } from 'zod';
import { fact } from './fact.ts';

const place = z.number().int().positive();

/** What was detected, where that is more than a name or a number. */
export const detectionFactSchema = z.discriminatedUnion('code', [
  fact('row-range', { first: place, last: place }),
  fact('header-rows', { rows: z.array(place).readonly() }),
  fact('since-1904', {}),
  fact('relation', { kind: z.enum(['table', 'view', 'virtual']), name: z.string() }),
  fact('uncompressed', {}),
  fact('checked-pages', { pages: place }),
  fact('records', { kind: z.enum(['objects', 'lists', 'values']) }),
  fact('lines-left-out', { lines: place }),
  fact('lines-kept', {}),
  fact('arrow', { kind: z.enum(['file', 'stream']) }),
]);
export type DetectionFact = Readonly<z.infer<typeof detectionFactSchema>>;
