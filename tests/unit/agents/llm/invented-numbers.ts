import fc from 'fast-check';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const wordForms = [
  ...[
    'a dozen',
    'dozens',
    'two dozen',
    'half',
    'one half',
    'a third',
    'two-thirds',
    'three quarters of all',
    'a quarter of all',
    'twice',
    'thrice',
  ],
  ...[
    'doubled',
    'tripled',
    'halved',
    'quadrupled',
    'tenfold',
    'twofold',
    'a hundred-fold',
    'a couple of',
    'hundreds',
    'the second-highest',
    'the third largest',
  ],
  ...[
    'forty two',
    'fortytwo',
    'two and a half million',
    'nineteen eighty-four',
    'seventeenth',
    'in their thirties',
    'ｆｏｒｔｙ',
    'zero',
    'one customer',
    'four fifths',
  ],
] as const;

/** Numbers as a model may write them, in digits of any script, in words, and hidden in markup. */
export const inventedNumber: fc.Arbitrary<string> = fc.oneof(
  integers().map(String),
  integers().map((value) => value.toLocaleString('en')),
  integers().map((value) => value.toLocaleString('de')),
  integers().map((value) => value.toLocaleString('fr')),
  integers().map((value) => value.toLocaleString('de-CH')),
  decimals(),
  decimals().map((value) => `${value}%`),
  decimals().map((value) => `${value} per cent`),
  fc
    .tuple(fc.constantFrom('$', '€', '£', '−', '-', '+', '~', '≈', '<', '#', 'Q', 'v', 'no. '), integers())
    .map(([sign, value]) => `${sign}${value}`),
  fc
    .tuple(
      decimals(),
      fc.constantFrom('k', 'M', 'bn', 'x', '×', '-fold', ' thousand', ' million', ' dozen', '°', 'ms', ' kg'),
    )
    .map((parts) => parts.join('')),
  integers().map((value) => `${value}${['th', 'st', 'nd', 'rd'][value % 4] ?? 'th'}`),
  integers().map((value) => scripted(value, 0x0660)),
  integers().map((value) => scripted(value, 0x0966)),
  integers().map((value) => scripted(value, 0xff10)),
  integers().map((value) => scripted(value, 0x1d7ce)),
  fc.constantFrom(
    '³',
    '½',
    '¾',
    'Ⅳ',
    'ⅻ',
    '⑫',
    '⒛',
    '4²',
    '1.2 × 10⁵',
    '٣٫٥',
    '４２％',
    'XIV',
    '四十二',
    '4️⃣',
    '💯 of 17',
    '3/8',
    '7:1',
    '24/7',
  ),
  integers().map(inWords),
  integers().map((value) => inWords(value).replaceAll(' ', '-')),
  integers().map((value) => inWords(value).toUpperCase()),
  fc.constantFrom(...wordForms),
  fc.constantFrom(
    '2031-03-14',
    '14 March 2031',
    'March 14, 2031',
    'March 2031',
    '14.03.2031',
    '03/14/31',
    '17:45',
    '2031-W07',
  ),
  integers().map((value) => Array.from(String(value)).join('\u200b')),
  integers().map((value) => inWords(value).replace(/^(.)(.)/, '$1\u00ad$2')),
  integers().map((value) => inWords(value).replace(/^(..)(.)/, '$1**$2**')),
  integers().map((value) => `**${value}**`),
  integers().map((value) => `\`${value}\``),
  integers().map((value) => `[${value}](https://example.org/${value})`),
  integers().map((value) => `<b>${value}</b>`),
  integers().map((value) => `&#${value};`),
  integers().map((value) => `{{r9[0].n}} ${value}`),
  integers().map((value) => `{{ ${value} }}`),
  integers().map((value) => `{${value}}`),
  integers().map((value) => `1e${value}`),
  fc.constantFrom(
    'zweiundvierzig',
    'fünfhundert',
    'die Hälfte',
    'quarante-deux',
    'cuarenta',
    'trenta due',
    'VINTE',
  ),
  fc.tuple(integers(), integers()).map((pair) => pair.join('–')),
  fc.tuple(integers(), integers()).map(([one, other]) => `between ${inWords(one)} and ${other}`),
);

function integers(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 100, max: 99_999_999 }));
}

function decimals(): fc.Arbitrary<string> {
  return fc.tuple(integers(), fc.integer({ min: 1, max: 999 })).map(([whole, rest]) => `${whole}.${rest}`);
}

function scripted(value: number, zero: number): string {
  return Array.from(String(value))
    .map((digit) => String.fromCodePoint(zero + Number(digit)))
    .join('');
}

function inWords(value: number): string {
  if (value < 20) return small[value] ?? '';
  if (value < 100)
    return `${tens[Math.floor(value / 10) - 2] ?? ''}${value % 10 === 0 ? '' : `-${small[value % 10] ?? ''}`}`;
  for (const [size, name] of [
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    if (value >= size)
      return `${inWords(Math.floor(value / size))} ${name}${value % size === 0 ? '' : ` ${inWords(value % size)}`}`;
  }
  return '';
}

/** What no text may hold: a numeral of any script, or a word of number as a word. Written apart from the app's own rules. */
export function numbersIn(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{Cf}\p{M}*`]/gu, '');
  return [...(text.match(/\p{N}/gu) ?? []), ...(plain.match(wordPattern) ?? [])];
}

const wordPattern = new RegExp(
  `\\b(?:${[
    ...small.filter((word) => word !== 'one'),
    ...tens,
    ...[
      'hundreds?',
      'thousands?',
      'millions?',
      'billions?',
      'dozens?',
      'halves',
      'half',
      'halved',
      'thirds?',
      'twice',
      'thrice',
      'doubled',
      'tripled',
      'quadrupled',
    ],
    ...[
      '\\w+fold',
      'second',
      'seventeenth',
      'fifths',
      'thirties',
      'fortytwo',
      'couple of',
      'one (?:half|customer)',
      'xiv',
      'quarters of',
      ...['zweiundvierzig', 'funfhundert', 'halfte', 'quarante', 'deux', 'cuarenta', 'trenta', 'vinte'],
      ...['zweiundvierzig', 'funfhundert', 'halfte', 'quarante', 'deux', 'cuarenta', 'mila', 'vinte'],
      'quarter of',
    ],
  ].join('|')})\\b|[二四十]{2,}`,
  'g',
);
