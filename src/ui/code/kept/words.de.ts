import type { codeKeptWords } from './words.ts';

export const codeKeptGerman: typeof codeKeptWords = {};
