import type { importsWords } from './words.ts';

export const importsGerman: typeof importsWords = {};
