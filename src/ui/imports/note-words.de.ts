import type { ImportFact } from '../../core/import-fact.ts';
import { type Sentences, sentenceOf } from '../../core/sentence.ts';
import { refusedGerman } from '../../state/refusals.de.ts';
import { counted, formatBytes, formatCount, formatValue } from '../format.ts';
import type { noteWords } from './note-words.ts';
import { encodingGerman } from './report-words.de.ts';

type FactOf<Code extends ImportFact['code']> = Extract<ImportFact, { readonly code: Code }>;

const sentences: Sentences<ImportFact> = {
  'no-header': ({ columns }) =>
    `Die erste Zeile sieht nach Daten aus, nicht nach Namen: ${columns === 1 ? 'die Spalte heißt column1' : `die Spalten heißen column1 bis column${columns}`}.`,
  'unnamed-column': ({ column, place }) =>
    `Spalte ${formatCount(place)} hat in der Datei keinen Namen; sie heißt hier „${column}“.`,
  'repeated-name': ({ column, name, place }) =>
    `Der Name „${name}“ kommt mehrmals vor; Spalte ${formatCount(place)} heißt hier „${column}“.`,

  'lines-above': ({ lines }) =>
    lines === 1
      ? 'Die erste Zeile steht über der Tabelle und wurde weggelassen.'
      : `Die ersten ${formatCount(lines)} Zeilen stehen über der Tabelle und wurden weggelassen.`,
  'units-row': ({ units }) =>
    `Die Zeile mit Einheiten unter den Namen wurde weggelassen: ${units.map(({ column, unit }) => `„${column}“ in ${unit}`).join(', ')}.`,
  dashes: () => 'Die Zeile aus Strichen unter den Namen wurde weggelassen.',
  'names-again': ({ rows }) =>
    rows === 1
      ? 'Die Namen der Spalten stehen in einer Zeile zwischen den Daten noch einmal; sie wurde weggelassen.'
      : `Die Namen der Spalten stehen in ${formatCount(rows)} Zeilen zwischen den Daten noch einmal; sie wurden weggelassen.`,
  remarks: ({ rows }) =>
    rows === 1
      ? 'Eine Bemerkung zwischen den Zeilen wurde weggelassen.'
      : `${formatCount(rows)} Bemerkungen zwischen den Zeilen wurden weggelassen.`,
  'blanks-beside-values': () => 'Leerzeichen zwischen Trennzeichen und Werten wurden weggelassen.',
  'total-left-out': ({ name }) => `„${name}“ fasst die Zeilen darüber zusammen und wurde weggelassen.`,
  'lines-under': ({ lines }) =>
    lines === 1
      ? 'Eine Zeile unter der Tabelle wurde weggelassen.'
      : `${formatCount(lines)} Zeilen unter der Tabelle wurden weggelassen.`,
  'doubtful-total': ({ name }) =>
    `Die letzte Zeile, „${name}“, fasst vielleicht andere Zeilen zusammen. Sie steht als Zeile in der Tabelle: Summen über alle Zeilen zählen sie mit.`,
  encoding: ({ encoding }) => `Die Datei wurde als ${encodingGerman(encoding)} gelesen.`,
  'held-in-place': (fact) =>
    `Die Datei wird an Ort und Stelle gelesen, ${inPlaceReason(fact)}; jede Frage liest sie von Neuem. Nach einem Neuladen der Seite muss sie erneut abgelegt werden.`,
  'written-anew': () =>
    'Ihre Zeilen wurden zum Lesen neu geschrieben: der Browser hält diese Kopie, etwa so groß wie die Datei, bis die Seite geschlossen wird.',
  'missing-words': ({ column, words }) =>
    `In der Spalte „${column}“ ${words.length === 1 ? 'wurde' : 'wurden'} ${allOf(words.map(quoted))} als fehlend gelesen.`,
  'undecided-dates': ({ column, example }) =>
    `Die Datumsangaben in der Spalte „${column}“, etwa „${example}“, verraten nicht, was Tag und was Monat ist: sie bleiben Text, bis Sie sagen, was zuerst steht.`,
  'undecided-decimals': ({ column, taken, other }) =>
    `Die Zahlen in der Spalte „${column}“ wurden mit „${taken}“ als Dezimalzeichen gelesen; gemeint sein könnte auch „${other}“.`,
  'unit-left-out': ({ column, unit }) =>
    `Die Spalte „${column}“ wurde als Zahlen gelesen, ohne ihr „${unit}“.`,
  brackets: ({ column, example }) =>
    `Die Zahlen in Klammern in der Spalte „${column}“, etwa „${example}“, wurden als Zahlen unter null gelesen.`,
  'two-digit-years': ({ column, example, year }) =>
    `Die Jahre in der Spalte „${column}“ haben zwei Ziffern: „${example}“ wurde als ${year} gelesen, wie alle von 00 bis 68.`,
  'short-rows': (fact) =>
    `${rowsHave(fact)} weniger als ${counted(fact.width, 'Wert', 'Werte')}; was fehlt, blieb leer.`,
  'long-rows': (fact) =>
    `${rowsHave(fact)} mehr als ${counted(fact.width, 'Wert', 'Werte')}; der Überschuss steht in ${fact.columns.join(' bis ')}.`,
  'stray-quotes': (fact) =>
    `${rowsHave(fact)} Anführungszeichen, die nicht schließen oder mitten im Text stehen; sie blieben als Zeichen erhalten.`,
  'kept-as-text': ({ column, text, kind, where, more }) =>
    `Die Spalte „${column}“ blieb Text: „${text}“ in ${where.unit === 'line' ? 'Zeile' : 'Datenzeile'} ${formatCount(where.number)}${more === 0 ? '' : ` (und ${formatCount(more)} weitere)`} ist ${noneOfKind[kind]}, anders als ihre übrigen Werte.`,
  'texts-read': ({ column, kind }) =>
    `Die Spalte „${column}“ wurde als ${manyOfKind[kind]} gelesen, wie ihre Texte es sagen.`,

  'encrypted-member': ({ path }) => `„${path}“ ist im Archiv verschlüsselt und wurde ausgelassen.`,
  'members-left': ({ files, read }) =>
    `Das Archiv enthält ${formatCount(files)} Dateien; die ersten ${formatCount(read)} wurden gelesen.`,
  'refused-member': ({ path, reason, why }) =>
    `„${path}“ wurde ausgelassen: ${refusedGerman({ message: reason, advice: '', fact: why }).message}`,

  'lists-as-columns': () => 'Die Listen des einzigen Objekts der Datei wurden als Spalten gelesen.',
  'rows-within': ({ place }) => `Die Zeilen standen in „${place}“.`,
  'values-beside': ({ values }) =>
    `Was daneben steht, wurde beiseitegelegt: ${values.map(({ place, text }) => (text === undefined ? quoted(place) : `${quoted(place)} (${text})`)).join(', ')}.`,
  'first-list-is-data': () =>
    'Die erste Liste sieht nach Daten aus, nicht nach Namen: die Spalten heißen column1 und so fort.',
  'first-list-is-header': () => 'Die erste Liste wurde als Namen der Spalten gelesen.',
  'names-twice': ({ names, line }) =>
    `${names === 1 ? 'Ein Name steht' : `${formatCount(names)} Namen stehen`} mehrmals im selben Objekt (zuerst in Zeile ${formatCount(line)}); der letzte Wert gilt.`,
  'invalid-lines': ({ lines, line }) =>
    `${lines === 1 ? `Zeile ${formatCount(line)} ist` : `${formatCount(lines)} Zeilen (die erste ist ${formatCount(line)}) sind`} kein gültiges JSON und ${lines === 1 ? 'steht' : 'stehen'} nicht in der Tabelle; der Einlesebericht führt auf, was wegblieb.`,
  'mixed-json': ({ column, kinds }) =>
    `Die Spalte „${column}“ enthält ${kinds.map((kind) => jsonKinds[kind]).join(' und ')}; sie wurde als Text gelesen, damit alles bleibt, wie es ist.`,
  'wide-objects': ({ column }) =>
    `Die Objekte in der Spalte „${column}“ haben zu viele verschiedene Namen für eigene Spalten; sie blieben JSON-Text.`,
  'exact-numbers': ({ column, kept }) =>
    `Die Spalte „${column}“ enthält Zahlen, die als gewöhnliche Zahlen gerundet würden; sie blieben genau, als ${kept === 'text' ? 'Text' : 'Dezimalzahlen'}.`,

  'unread-log': () =>
    'Die Datenbank hat ihre letzten Änderungen in einer „-wal“-Datei neben sich, die nicht gelesen wurde: schließen Sie das Programm, das sie benutzt, dann sind sie enthalten.',
  'left-out': ({ kind, name, reason, isOpened }) =>
    `Die ${kind === 'view' ? 'Sicht' : 'virtuelle Tabelle'} „${name}“ lässt sich nicht ${isOpened ? 'berechnen' : 'öffnen'} (${reason}); sie wurde ausgelassen.`,
  'mixed-storage': ({ column, table, numbers, texts, blobs }) =>
    `Die Spalte „${column}“ von „${table}“ enthält ${[
      ...(numbers > 0 ? [counted(numbers, 'Zahl', 'Zahlen')] : []),
      ...(texts > 0 ? [counted(texts, 'Text', 'Texte')] : []),
      ...(blobs > 0
        ? [`${counted(blobs, 'Bytefolge', 'Bytefolgen')} (geschrieben als \\x und ihre Ziffern)`]
        : []),
    ].join(' und ')}.`,

  'times-to-utc': ({ column }) => `Die Zeitpunkte in der Spalte „${column}“ wurden in UTC umgerechnet.`,
  'cut-to-microseconds': ({ column, what }) =>
    `Die ${cutKinds[what]} in der Spalte „${column}“ wurden auf Mikrosekunden gekürzt.`,
  'kept-as-bytes': ({ column, why }) =>
    why === 'no-text'
      ? `Die Spalte „${column}“ enthält Bytes, die kein Text sind; sie blieben Bytes.`
      : `Die Spalte „${column}“ enthält Werte einer Art, die hier als Bytes bleibt.`,
  'wide-decimals': ({ column }) =>
    `Die Spalte „${column}“ enthält Dezimalzahlen mit mehr Ziffern, als eine Zahl hier hat; sie blieben genau, als Text.`,
  'maps-as-lists': ({ column }) =>
    `Die Zuordnungen in der Spalte „${column}“ wurden Listen ihrer Schlüssel und Werte.`,
  'read-otherwise': () =>
    'Die Datei ist auf eine Weise geschrieben, die das übliche Lesen von Parquet nicht kennt; sie wurde auf andere Weise gelesen, und Werte innerhalb anderer wurden Spalten.',

  'empty-sheet': ({ sheet }) => `Das Blatt „${sheet}“ ist leer.`,
  'hidden-sheet': ({ sheet }) =>
    `Das Blatt „${sheet}“ ist in der Arbeitsmappe verborgen; es wurde trotzdem gelesen.`,
  'no-cells': ({ sheet }) =>
    `„${sheet}“ ist ein Diagramm- oder Makroblatt, oder seine Zellen fehlen in der Datei: es enthält keine Tabelle.`,
  'hidden-parts': ({ sheet, rows, columns }) =>
    `Auf dem Blatt „${sheet}“ ${rows + columns === 1 ? 'ist' : 'sind'} ${[
      ...(rows > 0 ? [counted(rows, 'Zeile', 'Zeilen')] : []),
      ...(columns > 0 ? [counted(columns, 'Spalte', 'Spalten')] : []),
    ].join(' und ')} verborgen und trotzdem gelesen worden.`,
  'unformatted-numbers': ({ sheet, cells }) =>
    `Auf dem Blatt „${sheet}“ ${cells === 1 ? 'hat' : 'haben'} ${counted(cells, 'Zahl', 'Zahlen')} ein Format, das in der Datei fehlt: Datumsangaben darunter kommen als Zahl von Tagen.`,
  uncomputed: ({ sheet, formulas, first }) =>
    `${formulas === 1 ? `Die Formel in ${first} hat` : `${formatCount(formulas)} Formeln (die erste in ${first}) haben`} in der Datei kein Ergebnis und ${formulas === 1 ? 'wurde' : 'wurden'} als leer gelesen, auf dem Blatt „${sheet}“. Öffnen Sie die Arbeitsmappe in einem Tabellenprogramm, speichern Sie sie und legen Sie diese Datei ab.`,
  'set-aside': ({ sheet, what, says, isMore }) =>
    `Auf „${sheet}“ ${setAsideWords[what]} beiseitegelegt: ${says.map(quoted).join(', ')}${isMore ? ' und weitere' : ''}.`,
  merged: ({ sheet, areas, first }) =>
    areas === 1
      ? `Auf „${sheet}“ ist ${first} verbunden: der Wert steht in der ersten Zeile und Spalte, die Zellen daneben sind leer.`
      : `Auf „${sheet}“ sind ${formatCount(areas)} Bereiche der Tabelle verbunden (der erste ist ${first}): der Wert steht jeweils in der ersten Zeile und Spalte, die Zellen daneben sind leer.`,
  'read-as-empty': ({ column, what, cells, first, texts }) =>
    `Die Spalte „${column}“ hat ${what === 'error' ? counted(cells, 'Fehlerwert', 'Fehlerwerte') : counted(cells, 'Datumsangabe', 'Datumsangaben')}${what === 'error' ? '' : ', die kein Kalender kennt'} (${texts.join(', ')}; ${cells === 1 ? 'in' : 'zuerst in'} ${first}), als leer gelesen.`,
  'mixed-cells': ({ column, kinds, first }) =>
    `Die Spalte „${column}“ enthält ${allOf(kinds.map(({ kind, count }) => counted(count, ...cellKinds[kind])))} (das erste Abweichende steht in ${first}).`,
  'several-units': ({ column, units }) =>
    `Die Zahlen in der Spalte „${column}“ werden mit verschiedenen Einheiten gezeigt: ${units.join(', ')}.`,
  percent: ({ column }) =>
    `Die Spalte „${column}“ wird in Prozent gezeigt; ihre Zahlen sind Teile von 1 (12\u00a0% sind ${formatValue(0.12, { style: 'number' })}).`,
  'shown-unit': ({ column, unit, sheet }) =>
    `Die Zahlen in der Spalte „${column}“ werden auf dem Blatt „${sheet}“ mit „${unit}“ gezeigt.`,
  'unit-row': ({ column, unit, first }) => `Die Einheit der Spalte „${column}“ ist ${unit} (${first}).`,

  combined: ({ parts, sourceColumn }) =>
    `Zusammengefügt aus ${formatCount(parts.length)} Tabellen: ${parts.map(({ source, rows }) => `${source} (${counted(rows, 'Zeile', 'Zeilen')})`).join(', ')}. „${sourceColumn}“ sagt, woher eine Zeile kommt.`,
  widened: ({ column, parts, type }) =>
    `„${column}“ ist ${parts.map((part) => `${part.type} in ${part.source}`).join(', ')}: daraus wurde ${type}.`,
};

