import type { resultsWords } from './words.ts';

export const resultsGerman: typeof resultsWords = {};
