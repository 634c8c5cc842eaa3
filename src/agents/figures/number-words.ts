import { isForeignNumber } from './foreign-words.ts';

/** English words that say a number, and the number. Scales multiply what stands before them. */
const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ordinals =
  'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';

const counts: ReadonlyMap<string, number> = new Map([
  ...ones.split(' ').map((word, at) => [word, at] as const),
  ...tens.split(' ').map((word, at) => [word, (at + 2) * 10] as const),
  ...ordinals.split(' ').map((word, at) => [word, at + 2] as const),
  ...tens.split(' ').map((word, at) => [word.replace(/y$/, 'ieth'), (at + 2) * 10] as const),
  ...tens.split(' ').map((word, at) => [word.replace(/y$/, 'ies'), (at + 2) * 10] as const),
  ['fourty', 40],
  ['couple', 2],
  ['duo', 2],
  ['trio', 3],
  ['quartet', 4],
  ['quintet', 5],
]);

const scales: ReadonlyMap<string, number> = new Map(
  [
    ['dozen', 12],
    ['hundred', 100],
    ['thousand', 1e3],
    ['lakh', 1e5],
    ['million', 1e6],
    ['crore', 1e7],
    ['billion', 1e9],
    ['trillion', 1e12],
  ].flatMap(([word, value]) => [
    [String(word), Number(value)] as const,
    [`${String(word)}s`, Number(value)] as const,
    [`${String(word)}th`, Number(value)] as const,
    [`${String(word)}ths`, Number(value)] as const,
  ]),
);

const shares: ReadonlyMap<string, number> = new Map([
  ['half', 1 / 2],
  ['halves', 1 / 2],
  ['halved', 1 / 2],
  ['halving', 1 / 2],
  ['quarter', 1 / 4],
  ['quarters', 1 / 4],
  ['thirds', 1 / 3],
  ...ordinals
    .split(' ')
    .slice(2)
    .map((word, at) => [`${word}s`, 1 / (at + 4)] as const),
]);

const multiples: ReadonlyMap<string, number> = new Map([
  ['twice', 2],
  ['thrice', 3],
  ...['double', 'doubled', 'doubles', 'doubling'].map((word) => [word, 2] as const),
  ...['triple', 'tripled', 'triples', 'tripling', 'treble', 'trebled', 'trebling'].map(
    (word) => [word, 3] as const,
  ),
  ...['quadruple', 'quadrupled', 'quadruples', 'quadrupling'].map((word) => [word, 4] as const),
  ...['quintuple', 'quintupled', 'quintuples', 'quintupling'].map((word) => [word, 5] as const),
]);

export type WordSense =
  | { readonly kind: 'count' | 'share' | 'multiple'; readonly value: number }
  | { readonly kind: 'scale'; readonly value: number };

/** What a word says as a number; compatibility forms of letters (`ｆｉｖｅ`) and accents change nothing. */
export function senseOf(word: string): WordSense | undefined {
  const plain = plainWord(word).replaceAll(/^_+|_+$/g, '');
  if (plain.includes('_')) return snakeSense(plain);
  if (isForeignNumber(plain)) return { kind: 'count', value: Number.NaN };
  const fold = /^(.+?)-?fold$/.exec(plain)?.[1];
  if (fold !== undefined) return foldSense(fold);
  const count = counts.get(plain);
  if (count !== undefined) return { kind: 'count', value: count };
  const scale = scales.get(plain);
  if (scale !== undefined) return { kind: 'scale', value: scale };
  const share = shares.get(plain);
  if (share !== undefined) return { kind: 'share', value: share };
  const multiple = multiples.get(plain);
  return multiple === undefined ? joinedSense(plain) : { kind: 'multiple', value: multiple };
}

/** `one_hundred`: some number. */
function snakeSense(word: string): WordSense | undefined {
  const isNumber = word.split('_').some((part) => senseOf(part) !== undefined);
  return isNumber ? { kind: 'count', value: Number.NaN } : undefined;
}

function foldSense(word: string): WordSense | undefined {
  const value = counts.get(word) ?? scales.get(word);
  return value === undefined ? undefined : { kind: 'multiple', value };
}

const joined = new RegExp(`^(?:${[...counts.keys(), ...scales.keys()].join('|')}){2,}$`);

/** `fortytwo`, `onehundred`: of the first kind the value is known, of all others that they are numbers. */
function joinedSense(word: string): WordSense | undefined {
  if (!joined.test(word)) return undefined;
  const start = tens.split(' ').find((ten) => word.startsWith(ten)) ?? '';
  const rest = counts.get(word.slice(start.length)) ?? Number.NaN;
  return { kind: 'count', value: rest > 9 ? Number.NaN : (counts.get(start) ?? Number.NaN) + rest };
}

export function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
}
