import type { Sentences } from '../../core/sentence.ts';
import type { WarningFact } from '../../core/warning-fact.ts';

type Rows = Extract<WarningFact, { readonly code: 'repeated-rows' }>['rows'];

/** The warnings in English, in which they are kept and told to agents. */
export const warningSentences: Sentences<WarningFact> = {
  'repeated-rows': ({ rows }) =>
    `${rowsOf(rows)} ${either(rows, 'repeats', 'repeat')} an earlier row in every column.`,
  empty: ({ column }) => `${column} holds no value in any row.`,
  missing: ({ rows, column }) => `${rowsOf(rows)} ${either(rows, 'has', 'have')} no value in ${column}.`,
  'missing-in-words': ({ rows, column, words }) =>
    `${rowsOf(rows)} ${either(rows, 'says', 'say')} ${words.map((word) => (word === '' ? 'blank' : `"${word}"`)).join(', ')} in ${column} where a value should stand.`,
  constant: ({ column, value }) =>
    `${column} is ${value === undefined ? 'the same value' : `"${value}"`} wherever it is filled.`,
  mixed: ({ rows, column, example }) =>
    `${rowsOf(rows)} ${either(rows, 'holds', 'hold')} no number in ${column}${example === undefined ? '' : `, "${example}" for one`}; all others do.`,
  'numbers-as-text': ({ column, values }) =>
    `${column} is kept as text, though all its ${countOf(values, 'value')} are numbers.`,
  'ambiguous-dates': ({ column, example }) =>
    `${column} holds dates as text, and day and month may be meant either way ("${example}").`,
  'placeholder-day': ({ rows, column, day }) =>
    `${rowsOf(rows)} ${either(rows, 'says', 'say')} ${day} in ${column}, which programs write when a date is unknown.`,
  'far-future': ({ rows, column, last }) =>
    `${rowsOf(rows)} ${either(rows, 'is', 'are')} far in the future by ${column}, up to ${last}.`,
  misspelt: ({ rows, column, text, meant, meantRows }) =>
    `${rowsOf(rows)} ${either(rows, 'says', 'say')} "${text}" in ${column}, probably meant as "${meant}" (${countOf(meantRows, 'row')}).`,
  'unusable-numbers': ({ rows, column }) =>
    `${rowsOf(rows)} ${either(rows, 'holds', 'hold')} something in ${column} that is not a number, infinite, or too large to calculate with; averages leave ${either(rows, 'it', 'them')} out.`,
  'far-out': ({ rows, column, q1, q3, min, max }) =>
    `${rowsOf(rows)} ${either(rows, 'lies', 'lie')} far from the rest in ${column}: half of all values are between ${writeNumber(q1)} and ${writeNumber(q3)}, the ends are ${writeNumber(min)} and ${writeNumber(max)}.`,
};

/** `3 of 250,000 rows`, `About 1 of 1 row`. */
function rowsOf({ count, of, isAbout }: Rows): string {
  return `${isAbout === true ? 'About ' : ''}${writeCount(count)} of ${writeCount(of)} ${of === 1 ? 'row' : 'rows'}`;
}

function either({ count }: Rows, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** `1 row`, `2,000 rows`. */
function countOf(count: number, noun: string): string {
  return `${writeCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function writeCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** Up to six significant digits, without noise. */
function writeNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}