function inPlaceReason({ why, byteSize }: FactOf<'held-in-place'>): string {
  const because = {
    chosen: 'wie Sie es gewählt haben',
    size: `weil ${formatBytes(byteSize)} nicht in den Speicher passen würden`,
    memory: `weil ihre ${formatBytes(byteSize)} nicht in den Speicher passten`,
  };
  return because[why];
}

function rowsHave({ rows, line }: FactOf<'stray-quotes' | 'short-rows' | 'long-rows'>): string {
  return rows === 1
    ? `Die Zeile ${formatCount(line)} hat`
    : `${formatCount(rows)} Zeilen (die erste ist Zeile ${formatCount(line)}) haben`;
}

const noneOfKind: Readonly<Record<FactOf<'kept-as-text'>['kind'], string>> = {
  text: 'kein Text',
  number: 'keine Zahl',
  boolean: 'weder wahr noch falsch',
  date: 'kein Datum',
  timestamp: 'kein Datum mit Uhrzeit',
  time: 'keine Uhrzeit',
};

const manyOfKind: Readonly<Record<FactOf<'texts-read'>['kind'], string>> = {
  text: 'Text',
  number: 'Zahlen',
  boolean: 'wahr und falsch',
  date: 'Datumsangaben',
  timestamp: 'Datumsangaben mit Uhrzeit',
  time: 'Uhrzeiten',
};

