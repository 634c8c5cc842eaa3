import type { proofEntryWords } from './entry-words.ts';

export const proofEntryGerman: typeof proofEntryWords = {
  newVersion: 'Neue Version',
  isHere: 'Eine neue Version ist da. Daten und Chats bleiben, wie sie sind.',
  load: 'Jetzt laden',
};
