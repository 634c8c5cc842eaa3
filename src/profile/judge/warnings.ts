import type { QualityWarning } from '../../core/profile.ts';
import { cellText } from '../cell-text.ts';
import { type ColumnFacts, valueCountOf } from '../measure/column-facts.ts';
import { placeholderDays } from '../measure/time.ts';
import { findMisspellings } from './spellings.ts';
import { isAmbiguousDate, mostMatch } from './value-patterns.ts';
import { countOf, plural, rowsOf, writeNumber } from './wording.ts';

/** From this share of numbers on, the rest of a text column is the odd part. */
const mostlyNumbers = 0.8;
/** So rare must far-out values be to be suspected; else the column is merely skewed. */
const rareExtremes = 0.001;
/** A placeholder day stands apart from the real ones by at least so many steps of the histogram's calendar. */
const lonelyGapDays = 365;
/** What people write where they have no value. */
const noValueWords = [
  '',
  'n/a',
  'na',
  'null',
  'none',
  'nan',
  '-',
  '--',
  '?',
  'missing',
  'not available',
  '#n/a',
];

type Rule = (facts: ColumnFacts, name: string) => readonly QualityWarning[];

const rules: readonly Rule[] = [
  emptyColumn,
  missingValues,
  writtenMissingValues,
  constantColumn,
  mixedTypes,
  numberAsText,
  ambiguousDates,
  placeholderDates,
  futureDates,
  nearDuplicates,
  unusableNumbers,
  extremeValues,
];

export function warnOfColumn(facts: ColumnFacts): readonly QualityWarning[] {
  if (facts.rowCount === 0) return [];
  return rules.flatMap((rule) => rule(facts, facts.placed.column.name));
}

export function warnOfDuplicates(duplicateRowCount: number, rowCount: number): readonly QualityWarning[] {
  if (duplicateRowCount === 0) return [];
  const message = `${rowsOf(duplicateRowCount, rowCount)} ${plural(duplicateRowCount, 'repeats', 'repeat')} an earlier row in every column.`;
  return [{ kind: 'duplicate-rows', count: duplicateRowCount, message }];
}

function warning(
  kind: QualityWarning['kind'],
  { placed }: ColumnFacts,
  count: number,
  message: string,
): readonly QualityWarning[] {
  return count === 0 ? [] : [{ kind, column: placed.column.name, count, message }];
}

function emptyColumn(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  if (valueCountOf(facts) > 0) return [];
  return warning('empty-column', facts, facts.rowCount, `${name} holds no value in any row.`);
}

function missingValues(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  if (valueCountOf(facts) === 0) return [];
  const { nullCount, rowCount } = facts;
  const message = `${rowsOf(nullCount, rowCount)} ${plural(nullCount, 'has', 'have')} no value in ${name}.`;
  return warning('missing-values', facts, nullCount, message);
}

function writtenMissingValues(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  if (facts.placed.column.kind !== 'text') return [];
  const written = facts.counts?.values.filter(({ value }) => isNoValueWord(cellText(value))) ?? [];
  const count = written.reduce((sum, entry) => sum + entry.count, 0);
  const words = written
    .map(({ value }) => (cellText(value).trim() === '' ? 'blank' : `"${cellText(value)}"`))
    .join(', ');
  const message = `${rowsOf(count, facts.rowCount)} ${plural(count, 'says', 'say')} ${words} in ${name} where a value should stand.`;
  return warning('missing-values', facts, count, message);
}

function isNoValueWord(text: string): boolean {
  return noValueWords.includes(text.trim().toLowerCase());
}

function constantColumn(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  if (facts.rowCount < 2 || facts.distinctCount !== 1 || !facts.distinctIsExact) return [];
  const value = facts.counts?.values[0]?.value;
  const said = value === undefined ? 'the same value' : `"${cellText(value)}"`;
  return warning('constant-column', facts, valueCountOf(facts), `${name} is ${said} wherever it is filled.`);
}

