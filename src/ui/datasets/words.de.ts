import type { datasetsWords } from './words.ts';

export const datasetsGerman: typeof datasetsWords = {};