const jsonKinds: Readonly<Record<FactOf<'mixed-json'>['kinds'][number], string>> = {
  boolean: 'Wahrheitswerte',
  number: 'Zahlen',
  string: 'Texte',
  array: 'Listen',
  object: 'Objekte',
};

const cutKinds: Readonly<Record<FactOf<'cut-to-microseconds'>['what'], string>> = {
  times: 'Uhrzeiten',
  durations: 'Zeitdauern',
  intervals: 'Zeitspannen',
};

const setAsideWords: Readonly<Record<FactOf<'set-aside'>['what'], string>> = {
  above: 'wurde, was über der Tabelle steht,',
  units: 'wurde die Zeile der Einheiten',
  totals: 'wurden Summenzeilen',
  below: 'wurde, was unter der Tabelle steht,',
};

const cellKinds: Readonly<
  Record<FactOf<'mixed-cells'>['kinds'][number]['kind'], readonly [one: string, many: string]>
> = {
  number: ['Zahl', 'Zahlen'],
  date: ['Datum', 'Datumsangaben'],
  timestamp: ['Datum mit Uhrzeit', 'Datumsangaben mit Uhrzeit'],
  time: ['Uhrzeit', 'Uhrzeiten'],
  duration: ['Zeitdauer', 'Zeitdauern'],
  boolean: ['Wahrheitswert', 'Wahrheitswerte'],
  text: ['Text', 'Texte'],
  other: ['Wert', 'Werte'],
};

function allOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1) ?? ''}`;
}

function quoted(text: string): string {
  return `„${text}“`;
}

export const noteGerman: typeof noteWords = {
  sentence: ({ message, fact, member }) => {
    if (fact === undefined) return message;
    const said = sentenceOf(sentences, fact);
    return member === undefined ? said : `${member}: ${said}`;
  },
};
