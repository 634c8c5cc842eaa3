import type { partsWords } from './words.ts';

export const partsGerman: typeof partsWords = {
  close: 'Schließen',
  confirm: { keep: 'Behalten' },
  copy: {
    code: (what) => `${what} kopieren`,
    copied: 'Kopiert',
    refused: 'Der Browser hat das Kopieren nicht erlaubt. Den Text markieren und von Hand kopieren.',
  },
  failure: {
    title: (place) => `Diese Seite konnte ${place} nicht zeichnen.`,
    advice:
      'Daten und Chats sind sicher. Noch einmal zeichnen; wenn auch das nicht gelingt, die Seite neu laden.',
    drawAgain: 'Noch einmal zeichnen',
  },
};
