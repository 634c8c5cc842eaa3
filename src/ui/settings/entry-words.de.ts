import type { settingsEntryWords } from './entry-words.ts';

export const settingsEntryGerman: typeof settingsEntryWords = {
  open: 'Einstellungen: Modelle und Datenschutz',
  place: 'die Einstellungen',
  unlock: {
    passphrase: 'Passphrase Ihrer Schlüssel',
    unlock: 'Entsperren',
  },
};
