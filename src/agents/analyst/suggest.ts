import { families } from './families/list.ts';
import type { Schema } from './schema/schema.ts';
import type { Scored } from './understand.ts';

/** Questions that work on this table, from the families that came nearest and then from the others. */
export function nearestQuestions(schema: Schema, scored: readonly Scored[]): string[] {
  const near = scored.flatMap(({ family }) => family.examples(schema).slice(0, 2));
  const others = families.flatMap((family) => family.examples(schema).slice(0, 1));
  return [...new Set([...near, ...others])].slice(0, 3);
}

/** What can be asked, by family, for the help. */
export function whatCanBeAsked(
  schema: Schema,
): readonly { readonly about: string; readonly examples: readonly string[] }[] {
  return families
    .map(({ about, examples }) => ({ about, examples: examples(schema) }))
    .filter(({ examples }) => examples.length > 0);
}
