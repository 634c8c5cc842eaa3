import type { partsWords } from './words.ts';

export const partsGerman: typeof partsWords = {};