function mixedTypes(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  const content = facts.textContent;
  if (content === undefined || content.numberCount < mostlyNumbers * content.filledCount) return [];
  const oddCount = content.filledCount - content.numberCount;
  const example = content.notNumber === undefined ? '' : `, "${content.notNumber}" for one`;
  const message = `${rowsOf(oddCount, facts.rowCount)} ${plural(oddCount, 'holds', 'hold')} no number in ${name}${example}; all others do.`;
  return warning('mixed-types', facts, oddCount, message);
}

function numberAsText(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  const content = facts.textContent;
  if (content === undefined || content.numberCount !== content.filledCount) return [];
  const message = `${name} is kept as text, though all its ${countOf(content.numberCount, 'value')} are numbers.`;
  return warning('number-as-text', facts, content.numberCount, message);
}

function ambiguousDates(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  if (facts.placed.column.kind !== 'text' || !mostMatch(facts.sample, isAmbiguousDate, 1)) return [];
  const message = `${name} holds dates as text, and day and month may be meant either way ("${cellText(facts.sample[0] ?? '')}").`;
  return warning('ambiguous-dates', facts, valueCountOf(facts), message);
}

function placeholderDates(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  return placeholderDays.flatMap((day, index) => {
    const count = facts.time?.range.placeholderCounts[index] ?? 0;
    if (!standsApart(facts, day)) return [];
    const message = `${rowsOf(count, facts.rowCount)} ${plural(count, 'says', 'say')} ${day} in ${name}, which programs write when a date is unknown.`;
    return warning('suspicious-dates', facts, count, message);
  });
}

/** In a table of old dates 1900 is a year like any other: only a first day far from the next step is suspect. */
function standsApart({ time }: ColumnFacts, day: string): boolean {
  const [first, next] = time?.histogram ?? [];
  if (time === undefined || first === undefined || !time.range.min.startsWith(day)) return false;
  if (next === undefined) return true;
  return Date.parse(next.from.slice(0, 10)) - Date.parse(day) > lonelyGapDays * 86_400_000;
}

function futureDates(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  const count = facts.time?.range.futureCount ?? 0;
  const message = `${rowsOf(count, facts.rowCount)} ${plural(count, 'is', 'are')} far in the future by ${name}, up to ${dayOf(facts.time?.range.max)}.`;
  return warning('suspicious-dates', facts, count, message);
}

function dayOf(instant = ''): string {
  return instant.split(' ')[0] ?? '';
}

function nearDuplicates(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  if (facts.placed.column.kind !== 'text' || facts.distinctCount > valueCountOf(facts) / 2) return [];
  const spelled = facts.counts?.values.filter(({ value }) => !isNoValueWord(cellText(value))) ?? [];
  return findMisspellings(spelled).flatMap(({ rare, common }) => {
    const message = `${rowsOf(rare.count, facts.rowCount)} ${plural(rare.count, 'says', 'say')} "${cellText(rare.value)}" in ${name}, probably meant as "${cellText(common.value)}" (${countOf(common.count, 'row')}).`;
    return warning('near-duplicate-values', facts, rare.count, message);
  });
}

function unusableNumbers(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  if (facts.placed.column.kind !== 'float') return [];
  const count = valueCountOf(facts) - (facts.numeric?.moments.usableCount ?? 0);
  const message = `${rowsOf(count, facts.rowCount)} ${plural(count, 'holds', 'hold')} something in ${name} that is not a number, infinite, or too large to calculate with; averages leave ${plural(count, 'it', 'them')} out.`;
  return warning('extreme-values', facts, count, message);
}

function extremeValues(facts: ColumnFacts, name: string): readonly QualityWarning[] {
  const { numeric } = facts;
  if (numeric === undefined || numeric.moments.q1 === numeric.moments.q3) return [];
  const count = numeric.shape.extremeCount;
  if (count > Math.max(1, rareExtremes * valueCountOf(facts))) return [];
  const { q1, q3, min, max } = numeric.moments;
  const message = `${rowsOf(count, facts.rowCount)} ${plural(count, 'lies', 'lie')} far from the rest in ${name}: half of all values are between ${writeNumber(q1)} and ${writeNumber(q3)}, the ends are ${writeNumber(min)} and ${writeNumber(max)}.`;
  return warning('extreme-values', facts, count, message);
}
