import type { startWords } from './words.ts';

export const startGerman: typeof startWords = {};
