import type { Cell } from '../../core/cell.ts';
import type { SemanticType } from '../../core/profile.ts';
import { cellText } from '../cell-text.ts';

/** So much of a sample must look alike to be called by a name: files are not clean. */
const patternShare = 0.8;
/** One number in ten passes Luhn's check by chance. */
const cardShare = 0.9;

export function mostMatch(
  sample: readonly Cell[],
  test: (text: string) => boolean,
  share = patternShare,
): boolean {
  if (sample.length === 0) return false;
  return sample.filter((cell) => test(cellText(cell).trim())).length >= share * sample.length;
}

/** What the values' own form says, whatever the column is called. */
export function meaningByPattern(sample: readonly Cell[]): SemanticType | undefined {
  if (mostMatch(sample, isEmail)) return 'email';
  if (mostMatch(sample, isUrl)) return 'url';
  if (mostMatch(sample, isIpAddress)) return 'ip-address';
  if (mostMatch(sample, isUuid)) return 'identifier';
  if (mostMatch(sample, isCardNumber, cardShare)) return 'card-number';
  if (mostMatch(sample, isSocialSecurityNumber)) return 'national-id';
  if (mostMatch(sample, isDateText)) return 'date';
  return mostMatch(sample, isWrittenPhone) ? 'phone' : undefined;
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text);
}

function isUrl(text: string): boolean {
  return /^(https?:\/\/|www\.)\S+$/i.test(text);
}

function isIpAddress(text: string): boolean {
  const parts = text.split('.');
  if (parts.length === 4) return parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return /^[\da-f]{0,4}(:[\da-f]{0,4}){2,7}$/i.test(text) && /[\da-f]/i.test(text) && !isClock(text);
}

function isClock(text: string): boolean {
  return /^\d{1,2}:\d{2}(:\d{2})?$/.test(text);
}

function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** 13 to 19 digits with a right check digit (Luhn). */
export function isCardNumber(text: string): boolean {
  const digits = text.replaceAll(/[ -]/g, '');
  if (!/^[1-9]\d{12,18}$/.test(digits)) return false;
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => total + luhnPart(Number(digit), at), 0);
  return sum % 10 === 0;
}

function luhnPart(digit: number, place: number): number {
  if (place % 2 === 0) return digit;
  return digit > 4 ? 2 * digit - 9 : 2 * digit;
}

function isSocialSecurityNumber(text: string): boolean {
  return /^\d{3}-\d{2}-\d{4}$/.test(text);
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const namedDate = new RegExp(
  String.raw`^(\d{1,2}\.?[ -](${months})[a-z]*[ ,-]+\d{2,4}|(${months})[a-z]*\.? +\d{1,2},? +\d{2,4})$`,
  'i',
);

function isDateText(text: string): boolean {
  const day = text.replace(/[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)? ?([ap]m)?$/i, '');
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(day) || isNumericDate(day) || namedDate.test(day);
}

function isNumericDate(text: string): boolean {
  return /^\d{1,2}([/.-])\d{1,2}\1(\d{2}|\d{4})$/.test(text);
}

/** `3/4/2021`, `03.04.21`: either number may be the month. */
export function isAmbiguousDate(text: string): boolean {
  return isNumericDate(text) && text.split(/[/.-]/, 2).every((part) => Number(part) <= 12);
}

/** A phone number as people write it: a plus or separators tell it from any other number. */
function isWrittenPhone(text: string): boolean {
  return isPhoneLike(text) && (text.startsWith('+') || /\d[ ().-]+\d{3,4}[ .-]\d{3,4}/.test(text));
}

export function isPhoneLike(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  return /^\+?[\d ().-]{7,20}$/.test(text) && digits >= 7 && digits <= 15;
}

/** Digits and letters without a space, as codes are. */
export function isCode(text: string): boolean {
  return /^\S*\d\S*$/.test(text);
}

/** Two to five words that begin with a capital, as `Mary Ann O'Neil` and `Braund, Mr. Owen` do. */
export function isPersonNameLike(text: string): boolean {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  return words.length >= 2 && words.length <= 6 && !/[\d@/]/.test(text) && words.every(isNameWord);
}

function isNameWord(word: string): boolean {
  return (
    /^[("“]?\p{Lu}[\p{L}'’.-]*[)"”]?$/u.test(word) ||
    /^(van|von|de|da|der|den|del|la|le|al|bin|of|y)$/.test(word)
  );
}
