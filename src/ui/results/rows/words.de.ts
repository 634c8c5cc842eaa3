import type { resultsRowsWords } from './words.ts';

export const resultsRowsGerman: typeof resultsRowsWords = {
  tooMany: 'Der Code gab mehr Zeilen, als eine Tabelle fasst.',
  unreadable: (reason) => `Diese Zeilen ließen sich nicht lesen: ${reason}`,
};
