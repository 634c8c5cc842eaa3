import type { agentsWords } from './words.ts';

export const agentsGerman: typeof agentsWords = {};
