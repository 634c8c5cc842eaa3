import type { commandsWords } from './words.ts';

export const commandsGerman: typeof commandsWords = {};
