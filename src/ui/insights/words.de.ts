import type { insightsWords } from './words.ts';

export const insightsGerman: typeof insightsWords = {};
