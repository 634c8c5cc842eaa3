import type { SemanticType } from '../../core/profile.ts';
import { cellText } from '../cell-text.ts';
import { type ColumnFacts, valueCountOf } from '../measure/column-facts.ts';
import { says, wordsOf } from './name-words.ts';
import { hasFewValues, isNearlyUnique } from './uniqueness.ts';
import { isCode, isPersonNameLike, isPhoneLike, meaningByPattern, mostMatch } from './value-patterns.ts';
import {
  countryWords,
  identifierWords,
  nationalIdWords,
  personNameWords,
  personWords,
  phoneWords,
  placeWords,
} from './vocabulary.ts';

/** Texts longer than a label, in characters and in words, on average. */
const freeTextLength = 50;
const freeTextWords = 7;
/** Free text rarely says the same again. */
const freeTextDistinctShare = 0.3;
/** A category's values come again: at most this share of them differ. */
const categoryDistinctShare = 0.5;

export function meaningOfText(facts: ColumnFacts): SemanticType {
  return (
    meaningByPattern(facts.sample) ??
    meaningByName(facts, facts.placed.column.name) ??
    (isFreeText(facts) ? 'free-text' : undefined) ??
    (isIdentifier(facts) ? 'identifier' : undefined) ??
    (isCategory(facts) ? 'category' : 'unknown')
  );
}

function meaningByName({ sample }: ColumnFacts, name: string): SemanticType | undefined {
  if (says(name, nationalIdWords) && mostMatch(sample, isCode)) return 'national-id';
  if (says(name, phoneWords) && mostMatch(sample, isPhoneLike)) return 'phone';
  if (says(name, personNameWords) && mostMatch(sample, hasNoDigit)) return 'person-name';
  if (says(name, countryWords)) return 'country';
  if (says(name, placeWords)) return 'place';
  return namesPersons(name) && mostMatch(sample, isPersonNameLike) ? 'person-name' : undefined;
}

/** `Name` and `customer name` do; `product name` does not. */
function namesPersons(name: string): boolean {
  return says(name, personWords) || wordsOf(name).join(' ') === 'name';
}

function hasNoDigit(text: string): boolean {
  return !/\d/.test(text);
}

function isFreeText(facts: ColumnFacts): boolean {
  const texts = facts.sample.map(cellText);
  if (texts.length === 0 || facts.distinctCount < freeTextDistinctShare * valueCountOf(facts)) return false;
  const mean = (size: (text: string) => number) =>
    texts.reduce((sum, text) => sum + size(text), 0) / texts.length;
  return (
    mean((text) => text.length) >= freeTextLength || mean((text) => text.split(/\s+/).length) >= freeTextWords
  );
}

function isIdentifier(facts: ColumnFacts): boolean {
  if (!mostMatch(facts.sample, isCode, 0.9))
    return says(facts.placed.column.name, ['id', 'uuid']) && isNearlyUnique(facts);
  if (says(facts.placed.column.name, identifierWords)) return !hasFewValues(facts);
  return isNearlyUnique(facts) && !looksNumeric(facts);
}

/** Numbers kept as text are measured quantities, not names. */
function looksNumeric({ textContent }: ColumnFacts): boolean {
  return textContent !== undefined && textContent.numberCount >= textContent.filledCount / 2;
}

function isCategory(facts: ColumnFacts): boolean {
  return hasFewValues(facts) || facts.distinctCount <= categoryDistinctShare * valueCountOf(facts);
}
