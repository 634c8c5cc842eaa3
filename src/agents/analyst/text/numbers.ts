import type { Span, Token } from './tokens.ts';

/** A number in a question, in digits or words. */
export interface NumberSpan {
  readonly span: Span;
  readonly value: number;
  readonly ordinal: boolean;
  readonly percent: boolean;
  /** `kg`, `million`…, as written behind it; scale words are already in the value. */
  readonly unit: string | undefined;
  /** Without any scale word, for cells that leave it out ("3.02" where the header says millions). */
  readonly bare: number;
}

const units: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  dozen: 12,
};
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const ordinals: Readonly<Record<string, number>> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  twentieth: 20,
};
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mil: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
};
const unitWords = new Set([
  'kg',
  'g',
  'grams',
  'gram',
  'cm',
  'm',
  'km',
  'miles',
  'meters',
  'metres',
  'mph',
  'lbs',
  'pounds',
  'ft',
  'feet',
  'inches',
  'usd',
  'eur',
  'dollars',
  'euros',
  'percent',
  '%',
  'years',
  'hours',
  'minutes',
  'seconds',
  'days',
]);

/** Every number of a question, left to right. */
export function readNumbers(tokens: readonly Token[]): NumberSpan[] {
  const found: NumberSpan[] = [];
  let at = 0;
  while (at < tokens.length) {
    const number = numberAt(tokens, at);
    if (number !== undefined) found.push(number);
    at = number?.span.to ?? at + 1;
  }
  return found;
}

function numberAt(tokens: readonly Token[], at: number): NumberSpan | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  return digitsAt(token.word, tokens, at) ?? ordinalAt(token.word, at) ?? wordsAt(token.word, tokens, at);
}

function digitsAt(word: string, tokens: readonly Token[], at: number): NumberSpan | undefined {
  const match = /^(-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?)(%|st|nd|rd|th|k|m|kg|g|cm|km)?$/.exec(word);
  if (match?.[1] === undefined) return undefined;
  const suffix = match[2];
  const ordinal = suffix !== undefined && /^(st|nd|rd|th)$/.test(suffix);
  const attached = suffix === 'k' ? 1e3 : 1;
  const number = scaled(Number(match[1]) * attached, tokens, at + 1, at);
  const unit = suffix !== undefined && !ordinal && suffix !== 'k' ? suffix : number.unit;
  return { ...number, ordinal, percent: unit === '%' || unit === 'percent', unit };
}

function ordinalAt(word: string, at: number): NumberSpan | undefined {
  const value = Object.hasOwn(ordinals, word) ? ordinals[word] : undefined;
  if (value === undefined) return undefined;
  const span = { from: at, to: at + 1 };
  return { span, value, bare: value, ordinal: true, percent: false, unit: undefined };
}

function wordsAt(word: string, tokens: readonly Token[], at: number): NumberSpan | undefined {
  const ten = Object.hasOwn(tens, word) ? tens[word] : undefined;
  const unit = Object.hasOwn(units, word) ? units[word] : undefined;
  if (ten === undefined && unit === undefined) return undefined;
  const following = tokens[at + 1]?.word ?? '';
  const ones = ten !== undefined && Object.hasOwn(units, following) ? units[following] : undefined;
  const end = at + (ones === undefined ? 1 : 2);
  return { ...scaled((ten ?? unit ?? 0) + (ones ?? 0), tokens, end, at), ordinal: false, percent: false };
}

function scaled(
  bare: number,
  tokens: readonly Token[],
  end: number,
  from: number,
): Pick<NumberSpan, 'span' | 'value' | 'bare' | 'unit'> {
  const next = tokens[end]?.word ?? '';
  const scale = Object.hasOwn(scales, next) ? scales[next] : undefined;
  const behind = scale === undefined ? end : end + 1;
  const unitWord = tokens[behind]?.word ?? '';
  const unit = unitWords.has(unitWord) ? unitWord : undefined;
  const to =
    unit !== undefined && !/^(years|hours|minutes|seconds|days|miles|percent)$/.test(unit)
      ? behind + 1
      : behind;
  return { span: { from, to }, value: bare * (scale ?? 1), bare, unit };
}
