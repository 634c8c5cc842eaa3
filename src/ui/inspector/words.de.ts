import type { inspectorWords } from './words.ts';

export const inspectorGerman: typeof inspectorWords = {
  label: 'Details',
  close: 'Details schließen',
};
