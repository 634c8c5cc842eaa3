import type { traceWords } from './words.ts';

export const traceGerman: typeof traceWords = {};
