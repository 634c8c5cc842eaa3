import { counted, formatCount } from '../format.ts';
import { asideGerman, choiceGerman, detectionGerman, setAsideGerman } from './report-words.de.ts';
import type { importsWords } from './words.tsx';

const months = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni'],
  ...['Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
];

export const importsGerman: typeof importsWords = {
  aside: {
    summary: (lines) =>
      lines === 1
        ? '1 Zeile steht nicht so in der Tabelle wie in der Datei'
        : `${formatCount(lines)} Zeilen stehen nicht so in der Tabelle wie in der Datei`,
    line: (line, reason) => `Zeile ${formatCount(line)}: ${reason}`,
    reason: asideGerman,
    columns: { line: 'Zeile', reason: 'Grund', text: 'Text' },
    save: 'Als CSV speichern',
    saveFirst: (lines) => `Die ersten ${formatCount(lines)} als CSV speichern`,
    cut: (lines) => `So viele von ${formatCount(lines)} Zeilen werden behalten.`,
  },
  dates: {
    label: 'Was die Daten bedeuten',
    question: (column, others, example, dayFirst, monthFirst) => (
      <>
        {'Bedeutet '}
        {example}
        {` in „${column}“${others === 0 ? '' : ` und ${counted(others, 'weiteren Spalte', 'weiteren Spalten')}`} den ${dayFirst} oder den ${monthFirst}? Die Datei sagt es nicht, darum bleibt es Text, bis Sie es sagen.`}
      </>
    ),
    day: (day, month) => `${day}. ${months[month - 1] ?? ''}`,
  },
  report: {
    label: 'Einlesebericht',
    title: 'So wurde gelesen',
    complete: 'Vollständig',
    warning: 'Warnung',
    detection: detectionGerman,
    option: choiceGerman,
    setAside: ({ what, cells }) => `${setAsideGerman(what)} (${formatCount(cells)})`,
    cells: (inFile, inTable, aside) =>
      `${counted(inFile, 'Zelle', 'Zellen')} in der Datei: ${formatCount(inTable)} in der Tabelle${aside === '' ? '' : `; beiseitegelegt: ${aside}`}.`,
    filledIn: (cells) =>
      cells === 1
        ? '1 leere Zelle ergänzt kurze Zeilen.'
        : `${formatCount(cells)} leere Zellen ergänzen kurze Zeilen.`,
    lost: (cells) => `${counted(cells, 'Zelle', 'Zellen')} ohne Verbleib.`,
  },
  again: {
    isReading: (fileName) => `${fileName} wird noch einmal gelesen …`,
    choose: (fileName) =>
      `Um noch einmal zu lesen, ${fileName} erneut auswählen: die Seite wurde seither neu geladen.`,
  },
};
