import type { Composition } from '../../core/agent.ts';

/** No answer, and why, in words of ours. */
export function declined(reasons: readonly string[]): Composition {
  const why = [...new Set(reasons)].join('; ');
  const text = why === '' ? 'This could not be computed.' : `This could not be computed: ${why}.`;
  return {
    answer: {
      text: [
        [{ text }],
        [{ text: 'What was tried is in the steps of this answer. Asking in other words may help.' }],
      ],
      headline: null,
      metrics: [],
      chart: null,
      tableResultId: null,
      assumptions: [],
      followUps: [],
      declined: true,
    },
    crossChecks: [],
  };
}
