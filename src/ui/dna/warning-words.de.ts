import { type Sentences, sentenceOf } from '../../core/sentence.ts';
import type { WarningFact } from '../../core/warning-fact.ts';
import { counted, formatCount } from '../format.ts';
import { readersLocale } from '../language/readers-locale.ts';
import { formatMoment } from '../moment.ts';
import type { warningWords } from './warning-words.ts';

type Rows = Extract<WarningFact, { readonly code: 'repeated-rows' }>['rows'];

const sentences: Sentences<WarningFact> = {
  'repeated-rows': ({ rows }) =>
    `${rowsOf(rows)} ${either(rows, 'wiederholt', 'wiederholen')} in allen Spalten eine frühere Zeile.`,
  empty: ({ column }) => `${column} hat in keiner Zeile einen Wert.`,
  missing: ({ rows, column }) => `${rowsOf(rows)} ${either(rows, 'hat', 'haben')} keinen Wert in ${column}.`,
  'missing-in-words': ({ rows, column, words }) =>
    `In ${rowsOf(rows, 'within')} steht ${words.map((word) => (word === '' ? 'nur Leerraum' : `„${word}“`)).join(', ')} in ${column}, wo ein Wert stehen sollte.`,
  constant: ({ column, value }) =>
    `${column} ist überall, wo etwas steht, ${value === undefined ? 'derselbe Wert' : `„${value}“`}.`,
  mixed: ({ rows, column, example }) =>
    `${rowsOf(rows)} ${either(rows, 'enthält', 'enthalten')} keine Zahl in ${column}${example === undefined ? '' : `, zum Beispiel „${example}“`}; alle anderen schon.`,
  'numbers-as-text': ({ column, values }) =>
    `${column} ist Text, obwohl ${values === 1 ? 'der einzige Wert eine Zahl ist' : `alle ${formatCount(values)} Werte Zahlen sind`}.`,
  'ambiguous-dates': ({ column, example }) =>
    `${column} enthält Datumsangaben als Text, bei denen Tag und Monat vertauscht sein können („${example}“).`,
  'placeholder-day': ({ rows, column, day }) =>
    `In ${rowsOf(rows, 'within')} steht ${formatMoment(day)} in ${column}, was Programme schreiben, wenn ein Datum unbekannt ist.`,
  'far-future': ({ rows, column, last }) =>
    `${rowsOf(rows)} ${either(rows, 'liegt', 'liegen')} nach ${column} weit in der Zukunft, bis ${formatMoment(last)}.`,
  misspelt: ({ rows, column, text, meant, meantRows }) =>
    `In ${rowsOf(rows, 'within')} steht „${text}“ in ${column}, vermutlich gemeint als „${meant}“ (${counted(meantRows, 'Zeile', 'Zeilen')}).`,
  'unusable-numbers': ({ rows, column }) =>
    `${rowsOf(rows)} ${either(rows, 'enthält', 'enthalten')} in ${column} etwas, das keine Zahl, unendlich oder zu groß zum Rechnen ist; Mittelwerte lassen ${either(rows, 'sie', 'diese')} aus.`,
  'far-out': ({ rows, column, q1, q3, min, max }) =>
    `${rowsOf(rows)} ${either(rows, 'liegt', 'liegen')} in ${column} weit vom Rest entfernt: die Hälfte aller Werte liegt zwischen ${written(q1)} und ${written(q3)}, die Enden sind ${written(min)} und ${written(max)}.`,
};

/** `3 von 250.000 Zeilen`, `Etwa 1 von 1 Zeile`; within a sentence `etwa 3 von 250.000 Zeilen`. */
function rowsOf({ count, of, isAbout }: Rows, place: 'first' | 'within' = 'first'): string {
  const about = isAbout === true ? `${place === 'first' ? 'Etwa' : 'etwa'} ` : '';
  return `${about}${formatCount(count)} von ${counted(of, 'Zeile', 'Zeilen')}`;
}

/** Up to six significant digits, without noise. */
function written(number: number): string {
  return number.toLocaleString(readersLocale(), { maximumSignificantDigits: 6 });
}

function either({ count }: Rows, one: string, many: string): string {
  return count === 1 ? one : many;
}

export const warningGerman: typeof warningWords = {
  sentence: ({ message, fact }) => (fact === undefined ? message : sentenceOf(sentences, fact)),
};
