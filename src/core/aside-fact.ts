import { z } from 'zod';
import { fact } from './fact.ts';

const count = z.number().int().nonnegative();

/** Why a line is not in its table as it stands in the file. */
export const asideFactSchema = z.discriminatedUnion('code', [
  fact('above', {}),
  fact('units', {}),
  fact('total', {}),
  fact('below', {}),
  fact('names-again', {}),
  fact('remark', {}),
  fact('too-short', { values: count, width: count }),
  fact('too-long', { values: count, width: count }),
  fact('stray-quotes', {}),
  fact('no-json', {}),
  fact('name-twice', {}),
  fact('beside', { place: z.string() }),
]);
export type AsideFact = Readonly<z.infer<typeof asideFactSchema>>;
