import type { FileFact, KnownFileKind, Refused } from '../core/file-fact.ts';
import { type Sentences, sentenceOf } from '../core/sentence.ts';
import type { StateWords } from './words.ts';

const saveAgain =
  'Öffnen Sie sie in dem Programm, das sie erzeugt hat, speichern Sie sie noch einmal und legen Sie diese Datei ab.';

const sentences: Sentences<FileFact, Refused> = {
  empty: () => ({
    message: 'Die Datei ist leer: sie enthält 0 Bytes.',
    advice:
      'Speichern oder laden Sie sie noch einmal, und prüfen Sie, ob das Programm, das sie schreibt, fertig ist.',
  }),
  blank: () => ({
    message: 'Die Datei enthält nur Leerraum und Zeilenenden.',
    advice:
      'Prüfen Sie, ob das Programm, das sie schrieb, Daten zu schreiben hatte, und speichern Sie sie noch einmal.',
  }),
  known: ({ fileName, kind }) => ({
    message: `${fileName} ${kinds[kind].looksLike} und lässt sich hier nicht öffnen.`,
    advice: kinds[kind].advice,
  }),
  'not-text': ({ fileName }) => ({
    message: `${fileName} enthält keinen Text, sondern etwas, das nur ein anderes Programm lesen kann.`,
    advice: 'Exportieren Sie Ihre Daten als CSV, Excel, Parquet oder JSON, und legen Sie diese Datei ab.',
  }),
  document: ({ fileName }) => ({
    message: `${fileName} ist ein Textdokument oder eine Präsentation und lässt sich hier nicht öffnen.`,
    advice:
      'Kopieren Sie die Tabelle daraus in ein Tabellenprogramm, speichern Sie sie, und legen Sie sie ab.',
  }),
  'no-room': () => ({
    message:
      'Die Datei muss zum Lesen neu geschrieben werden, und der Browser hat keinen Platz für die Kopie.',
    advice:
      'Schaffen Sie Platz auf dem Datenträger, oder speichern Sie die Datei als UTF-8 mit gleich langen Zeilen, und legen Sie sie erneut ab.',
  }),

  'json-encoding': () => ({
    message: 'Die JSON-Datei ist nicht in UTF-8, wie JSON es sein muss.',
    advice: 'Speichern Sie sie in UTF-8: die meisten Texteditoren bieten das unter „Speichern unter“ an.',
  }),
  'json-invalid': ({ line, reason }) => ({
    message: `Die Datei ist in Zeile ${formatCount(line)} kein gültiges JSON${reason === undefined ? '' : `: ${reason}`}.`,
    advice:
      'Sehen Sie die Zeile in einem Texteditor an, oder lassen Sie ein JSON-Prüfprogramm die Stelle finden, und schreiben Sie die Datei noch einmal.',
  }),
  'json-cut-off': ({ line }) => ({
    message: `Die JSON-Datei endet in dem Wert, der in Zeile ${formatCount(line)} beginnt.`,
    advice: 'Prüfen Sie, ob sie bis zum Ende geschrieben, kopiert oder geladen wurde.',
  }),
  'json-deep': ({ line, levels }) => ({
    message: `Die JSON-Datei ist in Zeile ${formatCount(line)} tiefer als ${formatCount(levels)} Ebenen verschachtelt.`,
    advice:
      'Eine solche Datei ist keine Tabelle. Schreiben Sie die Datensätze als Liste von Objekten, und legen Sie diese ab.',
  }),

  'json-wide': ({ line, most }) => ({
    message: `Der Datensatz, der in Zeile ${formatCount(line)} beginnt, hat mehr als ${formatCount(most)} Werte.`,
    advice:
      'Schreiben Sie für jeden von ihnen einen eigenen Datensatz, als Liste von Objekten, und legen Sie diese ab.',
  }),
  'json-long': ({ line, megabytes }) => ({
    message: `Der Wert, der in Zeile ${formatCount(line)} beginnt, ist länger als ${formatCount(megabytes)} MB.`,
    advice:
      'Schreiben Sie einen Datensatz je Zeile (NDJSON) oder alle als eine Liste von Objekten, und legen Sie diese Datei ab.',
  }),

  'long-line': ({ line, millions }) => ({
    message: `Zeile ${formatCount(line)} ist länger als ${formatCount(millions)} Millionen Zeichen: sie ist keine Zeile einer Tabelle.`,
    advice:
      'Sehen Sie die Zeile in einem Texteditor an: vielleicht fehlt ein Zeilenende oder ein schließendes Anführungszeichen.',
  }),
  'endless-line': ({ megabytes }) => ({
    message: `Zeile 1 endet nicht innerhalb ihrer ersten ${formatCount(megabytes)} MB: das ist keine Tabelle aus Zeilen.`,
    advice: 'Prüfen Sie, ob das Programm, das sie schrieb, jeden Datensatz in eine eigene Zeile setzt.',
  }),
  'wide-line': ({ line, values, most }) => ({
    message: `Zeile ${formatCount(line)} hat ${formatCount(values)} Werte; eine Tabelle kann hier ${formatCount(most)} Spalten haben.`,
    advice:
      'Behalten Sie die Spalten, die Sie brauchen, oder drehen Sie die Tabelle, sodass aus Spalten Zeilen werden.',
  }),
  'no-table': ({ line, reason }) => ({
    message: `Die Datei ließ sich nicht als Tabelle lesen${line === undefined ? '' : ` (Zeile ${formatCount(line)})`}${reason === undefined ? '' : `: ${reason}`}.`,
    advice:
      'Sehen Sie die Zeile in einem Texteditor an: in jeder sollten die Werte zwischen denselben Trennzeichen stehen.',
  }),

  'empty-workbook': () => ({
    message: 'In der Arbeitsmappe ist keine Zelle gefüllt.',
    advice: 'Prüfen Sie, ob die richtige Datei gespeichert wurde, mit ihren Daten, und legen Sie diese ab.',
  }),
  'locked-workbook': () => ({
    message: 'Die Arbeitsmappe ist mit einem Kennwort geschützt und lässt sich darum nicht lesen.',
    advice:
      'Öffnen Sie sie mit dem Kennwort, speichern Sie sie ohne („Mit Kennwort verschlüsseln“ in Excel), und legen Sie diese Datei ab.',
  }),
  'broken-sheet': () => ({
    message: 'Die Arbeitsmappe ist beschädigt: eines ihrer Blätter bricht ab oder ist falsch aufgebaut.',
    advice: saveAgain,
  }),
  'missing-texts': () => ({
    message: 'Die Arbeitsmappe ist beschädigt: ihre Zellen verweisen auf Texte, die in der Datei fehlen.',
    advice: saveAgain,
  }),
  'large-sheet': ({ sheet }) => ({
    message: `Das Blatt „${sheet}“ hat mehr Zellen, als in den Speicher eines Browsertabs passen.`,
    advice:
      'Speichern Sie das Blatt als CSV, und legen Sie diese Datei ab: sie wird gelesen, ohne im Speicher gehalten zu werden.',
  }),
  'large-workbook': ({ megabytes }) => ({
    message: `Die Arbeitsmappe ist größer als ${formatCount(megabytes)} MB, mehr, als sich auf einmal halten lässt.`,
    advice:
      'Speichern Sie sie als .xlsx oder ihre Blätter als CSV, und legen Sie diese ab: sie werden Stück für Stück gelesen.',
  }),
  'cell-beyond-sheet': () => ({
    message: 'Eine Zelle steht jenseits von Zeile 1.048.576 oder Spalte 16.384, wohin kein Blatt reicht.',
    advice:
      'Öffnen Sie die Arbeitsmappe in dem Programm, das sie erzeugt hat, speichern Sie sie noch einmal, und legen Sie diese Datei ab; oder speichern Sie sie als CSV.',
  }),
  'repeated-cells': () => ({
    message: 'Ein Blatt wiederholt seine Zeilen oder Spalten zu mehr Zellen, als sich hier halten lassen.',
    advice:
      'Entfernen Sie die Zeilen und Spalten, die nur nach unten ausgefüllt sind, oder speichern Sie das Blatt als CSV, und legen Sie diese Datei ab.',
  }),

  'damaged-gzip': () => ({
    message: 'Die komprimierte Datei ist beschädigt oder unvollständig: sie lässt sich nicht entpacken.',
    advice:
      'Laden oder kopieren Sie die Datei noch einmal, oder entpacken Sie sie selbst, und legen Sie den Inhalt ab.',
  }),
  'locked-archive': () => ({
    message: 'Das Archiv ist mit einem Kennwort geschützt.',
    advice: 'Entpacken Sie es mit dem Kennwort, und legen Sie die Dateien darin ab.',
  }),
  'nested-archive': () => ({
    message: 'Es ist ein Archiv in einem Archiv.',
    advice: 'Entpacken Sie das äußere Archiv, und legen Sie das innere ab.',
  }),
  'barren-archive': ({ files, read, left, locked }) => ({
    message: [
      files > read
        ? `Das Archiv enthält ${formatCount(files)} Dateien; keine der ersten ${formatCount(read)} lässt sich hier öffnen.`
        : 'Das Archiv enthält keine Datei, die sich hier öffnen lässt.',
      ...left.map((fact) => sentenceOf(sentences, fact).message),
      ...locked.map((path) => `„${path}“ ist im Archiv verschlüsselt.`),
    ].join(' '),
    advice:
      left[0] === undefined
        ? 'Sehen Sie nach, was darin ist, und packen Sie die Dateien mit Daten in das Archiv, oder legen Sie sie so ab, wie sie sind.'
        : sentenceOf(sentences, left[0]).advice,
  }),

  'large-database': ({ gigabytes }) => ({
    message: `Die Datenbank ist größer als ${formatCount(gigabytes)} GB, mehr, als sich hier auf einmal halten lässt.`,
    advice: 'Exportieren Sie die Tabellen, die Sie brauchen, als CSV oder Parquet, und legen Sie diese ab.',
  }),
  'no-database': () => ({
    message: 'Die Datei ist keine SQLite-Datenbank, oder sie ist verschlüsselt.',
    advice:
      'Ist sie verschlüsselt, speichern Sie eine Kopie ohne Verschlüsselung (etwa mit sqlcipher_export), und legen Sie diese ab.',
  }),
  'no-database-tables': () => ({
    message: 'Die Datenbank enthält keine Tabelle, die sich lesen lässt.',
    advice:
      'Prüfen Sie, ob es die richtige Datei ist und ob ihre „-wal“-Datei in sie zurückgeschrieben wurde.',
  }),
  'damaged-database': ({ reason }) => ({
    message: `Die Datenbank ist beschädigt oder lässt sich nicht lesen (${reason}).`,
    advice:
      'Reparieren Sie sie mit „sqlite3 file.db .recover“, oder exportieren Sie ihre Tabellen als CSV, und legen Sie diese ab.',
  }),

  'encrypted-parquet': () => ({
    message: 'Die Parquet-Datei ist verschlüsselt.',
    advice:
      'Schreiben Sie sie mit dem Programm, das den Schlüssel hat, ohne Verschlüsselung oder als CSV, und legen Sie diese ab.',
  }),
  'cut-off-arrow': () => ({
    message: 'Die Arrow-Datei ist abgeschnitten: sie endet innerhalb einer Nachricht.',
    advice:
      'Prüfen Sie, ob das Programm, das sie schreibt, fertig ist, und kopieren oder laden Sie sie noch einmal.',
  }),
  'old-feather': () => ({
    message: 'Die Datei ist in der ersten Fassung von Feather, die seit 2020 nicht mehr üblich ist.',
    advice:
      'Schreiben Sie sie mit einem neueren Programm noch einmal (pyarrow ab 0.17 schreibt Fassung 2), oder als Parquet oder CSV.',
  }),
  'no-message': ({ byte }) => ({
    message: `Die Arrow-Datei ist bei Byte ${formatCount(byte)} beschädigt: dort beginnt keine Nachricht.`,
    advice:
      'Schreiben oder laden Sie sie noch einmal, und prüfen Sie, ob das Programm, das sie schreibt, fertig ist.',
  }),
  'unknown-types': ({ reason }) => ({
    message: `Die Datei enthält eine Art von Werten, die sich hier nicht lesen lässt (${reason}).`,
    advice:
      'Schreiben Sie ihre Spalten als einfache Zahlen, Datumsangaben und Texte, und legen Sie die Datei erneut ab.',
  }),
  'union-column': ({ column }) => ({
    message: `Die Spalte „${column}“ enthält Werte mehrerer Typen nebeneinander (eine Union), was keine Spalte einer Tabelle tut.`,
    advice:
      'Schreiben Sie für jeden Typ eine eigene Spalte oder alle als Text, und legen Sie die Datei erneut ab.',
  }),
  'unreadable-column': ({ column }) => ({
    message: `Die Spalte „${column}“ hat einen Typ, der sich hier nicht lesen lässt.`,
    advice:
      'Lassen Sie diese Spalte weg, oder schreiben Sie sie als Text oder Zahlen, und legen Sie die Datei erneut ab.',
  }),
  'far-times': ({ column }) => ({
    message: `Die Spalte „${column}“ enthält eine Zeit, die für einen Zeitstempel zu weit von heute entfernt ist.`,
    advice:
      'Lassen Sie diese Spalte weg, oder schreiben Sie sie als Text, und legen Sie die Datei erneut ab.',
  }),
  'nested-times': ({ column, kind }) => ({
    message: `„${column}“ enthält ${kind === 'INT96' ? 'Zeitstempel einer alten Art (INT96)' : 'Zeitspannen'} innerhalb anderer Werte, die sich nicht genau lesen lassen.`,
    advice:
      'Schreiben Sie sie als eigene Spalte, als Text oder als Zahlen, und legen Sie die Datei erneut ab.',
  }),
  'no-progress': ({ seconds }) => ({
    message: `Das Lesen der Datei kam ${formatCount(seconds)} s lang nicht voran und wurde darum angehalten.`,
    advice:
      'Die Datei ist vielleicht beschädigt. Schreiben Sie sie noch einmal, in Teilen, wenn sie groß ist, oder als CSV.',
  }),

  'damaged-parquet': ({ what }) => ({
    message: `Die Parquet-Datei ist beschädigt (${what}).`,
    advice: 'Prüfen Sie, ob sie bis zum Ende geladen oder kopiert wurde, und schreiben Sie sie noch einmal.',
  }),
  'damaged-arrow': ({ what }) => ({
    message: `Die Arrow-Datei ist beschädigt (${what}).`,
    advice:
      'Schreiben oder laden Sie sie noch einmal, und prüfen Sie, ob das Programm, das sie schreibt, fertig ist.',
  }),
  'no-workbook': ({ what }) => ({
    message: `Die Datei ist keine Arbeitsmappe, oder sie ist beschädigt (${what}).`,
    advice:
      'Öffnen Sie sie in dem Programm, das sie erzeugt hat, speichern Sie sie als .xlsx, und legen Sie diese Datei ab.',
  }),
  'no-sheet-list': () => ({
    message: 'Die Arbeitsmappe ist beschädigt: das Verzeichnis ihrer Blätter fehlt.',
    advice: saveAgain,
  }),
  'damaged-archive': ({ what }) => ({
    message: `Die Datei ist innen ein ZIP-Archiv, und es ist beschädigt oder unvollständig${what === undefined ? '' : ` (${what})`}.`,
    advice:
      'Laden oder kopieren Sie sie noch einmal, oder speichern Sie sie noch einmal in dem Programm, das sie erzeugt hat.',
  }),
  'broken-reader': ({ what }) => ({
    message: `Die Datei ist beschädigt, oder sie enthält, was sich hier nicht lesen lässt${what === undefined ? '' : ` (${what})`}.`,
    advice:
      'Schreiben oder laden Sie sie noch einmal. Lässt sie sich in einem anderen Programm öffnen, speichern Sie sie dort als CSV, und legen Sie diese ab.',
  }),
  bomb: ({ of, most }) => ({
    message: `Die ${of === 'gzip' ? 'komprimierte Datei' : 'Datei'} ergibt entpackt mehr als ${most.unit === 'GB' ? `${formatCount(most.number)} GB` : `das ${formatCount(most.number)}-Fache ihrer Größe, was bei Daten nicht vorkommt`}; darum wurde das Entpacken angehalten.`,
    advice:
      'Entpacken Sie sie selbst, sehen Sie den Inhalt an, und legen Sie ihn ab (in Teilen, wenn er groß ist).',
  }),
  'many-members': ({ most }) => ({
    message: `Das Archiv enthält mehr als ${formatCount(most)} Dateien.`,
    advice: 'Entpacken Sie es, und legen Sie die Dateien ab, die Sie brauchen.',
  }),
  'many-tables': ({ most }) => ({
    message: `Die Datei enthält mehr als ${formatCount(most)} Tabellen.`,
    advice: 'Speichern Sie die, die Sie brauchen, in einer eigenen Datei, und legen Sie diese ab.',
  }),
  'many-columns': ({ format, columns, most }) => ({
    message: `Die ${format}-Datei ${format === 'JSON' ? 'bräuchte' : 'hat'} ${formatCount(columns)} Spalten; höchstens ${formatCount(most)} lassen sich lesen.`,
    advice:
      format === 'JSON'
        ? 'Schreiben Sie alle Datensätze mit denselben wenigen Namen, und legen Sie diese Datei ab.'
        : 'Schreiben Sie eine Datei mit den Spalten, die Sie brauchen, und legen Sie diese ab.',
  }),
  'odd-types': ({ tables, reason }) => ({
    message: `Aus der Datei ${tables === 'one' ? 'wurde keine Tabelle' : 'wurden keine Tabellen'}: ${reason}`,
    advice:
      'Schreiben Sie sie mit einfacheren Typen (Zahlen, Text, Datumsangaben) oder als CSV, und legen Sie diese Datei ab.',
  }),
  'lost-rows': ({ declared, read }) => ({
    message: `Die Datei gibt ${formatCount(declared)} Zeilen an, lesen ließen sich aber ${formatCount(read)}.`,
    advice:
      'Sie ist beschädigt oder wurde nicht zu Ende geschrieben: schreiben oder laden Sie sie noch einmal.',
  }),
  'lost-part': ({ part, rows, arrived }) => ({
    message: `${part} hat ${rows === 1 ? 'eine Zeile' : `${formatCount(rows)} Zeilen`}, angekommen sind ${formatCount(arrived)}.`,
    advice: 'Nichts wurde geändert. Öffnen Sie die Dateien noch einmal, und fügen Sie sie dann zusammen.',
  }),
};

