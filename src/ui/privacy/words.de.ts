import { leastRowsOfToldValue } from '../../core/privacy.ts';
import { counted } from '../format.ts';
import type { privacyWords } from './words.ts';

export const privacyGerman: typeof privacyWords = {
  dial: {
    title: 'Was Modelle über Ihre Daten erfahren',
    names: { names: 'Namen und Typen', statistics: 'Dazu Statistiken', rows: 'Dazu Ergebniszeilen' },
    about: {
      names:
        'Namen von Dateien, Tabellen und Spalten und ihre Typen. Kein Wert der Daten, nicht einmal, wie viele es sind.',
      statistics: `Auch, was die Data DNA gemessen hat: Zeilen, Spannweiten, Mittelwerte, Anteile, häufige Werte (von jeweils mindestens ${leastRowsOfToldValue} Zeilen).`,
      rows: 'Auch Beispiele jeder Spalte, Werte, in denen Wörter der Frage stehen, die ersten Zeilen jedes Ergebnisses, was Python zurückgibt und ausgibt, die Meldungen der Engines, frühere Antworten und Erkenntnisse. Die besten Antworten, und am meisten verraten.',
    },
    rowsAtMost: 'Zeilen eines Ergebnisses, höchstens',
    rowsFault: 'Eine ganze Zahl von 1 bis 1000.',
  },
  told({ level, maxRows }) {
    switch (level) {
      case 'names':
        return 'Namen und Typen';
      case 'statistics':
        return 'Statistiken';
      case 'rows':
        return `bis zu ${counted(maxRows, 'Ergebniszeile', 'Ergebniszeilen')}`;
    }
  },
  example: {
    columns: (table, columns, more) => `${table}: ${columns}${more > 0 ? ` und ${more} weitere` : ''}`,
    rows: (count) => counted(count, 'Zeile', 'Zeilen'),
    range: (column, { min, max, mean }) => `${column}: ${min} bis ${max}, Mittelwert ${mean}`,
    share: (column, value, share) => `${column}: ${value} in ${share}`,
  },
  masking:
    'Auf jeder Stufe werden E-Mail-Adressen, Telefonnummern, Karten- und Ausweisnummern und die Namen von Personen ersetzt, bevor etwas gesendet wird, und auf diesem Gerät wieder eingesetzt. Jede Anfrage steht im Protokoll, genau wie sie gesendet wurde.',
  preview: {
    see: 'Genau ansehen, was über die geöffneten Daten gesagt wird',
    failed: (reason) => `Das konnte nicht zusammengestellt werden: ${reason}`,
    isMade: 'Wird zusammengestellt',
  },
};
