import type { toastsWords } from './words.ts';

export const toastsGerman: typeof toastsWords = {};