const dropData = 'Legen Sie stattdessen eine Datei mit Daten ab.';
const unpackFiles = 'Entpacken Sie es, und legen Sie die Dateien darin ab.';
const unpackFile = 'Entpacken Sie es, und legen Sie die Datei darin ab.';

/** `looksLike` with its verb: “ist ein Bild”. */
const kinds: Readonly<Record<KnownFileKind, { readonly looksLike: string; readonly advice: string }>> = {
  pdf: {
    looksLike: 'ist ein PDF-Dokument',
    advice:
      'Kopieren Sie die Tabelle daraus in ein Tabellenprogramm, speichern Sie sie als CSV, und legen Sie diese ab.',
  },
  png: { looksLike: 'ist ein PNG-Bild', advice: dropData },
  jpeg: { looksLike: 'ist ein JPEG-Bild', advice: dropData },
  gif: { looksLike: 'ist ein GIF-Bild', advice: dropData },
  'empty-zip': {
    looksLike: 'ist ein leeres ZIP-Archiv',
    advice: 'Legen Sie stattdessen eine CSV-Datei ab.',
  },
  '7-zip': { looksLike: 'ist ein 7-Zip-Archiv', advice: unpackFiles },
  rar: { looksLike: 'ist ein RAR-Archiv', advice: unpackFiles },
  zstandard: { looksLike: 'ist ein Zstandard-Archiv', advice: unpackFile },
  xz: { looksLike: 'ist ein XZ-Archiv', advice: unpackFile },
  bzip2: { looksLike: 'ist ein bzip2-Archiv', advice: unpackFile },
  'twice-compressed': {
    looksLike: 'ist zweimal komprimiert',
    advice: 'Entpacken Sie sie einmal, und legen Sie die Datei darin ab.',
  },
};

export const refusedGerman: StateWords['datasets']['refused'] = ({ message, advice, fact }) =>
  fact === undefined ? { message, advice } : sentenceOf(sentences, fact);

function formatCount(count: number): string {
  return count.toLocaleString('de');
}
