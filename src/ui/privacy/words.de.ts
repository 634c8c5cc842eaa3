import type { privacyWords } from './words.ts';

export const privacyGerman: typeof privacyWords = {};
