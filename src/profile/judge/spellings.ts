import { cellText } from '../cell-text.ts';
import type { ValueCount } from '../measure/value-counts.ts';

/** A value that is probably another one, spelt otherwise. */
export interface Misspelling {
  readonly rare: ValueCount;
  readonly common: ValueCount;
}

/** A typing slip is rare beside what was meant. */
const rareShare = 0.02;
/** In short words one letter makes another word. */
const minSlipLength = 5;

/** Values that differ only in case, spaces or one letter from a more frequent one. `values` comes most frequent first. */
export function findMisspellings(values: readonly ValueCount[]): readonly Misspelling[] {
  const texts = values.filter(({ value }) => typeof value === 'string' && value.trim() !== '');
  const folded = texts.map(({ value }) => fold(cellText(value)));
  return texts.flatMap((rare, at) => {
    const meant = texts.findIndex((common, other) => {
      return other < at && isSpellingOf(rare, common, folded[at] ?? '', folded[other] ?? '');
    });
    const common = texts[meant];
    return common === undefined ? [] : [{ rare, common }];
  });
}

function isSpellingOf(rare: ValueCount, common: ValueCount, rareText: string, commonText: string): boolean {
  if (rareText === commonText) return true;
  return rare.count <= rareShare * common.count && isOneSlipApart(rareText, commonText);
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** One letter too many, too few, wrong, or two neighbours swapped. A digit is never a slip: `Type 1` is not `Type 2`. */
export function isOneSlipApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || short.length < minSlipLength) return false;
  const start = commonStart(short, long);
  const [shortRest, longRest] = withoutCommonEnd(short.slice(start), long.slice(start));
  if (/\d/.test(shortRest + longRest)) return false;
  return longRest.length <= 1 || isSwap(shortRest, longRest);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function withoutCommonEnd(a: string, b: string): readonly [string, string] {
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return [a.slice(0, a.length - length), b.slice(0, b.length - length)];
}

function isSwap(a: string, b: string): boolean {
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}
