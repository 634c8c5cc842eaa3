import type { ValueMatch } from '../../core/agent.ts';
import { families } from './families/list.ts';
import type { Family, Reading } from './family.ts';
import { type Parse, parse } from './read/parse.ts';
import { answerable, scoreOf } from './read/score.ts';
import type { Schema } from './schema/schema.ts';

/** The best way to take a question, or why there is none. */
export type Understanding =
  | {
      readonly kind: 'understood';
      readonly family: Family;
      readonly reading: Reading;
      readonly score: number;
      readonly parse: Parse;
    }
  | { readonly kind: 'not-understood'; readonly parse: Parse; readonly nearest: readonly Scored[] };

export interface Scored {
  readonly family: Family;
  readonly reading: Reading;
  readonly score: number;
}

export function understand(
  text: string,
  schema: Schema,
  found: readonly ValueMatch[],
  constraints = '',
): Understanding {
  const parsed = parse(text, schema, found, constraints);
  const scored = readAll(parsed);
  const [best] = scored;
  if (best === undefined || best.score < answerable) {
    return { kind: 'not-understood', parse: parsed, nearest: scored.slice(0, 3) };
  }
  return { kind: 'understood', ...best, parse: parsed };
}

/** Every reading of every family, the best first. */
function readAll(parsed: Parse): Scored[] {
  return families
    .flatMap((family) =>
      family.read(parsed).map((reading) => ({ family, reading, score: scoreOf(reading, parsed) })),
    )
    .sort((a, b) => b.score - a.score);
}
