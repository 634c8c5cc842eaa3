import type { resultsRowsWords } from './words.ts';

export const resultsRowsGerman: typeof resultsRowsWords = {};
