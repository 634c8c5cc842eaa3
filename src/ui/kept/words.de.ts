import type { keptWords } from './words.ts';

export const keptGerman: typeof keptWords = {};
