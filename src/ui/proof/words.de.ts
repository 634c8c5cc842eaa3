import type { proofWords } from './words.ts';

export const proofGerman: typeof proofWords = {};
