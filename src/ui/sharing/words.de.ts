import type { sharingWords } from './words.ts';

export const sharingGerman: typeof sharingWords = {};
