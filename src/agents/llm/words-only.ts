import type { Composition } from '../../core/agent.ts';

/** An answer of ours that has nothing to show: plain words, a paragraph each. */
export function wordsOnly(paragraphs: readonly string[], { declined }: { declined: boolean }): Composition {
  return {
    answer: {
      text: paragraphs.map((text) => [{ text }]),
      headline: null,
      metrics: [],
      chart: null,
      tableResultId: null,
      assumptions: [],
      followUps: [],
      declined,
    },
    crossChecks: [],
  };
}
