import type { findingsWords } from './words.ts';

export const findingsGerman: typeof findingsWords = {
  step: 'Schritt der Antwort',
  missing: '(fehlt)',
};
