import type { resultsTableWords } from './words.ts';

export const resultsTableGerman: typeof resultsTableWords = {};
