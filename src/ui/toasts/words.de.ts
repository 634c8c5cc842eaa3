import type { toastsWords } from './words.ts';

export const toastsGerman: typeof toastsWords = {
  message: 'Meldung',
  messages: 'Meldungen',
  close: 'Meldung schließen',
};
