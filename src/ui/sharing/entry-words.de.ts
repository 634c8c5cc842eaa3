import type { sharingEntryWords } from './entry-words.ts';

export const sharingEntryGerman: typeof sharingEntryWords = {
  open: 'Teilen, exportieren, neu berechnen',
};
