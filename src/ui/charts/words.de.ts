import type { chartsWords } from './words.ts';

export const chartsGerman: typeof chartsWords = {};
