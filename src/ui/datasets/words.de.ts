import { counted, formatCount } from '../format.ts';
import type { datasetsWords } from './words.ts';

export const datasetsGerman: typeof datasetsWords = {
  list: {
    title: 'Datensätze',
    addFiles: 'Dateien',
    addFolder: 'Ordner hinzufügen',
    empty: 'Keiner geöffnet. Eine Datei irgendwo ablegen.',
    remove: (name) => `${name} entfernen`,
    isToBeRemoved: (name) => `${name} aus diesem Browser entfernen? Die Datei selbst bleibt, wo sie ist.`,
    removeIt: 'Entfernen',
    measuring: (name) => `${name} wird vermessen`,
    tables: (tables, size) => `${counted(tables, 'Tabelle', 'Tabellen')} · ${size}`,
  },
  standing: {
    readAgain: 'Noch einmal lesen',
    readThisAgain: (name) => `${name} noch einmal lesen`,
    isReading: 'Wird gelesen',
    saveAgain: 'Noch einmal speichern',
    saveThisAgain: (name) => `${name} noch einmal speichern`,
    lost: 'Die Daten sind fort.',
    lostCombineAgain: 'Die Daten sind fort. Die Dateien noch einmal verbinden.',
    lostDropAgain: (fileName) => `Die Daten sind fort. ${fileName} für Fragen noch einmal ablegen.`,
    letGo: 'An Ort und Stelle gelesen und losgelassen.',
    letGoCombineAgain: 'An Ort und Stelle gelesen und losgelassen. Die Dateien noch einmal verbinden.',
    letGoDropAgain: (fileName) =>
      `An Ort und Stelle gelesen und losgelassen. ${fileName} für Fragen noch einmal ablegen.`,
    isUnsavable:
      'Nicht gespeichert: bleibt nur, bis dieser Tab geschlossen wird. Einen Datensatz entfernen schafft Platz.',
    isBeingSaved: 'Wird gespeichert. Beim Neuladen jetzt ginge er verloren.',
  },
  combine: {
    label: 'Dateien, die zusammengehören',
    sameFiles: (files) => `${counted(files, 'Datei', 'Dateien')} mit denselben Spalten.`,
    sameTables: (tables) => `${counted(tables, 'Tabelle', 'Tabellen')} mit denselben Spalten.`,
    leave: (names) => `${names} getrennt lassen`,
    combine: 'Zu einer Tabelle verbinden',
    combining: (names) => `${names} werden verbunden`,
    cancel: (names) => `Verbinden von ${names} abbrechen`,
    progress: (rows, of) => `${formatCount(rows)} von ${counted(of, 'Zeile', 'Zeilen')}`,
  },
  loading: {
    label: 'Dateien, die gelesen werden',
    cancel: (fileName) => `Lesen von ${fileName} abbrechen`,
    reading: (fileName) => `${fileName} wird gelesen`,
    fetching: 'Wird geholt',
    fetched: (bytes) => `Wird geholt · ${bytes}`,
    bytes: (read, of) => `${read} von ${of}`,
    rows: (rows, read, of) => `${counted(rows, 'Zeile', 'Zeilen')} · ${read} von ${of}`,
    notOpened: (fileName) => `${fileName} wurde nicht geöffnet`,
    line: (line) => `Zeile ${formatCount(line)}`,
    close: 'Schließen',
  },
};
