import { counted, formatCount } from '../../format.ts';
import type { resultsTableWords } from './words.ts';

const rows = (count: number) => counted(count, 'Zeile', 'Zeilen');
const columns = (count: number) => counted(count, 'Spalte', 'Spalten');

export const resultsTableGerman: typeof resultsTableWords = {
  conditions: {
    tests: {
      contains: 'enthält',
      lacks: 'enthält nicht',
      equals: 'ist',
      differs: 'ist nicht',
      above: 'ist größer als',
      'at-least': 'ist mindestens',
      below: 'ist kleiner als',
      'at-most': 'ist höchstens',
      present: 'fehlt nicht',
      missing: 'fehlt',
    },
    testsOfTime: {
      above: 'liegt nach',
      'at-least': 'ist frühestens',
      below: 'liegt vor',
      'at-most': 'ist spätestens',
    },
    quoted: (text) => `„${text}“`,
    withValue: (column, test, value) => `${column} ${test} ${value}`,
    withoutValue: (column, test) => `${column} ${test}`,
    typedTrue: /^(true|wahr|ja)$/i,
    typedFalse: /^(false|falsch|nein)$/i,
  },
  rows: {
    all: rows,
    some: (shown, all) => `${formatCount(shown)} von ${formatCount(all)} Zeilen`,
  },
  cell: {
    value: (column) => `Wert von ${column}`,
    place: (row) => `Zeile ${row}`,
    copy: 'Wert kopieren',
    close: 'Wert schließen',
    missing: 'Hier steht kein Wert (NULL).',
    shownAs: (written) => `Gezeigt als ${written}`,
  },
  figures: {
    title: (column) => `Kennzahlen von ${column}`,
    measuring: (count) => `${count} Zeilen werden gemessen`,
    missing: 'Fehlt',
    distinct: 'Verschiedene',
    least: 'Kleinster',
    greatest: 'Größter',
    mean: 'Mittelwert',
    median: 'Median',
  },
  column: {
    title: (column) => `Spalte ${column}`,
    about: (column) => `Über ${column}`,
    menu: (column) => `Menü von ${column}`,
    unpin: 'Lösen',
    pin: 'Links anheften',
    fit: 'Breite an Werte anpassen',
    hide: 'Spalte ausblenden',
    ascending: 'Aufsteigend sortieren',
    descending: 'Absteigend sortieren',
    unsorted: 'Wie die Abfrage sie gab',
  },
  columns: {
    label: 'Spalten',
    legend: 'Gezeigte Spalten',
    showAll: 'Alle Spalten zeigen',
  },
  copy: {
    label: 'Zeilen kopieren',
    selected: 'Ausgewählte Zellen kopieren',
    all: 'Alle Zeilen kopieren',
    spreadsheet: 'Für eine Tabellenkalkulation',
    markdown: 'Markdown-Tabelle',
    tooMany: (cells) => `${cells} Zellen sind zu viele zum Kopieren. Stattdessen als Datei speichern.`,
    copied: (rowCount, columnCount) => `${rows(rowCount)} mit ${columns(columnCount)} kopiert.`,
    failed: (reason) => `Nichts wurde kopiert: ${reason}`,
  },
  exporting: {
    writing: (format, share) => `${format}-Datei wird geschrieben, ${share}`,
    progress: 'Datei wird geschrieben',
    stop: 'Anhalten',
    label: 'Als Datei speichern',
    saveAll: 'Alle Zeilen speichern als',
    save: (count) =>
      count === 1 ? '1 Zeile speichern als' : `Alle ${formatCount(count)} Zeilen speichern als`,
    asShown: 'Wie gezeigt: gefiltert, sortiert, ohne ausgeblendete Spalten',
    formats: {
      csv: 'jedes Programm',
      xlsx: 'Arbeitsmappe',
      json: 'Liste von Objekten',
      parquet: 'mit Typen, klein',
      arrow: 'mit Typen, schnell',
    },
  },
  filter: {
    question: 'Zeilen zeigen, deren Wert',
    value: (column) => `Wert von ${column}`,
    writeLike: (example) => `Schreibweise: ${example}`,
    anyText: 'beliebiger Text',
    truth: 'wahr',
    remove: 'Filter entfernen',
    apply: 'Filtern',
  },
  look: {
    title: 'Wie die Tabelle gezeigt wird',
    sorted: (column, direction) =>
      `Sortiert nach ${column}, ${direction === 'ascending' ? 'aufsteigend' : 'absteigend'}`,
    hidden: (count) => `${columns(count)} ausgeblendet`,
    takeBack: (words) => `Zurücknehmen: ${words}`,
  },
};
