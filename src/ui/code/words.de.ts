import type { codeWords } from './words.ts';

export const codeGerman: typeof codeWords = {};
