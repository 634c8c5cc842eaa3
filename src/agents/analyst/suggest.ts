import type { Assumption } from '../../core/answer.ts';
import { families } from './families/list.ts';
import type { Schema } from './schema/schema.ts';
import { type Scored, understand } from './understand.ts';

const mostQuestions = 3;

/** Questions that work on this table, from the families that came nearest and then from the others. */
export function nearestQuestions(schema: Schema, scored: readonly Scored[]): string[] {
  const near = scored.flatMap(({ family }) => family.examples(schema).slice(0, 2));
  const others = families.flatMap((family) => family.examples(schema).slice(0, 1));
  return workingQuestions([...near, ...others], schema);
}

/** The first few that are understood. */
export function workingQuestions(questions: readonly string[], schema: Schema): string[] {
  const working: string[] = [];
  for (const question of new Set(questions)) {
    if (working.length >= mostQuestions) break;
    if (isUnderstood(question, schema)) working.push(question);
  }
  return working;
}

/** An assumption with those of its alternatives that can be asked. */
export function withWorkingAlternatives(assumption: Assumption, schema: Schema): Assumption {
  const alternatives = assumption.alternatives.filter(({ question }) => isUnderstood(question, schema));
  return { ...assumption, alternatives };
}

function isUnderstood(question: string, schema: Schema): boolean {
  return understand(question, schema, []).kind === 'understood';
}
