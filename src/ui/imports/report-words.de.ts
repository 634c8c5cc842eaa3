import type { AsideFact } from '../../core/aside-fact.ts';
import type { AsideLine } from '../../core/aside-lines.ts';
import type { DetectionFact } from '../../core/detection-fact.ts';
import type { Detection, DetectionName, ReadChoices, SetAsideWhat } from '../../core/import-report.ts';
import { type Sentences, sentenceOf } from '../../core/sentence.ts';
import { formatCount } from '../format.ts';
import type { ReadOption } from './words.tsx';

const names: Readonly<Record<DetectionName, string>> = {
  Checksums: 'Prüfsummen',
  Compression: 'Komprimierung',
  Dates: 'Datumsangaben',
  'Decimal sign': 'Dezimalzeichen',
  Delimiter: 'Trennzeichen',
  Encoding: 'Kodierung',
  Header: 'Kopfzeile',
  'Among the rows': 'Zwischen den Zeilen',
  'Held as': 'Gehalten als',
  'In the database': 'In der Datenbank',
  Kind: 'Art',
  Records: 'Datensätze',
  Rows: 'Zeilen',
  Sheet: 'Blatt',
  'Under the names': 'Unter den Namen',
  'Under the table': 'Unter der Tabelle',
  'Written by': 'Geschrieben von',
};

const relations = { table: 'Tabelle', view: 'Sicht', virtual: 'virtuelle Tabelle' };
const records = { objects: 'Objekte', lists: 'Listen von Zellen', values: 'einzelne Werte' };

const detections: Sentences<DetectionFact> = {
  'row-range': ({ first, last }) => `${formatCount(first)} bis ${formatCount(last)}`,
  'header-rows': ({ rows }) =>
    rows.length === 0 ? 'keine' : `Zeile ${rows.map((row) => formatCount(row)).join(' und ')}`,
  'since-1904': () => 'gezählt ab 1904',
  relation: ({ kind, name }) => `${relations[kind]} ${name}`,
  uncompressed: () => 'keine',
  'checked-pages': ({ pages }) =>
    pages === 1 ? '1 Seite, wie sie geschrieben wurde' : `${formatCount(pages)} Seiten, alle wie geschrieben`,
  records: ({ kind }) => records[kind],
  'lines-left-out': ({ lines }) =>
    lines === 1 ? '1 Zeile weggelassen' : `${formatCount(lines)} Zeilen weggelassen`,
  'lines-kept': () => 'Zeilen der Tabelle',
  arrow: ({ kind }) => (kind === 'file' ? 'Arrow-Datei (Feather 2)' : 'Arrow-Strom'),
};

/** As it was kept where it is of an older version. */
export function detectionGerman({ name, value, fact }: Detection): {
  readonly name: string;
  readonly value: string;
} {
  return { name: known(names, name), value: fact === undefined ? value : sentenceOf(detections, fact) };
}

const delimiters: Readonly<Record<string, string>> = {
  ',': 'Komma',
  ';': 'Semikolon',
  '\t': 'Tabulator',
  '|': 'Strich |',
  ' ': 'Leerzeichen',
  ':': 'Doppelpunkt',
};
const decimalMarks: Readonly<Record<string, string>> = {
  '.': 'Punkt (1,234.56)',
  ',': 'Komma (1.234,56)',
};
const dateOrders: Readonly<Record<string, string>> = {
  'day-first': 'Tag zuerst (31/12)',
  'month-first': 'Monat zuerst (12/31)',
};
const holds: Readonly<Record<string, string>> = {
  table: 'eigene Tabelle',
  'in place': 'an Ort und Stelle gelesen',
};

const scripts: Readonly<Record<string, string>> = {
  'Central European': 'mitteleuropäisch',
  Cyrillic: 'kyrillisch',
  Greek: 'griechisch',
  Turkish: 'türkisch',
  Hebrew: 'hebräisch',
  Arabic: 'arabisch',
  'Western European': 'westeuropäisch',
  Japanese: 'japanisch',
  Chinese: 'chinesisch',
  Korean: 'koreanisch',
};

/** Its name stays; what it is used for is said: `KOI8-R (kyrillisch)`. */
export function encodingGerman(name: string): string {
  return name.replace(/(?<=\()[^)]+(?=\)$)/, (script) => known(scripts, script));
}

export function choiceGerman(key: keyof ReadChoices, { label, value }: ReadOption): string {
  switch (key) {
    case 'encoding':
      return encodingGerman(label);
    case 'delimiter':
      return delimiters[value] ?? (label === 'none' ? 'keines' : `„${value}“`);
    case 'headerLine':
      return value === 0 ? 'keine Kopfzeile' : `Zeile ${formatCount(Number(value))}`;
    case 'decimalMark':
      return decimalMarks[value] ?? label;
    case 'dateOrder':
      return dateOrders[value] ?? label;
    case 'underNames':
    case 'amongRows':
    case 'underTable':
      return value === 'rows' ? 'Zeilen der Tabelle' : 'weggelassen';
    case 'hold':
      return holds[value] ?? label;
  }
}

const setAside: Readonly<Record<SetAsideWhat, string>> = {
  header: 'Kopfzeile',
  units: 'Einheiten',
  'lines above the table': 'Zeilen über der Tabelle',
  totals: 'Summen',
  footnotes: 'Fußnoten',
  'cells beside the tables': 'Zellen neben den Tabellen',
  'error values': 'Fehlerwerte',
  'dates that no calendar has': 'Datumsangaben, die kein Kalender kennt',
  'read as missing': 'als fehlend gelesen',
  'blank lines': 'Leerzeilen',
  'empty ends of lines that close with a delimiter':
    'leere Enden von Zeilen, die mit einem Trennzeichen schließen',
  'empty cells behind the last column': 'leere Zellen hinter der letzten Spalte',
  'joined into the last column': 'in die letzte Spalte gefügt',
  'values beside the rows': 'Werte neben den Zeilen',
  'values of names that stand more than once': 'Werte von Namen, die mehrmals stehen',
  'remarks among the rows': 'Bemerkungen zwischen den Zeilen',
  'lines that are no JSON': 'Zeilen, die kein JSON sind',
};

export function setAsideGerman(what: string): string {
  return known(setAside, what);
}

const asides: Sentences<AsideFact> = {
  above: () => 'über der Tabelle',
  units: () => 'Einheiten',
  total: () => 'Summe',
  below: () => 'unter der Tabelle',
  'names-again': () => 'noch einmal die Namen der Spalten',
  remark: () => 'Bemerkung zwischen den Zeilen',
  'too-short': ({ values, width }) =>
    `${formatCount(values)} von ${formatCount(width)} Werten: mit leeren ergänzt`,
  'too-long': ({ values, width }) =>
    `${formatCount(values)} Werte, wo ${formatCount(width)} erwartet wurden: der Überschuss hat eigene Spalten`,
  'stray-quotes': () =>
    'Anführungszeichen, die nicht schließen oder mitten im Text stehen: als Zeichen erhalten',
  'no-json': () => 'kein gültiges JSON',
  'name-twice': () => 'ein Name steht mehrmals: sein letzter Wert steht in der Tabelle',
  beside: ({ place }) => `„${place}“ steht neben den Zeilen`,
};

export function asideGerman({ reason, why }: AsideLine): string {
  return why === undefined ? reason : why.map((fact) => sentenceOf(asides, fact)).join('; ');
}

function known<Name extends string>(words: Readonly<Record<Name, string>>, name: string): string {
  return Object.entries<string>(words).find(([each]) => each === name)?.[1] ?? name;
}
