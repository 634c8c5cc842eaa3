import type { chatWords } from './words.ts';

export const chatGerman: typeof chatWords = {};
