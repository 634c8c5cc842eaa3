import { counted } from '../format.ts';
import type { resultsWords } from './words.ts';

export const resultsGerman: typeof resultsWords = {
  tab: {
    emptyTitle: 'Noch keine Ergebnisse',
    empty:
      'Eine Frage stellen. Hier erscheinen die Zeilen, auf denen die Antwort beruht; ein Klick auf eine Zahl führt zu ihrer Zelle.',
    query: 'Abfrage',
    python: 'Python-Code',
    facts: (columns, duration) => `${counted(columns, 'Spalte', 'Spalten')} · ${duration}`,
    openInCode: 'In Code öffnen',
  },
  table: {
    reading: 'Alle Zeilen werden gelesen',
    noRows: 'Die Abfrage ergab keine Zeilen.',
    noneMeets: 'Keine Zeile erfüllt den Filter.',
    removeFilters: 'Filter entfernen',
    firstCounting: (rows) => `Die ersten ${rows} Zeilen, alle werden gezählt`,
    first: (rows) => `Die ersten ${rows} Zeilen`,
    onlyFirst: (rows, reason) => `Nur die ersten ${rows} Zeilen sind da. ${reason}`,
    cut: (rows) =>
      `Dies sind die ersten ${rows} Zeilen; es gibt mehr, als in den Speicher passen. Eine engere Frage zeigt die übrigen.`,
    ofNow: 'Diese Zeilen ergibt die Abfrage jetzt. Die Antwort beruht auf anderen. ',
    ofThen: (rows) =>
      `Die Abfrage ergibt jetzt andere Zeilen als zur Zeit der Antwort. Dies sind die ersten ${rows} von damals. `,
    showThen: 'Die der Antwort zeigen',
    showNow: 'Die von jetzt zeigen',
    noRowsHere: 'Keine Zeilen.',
    copyRows: 'Zeilen kopieren',
    saveCsv: 'Als CSV speichern',
  },
  figure: {
    drawn: (label) => `${label}, vom Code gezeichnet`,
    save: (label) => `${label} speichern`,
    only: 'Abbildung',
    one: (place, all) => `Abbildung ${place} von ${all}`,
  },
  json: {
    items: (count) => counted(count, 'Eintrag', 'Einträge'),
    fields: (count) => counted(count, 'Feld', 'Felder'),
    more: (next, left) => `${next} weitere von ${left} zeigen`,
  },
  printed: {
    title: 'Ausgabe',
    last: (shown, all) => `Die letzten ${shown} von ${all} Zeichen. Alle zeigen`,
    copy: 'Ausgabe kopieren',
  },
  python: {
    nothing:
      'Der Code gab nichts zurück. Mit einem Ausdruck enden, etwas mit `print` ausgeben oder `results` zuweisen.',
    lastExpression: 'Letzter Ausdruck',
    copyLastExpression: 'Letzten Ausdruck kopieren',
    result: 'Ergebnis',
    copyJson: 'Als JSON kopieren',
  },
};
