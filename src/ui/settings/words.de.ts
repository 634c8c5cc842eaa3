import type { settingsWords } from './words.ts';

export const settingsGerman: typeof settingsWords = {};
