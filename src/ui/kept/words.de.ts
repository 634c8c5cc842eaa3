import type { keptWords } from './words.ts';

export const keptGerman: typeof keptWords = {
  kept: 'In diesem Browser behalten',
  use: (used, quota) => `${used} von ${quota} hier belegt`,
  useNearlyFull: (used, quota) =>
    `${used} von ${quota} hier belegt. Fast voll: Datensätze entfernen, die nicht mehr gebraucht werden.`,
  deleteLabel: 'Alles löschen, was hier behalten wird',
  deleteQuestion:
    'Alle Datensätze, Chats, Erkenntnisse und Einstellungen aus diesem Browser löschen? Die Dateien selbst bleiben, wo sie sind.',
  deleteAction: 'Alles löschen',
  otherTab: {
    label: 'Gespeicherte Tabellen',
    elsewhere:
      'Die gespeicherten Tabellen sind in einem anderen Tab geöffnet. Was hier geöffnet wird, bleibt, bis dieser Tab geschlossen wird.',
    useHere: 'Hier verwenden',
    isSaving: 'Der andere Tab speichert noch. Danach kommen die Tabellen hierher.',
    isAsked: 'Der andere Tab wird um die gespeicherten Tabellen gebeten …',
    leave: 'Dort lassen',
    givenUp:
      'Ein anderer Tab hat die gespeicherten Tabellen übernommen. Antworten bleiben hier lesbar; Fragen werden dort beantwortet.',
    takeBack: 'Zurückholen',
  },
};
