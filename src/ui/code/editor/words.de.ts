import { counted } from '../../format.ts';
import type { codeEditorWords } from './words.ts';

const phrases: (typeof codeEditorWords)['phrases'] = {
  Find: 'Suchen',
  Replace: 'Ersetzen durch',
  next: 'Weiter',
  previous: 'Zurück',
  all: 'Alle',
  'match case': 'Groß und klein',
  regexp: 'Muster',
  'by word': 'Ganze Wörter',
  replace: 'Ersetzen',
  'replace all': 'Alle ersetzen',
  close: 'Schließen',
  'Go to line': 'Zu Zeile',
  go: 'Los',
  'current match': 'aktueller Treffer',
  'on line': 'in Zeile',
  'replaced match on line $': 'Treffer in Zeile $ ersetzt',
  'replaced $ matches': '$ Treffer ersetzt',
  Completions: 'Vorschläge',
  'Control character': 'Steuerzeichen',
  'Selection deleted': 'Auswahl gelöscht',
};

export const codeEditorGerman: typeof codeEditorWords = {
  phrases,
  sql: {
    columnOf: (table, type) => `Spalte von ${table}, ${type}`,
    rows: (count) => counted(count, 'Zeile', 'Zeilen'),
    standsFor: (table) => `steht für ${table}`,
  },
  python: {
    columns: { detail: 'nach Namen', info: 'Die Werte einer Spalte, gelesen beim ersten Zugriff' },
    rows: { detail: 'jede ein dict', info: 'Alle Zeilen' },
    result: { detail: 'der Abfrage', info: 'Die Zeilen der Abfrage oben' },
    results: { detail: 'zurückgegeben', info: 'Was der Lauf zurückgibt' },
    df: { info: 'Die ganze Tabelle' },
    resultDf: { info: 'Die Zeilen der Abfrage' },
  },
};
