import { likenessOf } from '../annotate/similarity.ts';
import { stemOf } from '../text/stem.ts';
import { isMeasure, type Schema, type SchemaColumn } from './schema.ts';

/** The column whose name has one of the words, the first word's first. Columns of numbers and times only. */
export function columnForConcepts(schema: Schema, concepts: readonly string[]): SchemaColumn | undefined {
  const candidates = schema.columns.filter((column) => isMeasure(column) || column.isTime || column.isYear);
  for (const concept of concepts) {
    const found = columnWithWord(candidates, stemOf(concept));
    if (found !== undefined) return found;
  }
  return undefined;
}

function columnWithWord(columns: readonly SchemaColumn[], stem: string): SchemaColumn | undefined {
  const same = columns.filter((column) => column.words.some((word) => word.stem === stem));
  const [shortest] = [...same].sort((a, b) => a.words.length - b.words.length);
  if (shortest !== undefined) return shortest;
  return columns.find((column) =>
    column.words.some((word) => {
      const likeness = likenessOf(stem, word.stem);
      return likeness === 'form' || likeness === 'abbreviation';
    }),
  );
}
