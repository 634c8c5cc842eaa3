import type { QualityWarning } from '../../core/profile.ts';
import { sentenceOf } from '../../core/sentence.ts';
import type { WarningFact } from '../../core/warning-fact.ts';
import { cellText } from '../cell-text.ts';
import { type ColumnFacts, valueCountOf } from '../measure/column-facts.ts';
import { placeholderDays } from '../measure/time.ts';
import { findMisspellings } from './spellings.ts';
import { isAmbiguousDate, mostMatch } from './value-patterns.ts';
import { warningSentences } from './wording.ts';

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
  const rows = { count: duplicateRowCount, of: rowCount };
  return [{ kind: 'duplicate-rows', count: duplicateRowCount, ...said({ code: 'repeated-rows', rows }) }];
}

/** Said of rows that were counted in a sample. Missing values were counted in all rows. */
export function asEstimate(warning: QualityWarning): QualityWarning {
  const { fact } = warning;
  if (fact === undefined || !('rows' in fact) || fact.code === 'missing') return warning;
  return { ...warning, ...said({ ...fact, rows: { ...fact.rows, isAbout: true } }) };
}

function said(fact: WarningFact): Pick<QualityWarning, 'message' | 'fact'> {
  return { message: sentenceOf(warningSentences, fact), fact };
}

function warning(
  kind: QualityWarning['kind'],
  { placed }: ColumnFacts,
  count: number,
  fact: WarningFact,
): readonly QualityWarning[] {
  return count === 0 ? [] : [{ kind, column: placed.column.name, count, ...said(fact) }];
}

function emptyColumn(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  if (valueCountOf(facts) > 0) return [];
  return warning('empty-column', facts, facts.rowCount, { code: 'empty', column });
}

function missingValues(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  if (valueCountOf(facts) === 0) return [];
  const { nullCount: count, rowCount: of } = facts;
  return warning('missing-values', facts, count, { code: 'missing', rows: { count, of }, column });
}

function writtenMissingValues(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  if (facts.placed.column.kind !== 'text') return [];
  const written = facts.counts?.values.filter(({ value }) => isNoValueWord(cellText(value))) ?? [];
  const count = written.reduce((sum, entry) => sum + entry.count, 0);
  const words = written.map(({ value }) => cellText(value)).map((word) => (word.trim() === '' ? '' : word));
  const rows = { count, of: facts.rowCount };
  return warning('missing-values', facts, count, { code: 'missing-in-words', rows, column, words });
}

function isNoValueWord(text: string): boolean {
  return noValueWords.includes(text.trim().toLowerCase());
}

function constantColumn(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  if (facts.rowCount < 2 || facts.distinctCount !== 1 || !facts.distinctIsExact) return [];
  const value = facts.counts?.values[0]?.value;
  const fact: WarningFact = {
    ...{ code: 'constant', column },
    ...(value === undefined ? {} : { value: cellText(value) }),
  };
  return warning('constant-column', facts, valueCountOf(facts), fact);
}

function mixedTypes(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  const content = facts.textContent;
  if (content === undefined || content.numberCount < mostlyNumbers * content.filledCount) return [];
  const oddCount = content.filledCount - content.numberCount;
  const fact: WarningFact = {
    ...{ code: 'mixed', rows: { count: oddCount, of: facts.rowCount }, column },
    ...(content.notNumber === undefined ? {} : { example: content.notNumber }),
  };
  return warning('mixed-types', facts, oddCount, fact);
}

function numberAsText(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  const content = facts.textContent;
  if (content === undefined || content.numberCount !== content.filledCount) return [];
  const values = content.numberCount;
  return warning('number-as-text', facts, values, { code: 'numbers-as-text', column, values });
}

function ambiguousDates(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  if (facts.placed.column.kind !== 'text' || !mostMatch(facts.sample, isAmbiguousDate, 1)) return [];
  const example = cellText(facts.sample[0] ?? '');
  return warning('ambiguous-dates', facts, valueCountOf(facts), { code: 'ambiguous-dates', column, example });
}

function placeholderDates(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  return placeholderDays.flatMap((day, index) => {
    const count = facts.time?.range.placeholderCounts[index] ?? 0;
    if (!standsApart(facts, day)) return [];
    const rows = { count, of: facts.rowCount };
    return warning('suspicious-dates', facts, count, { code: 'placeholder-day', rows, column, day });
  });
}

/** In a table of old dates 1900 is a year like any other: only a first day far from the next step is suspect. */
function standsApart({ time }: ColumnFacts, day: string): boolean {
  const [first, next] = time?.histogram ?? [];
  if (time === undefined || first === undefined || !time.range.min.startsWith(day)) return false;
  if (next === undefined) return true;
  return Date.parse(next.from.slice(0, 10)) - Date.parse(day) > lonelyGapDays * 86_400_000;
}

function futureDates(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  const count = facts.time?.range.futureCount ?? 0;
  const rows = { count, of: facts.rowCount };
  const last = dayOf(facts.time?.range.max);
  return warning('suspicious-dates', facts, count, { code: 'far-future', rows, column, last });
}

function dayOf(instant = ''): string {
  return instant.split(' ')[0] ?? '';
}

function nearDuplicates(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  if (facts.placed.column.kind !== 'text' || facts.distinctCount > valueCountOf(facts) / 2) return [];
  const spelled = facts.counts?.values.filter(({ value }) => !isNoValueWord(cellText(value))) ?? [];
  return findMisspellings(spelled).flatMap(({ rare, common }) =>
    warning('near-duplicate-values', facts, rare.count, {
      code: 'misspelt',
      rows: { count: rare.count, of: facts.rowCount },
      column,
      text: cellText(rare.value),
      meant: cellText(common.value),
      meantRows: common.count,
    }),
  );
}

function unusableNumbers(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  if (facts.placed.column.kind !== 'float') return [];
  const count = valueCountOf(facts) - (facts.numeric?.moments.usableCount ?? 0);
  const rows = { count, of: facts.rowCount };
  return warning('extreme-values', facts, count, { code: 'unusable-numbers', rows, column });
}

function extremeValues(facts: ColumnFacts, column: string): readonly QualityWarning[] {
  const { numeric } = facts;
  if (numeric === undefined || numeric.moments.q1 === numeric.moments.q3) return [];
  const count = numeric.shape.extremeCount;
  if (count > Math.max(1, rareExtremes * valueCountOf(facts))) return [];
  const { q1, q3, min, max } = numeric.moments;
  const rows = { count, of: facts.rowCount };
  return warning('extreme-values', facts, count, { code: 'far-out', rows, column, q1, q3, min, max });
}
