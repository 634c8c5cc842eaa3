import type { Composition } from '../../core/agent.ts';
import { wordsOnly } from './words-only.ts';

/** No answer, and why, in words of ours. */
export function declined(reasons: readonly string[]): Composition {
  const why = [...new Set(reasons)].join('; ');
  const text = why === '' ? 'This could not be computed.' : `This could not be computed: ${why}.`;
  const advice = 'What was tried is in the steps of this answer. Asking in other words may help.';
  return wordsOnly([text, advice], { declined: true });
}
