import type { layoutWords } from './words.ts';

export const layoutGerman: typeof layoutWords = {};
