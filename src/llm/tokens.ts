import type { ModelSettings } from '../core/model-settings.ts';

/** Taken for a model that the price table does not know: few have less. */
const usualContextTokens = 8_192;

/**
 * How many tokens a text takes, within about a quarter. Words take one token for four letters, digits one for three,
 * signs one each; scripts without spaces take about one for each character.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [part] of text.matchAll(/[a-z]+|\d+|[^\s\w]|\w+/gi)) {
    const first = part.charCodeAt(0);
    if (first > 0x2e7f) tokens += 1;
    else if (/^\d/.test(part)) tokens += Math.ceil(part.length / 3);
    else if (/^[a-z]/i.test(part)) tokens += Math.max(1, part.length / 4.5);
    else tokens += part.length * 0.7;
  }
  return Math.ceil(tokens);
}

/** Tokens that a request and its answer may have together. */
export function contextOf(model: string, settings: Pick<ModelSettings, 'prices'>): number {
  return settings.prices.find((price) => price.model === model)?.contextTokens ?? usualContextTokens;
}
