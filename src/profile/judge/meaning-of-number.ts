import type { SemanticType } from '../../core/profile.ts';
import { type ColumnFacts, valueCountOf } from '../measure/column-facts.ts';
import { says, wordsOf } from './name-words.ts';
import { hasFewValues, isNearlyUnique } from './uniqueness.ts';
import { isCardNumber, isPhoneLike, mostMatch } from './value-patterns.ts';
import {
  cardWords,
  codeWords,
  compositeWords,
  countWords,
  groupWords,
  identifierWords,
  latitudeWords,
  longitudeWords,
  moneyWords,
  nationalIdWords,
  otherRateWords,
  percentageWords,
  phoneWords,
  scaleWords,
  vintageWords,
  weakIdentifierWords,
  yearWords,
} from './vocabulary.ts';

/** Groups that are numbered: hours, weeks, days of a month. */
const maxGroups = 60;
/** Marks from 0 to 10. */
const maxMarks = 11;
/** Below this a run of numbers without gaps may be anything. */
const minRunLength = 20;

/** A meaning, and when a numeric column has it. The first that holds is taken. */
type Rule = readonly [SemanticType, (facts: ColumnFacts, name: string) => boolean];

const rules: readonly Rule[] = [
  ['latitude', (facts, name) => says(name, latitudeWords) && isWithin(facts, -90, 90)],
  ['longitude', (facts, name) => says(name, longitudeWords) && isWithin(facts, -180, 180)],
  ['year', isYear],
  ['card-number', isCard],
  ['national-id', (facts, name) => isInteger(facts) && says(name, nationalIdWords) && isNearlyUnique(facts)],
  ['phone', (facts, name) => says(name, phoneWords) && mostMatch(facts.sample, isPhoneLike)],
  ['identifier', isIdentifier],
  ['category', isCode],
  ['percentage', isPercentage],
  ['money', isMoney],
  ['count', (facts, name) => isWhole(facts) && isWithin(facts, 0, Infinity) && says(name, countWords)],
];

export function meaningOfNumber(facts: ColumnFacts): SemanticType {
  const { name } = facts.placed.column;
  return rules.find(([, holds]) => holds(facts, name))?.[0] ?? 'measure';
}

function isInteger({ placed }: ColumnFacts): boolean {
  return placed.column.kind === 'integer';
}

function isWithin({ numeric }: ColumnFacts, low: number, high: number): boolean {
  return numeric !== undefined && numeric.moments.min >= low && numeric.moments.max <= high;
}

function isYear(facts: ColumnFacts, name: string): boolean {
  if (!isWhole(facts)) return false;
  if (says(name, yearWords)) return isWithin(facts, 1000, 2200);
  return says(name, vintageWords) && isWithin(facts, 1800, 2100);
}

/** Whole numbers may come as doubles when some are missing. */
function isWhole(facts: ColumnFacts): boolean {
  return (
    isInteger(facts) || (facts.sample.length > 0 && facts.sample.every((cell) => Number.isInteger(cell)))
  );
}

function isCard(facts: ColumnFacts, name: string): boolean {
  const share = says(name, cardWords) ? 0.8 : 0.95;
  return isInteger(facts) && mostMatch(facts.sample, isCardNumber, share) && facts.distinctCount > 1;
}

function isIdentifier(facts: ColumnFacts, name: string): boolean {
  if (!isWhole(facts)) return false;
  if (says(name, identifierWords)) return !hasFewValues(facts);
  if (valueCountOf(facts) < minRunLength || !isNearlyUnique(facts) || says(name, codeWords)) return false;
  const lastWord = wordsOf(name).at(-1) ?? '#';
  return (weakIdentifierWords.includes(lastWord) && isWithin(facts, 0, Infinity)) || countsRows(facts);
}

/** A first column that runs from 0 or 1 without gaps numbers the rows, whatever it is called. */
function countsRows({ placed, numeric, rowCount }: ColumnFacts): boolean {
  if (placed.place !== 0 || numeric === undefined) return false;
  const { min, max } = numeric.moments;
  return (min === 0 || min === 1) && max - min + 1 === rowCount;
}

/** Marks from 1 to 5 for the balance of work and life are no money. */
function isMoney(facts: ColumnFacts, name: string): boolean {
  const isScale = isInteger(facts) && isWithin(facts, 0, 10) && hasFewValues(facts, maxMarks);
  return says(name, moneyWords) && !says(name, compositeWords) && !isScale;
}

function isCode(facts: ColumnFacts, name: string): boolean {
  if (!isWhole(facts)) return false;
  if (says(name, codeWords) || says(name, identifierWords)) return true;
  if (says(name, scaleWords)) return facts.distinctCount <= maxMarks;
  return says(name, groupWords) && facts.distinctCount <= maxGroups;
}

function isPercentage(facts: ColumnFacts, name: string): boolean {
  return says(name, percentageWords) && !says(name, otherRateWords) && isWithin(facts, -100, 100);
}
