import type { dnaWords } from './words.ts';

export const dnaGerman: typeof dnaWords = {};
