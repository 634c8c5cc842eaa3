import type { TokenKind } from '../token.ts';
import { passesCpf, passesDni, passesIban, passesLuhn, passesNir } from './checks.ts';
import type { Span } from './span.ts';

interface Pattern {
  readonly kind: TokenKind;
  readonly form: RegExp;
  /** How many characters of the match are it; 0 where it only looks like it. */
  readonly length: (match: string) => number;
}

const all = (match: string): number => match.length;
const when =
  (isIt: (match: string) => boolean) =>
  (match: string): number =>
    isIt(match) ? match.length : 0;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** What looks like somebody's, wherever it stands. Plain numbers, dates and numbers of orders are none of it. */
const patterns: readonly Pattern[] = [
  {
    kind: 'EMAIL',
    form: /(?<![\w.+-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
    length: all,
  },
  {
    kind: 'IBAN',
    form: /(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,36}(?!\w)/g,
    length: ibanLength,
  },
  {
    kind: 'CARD',
    form: /(?<![\w.,-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|3\d{3}([ -])\d{6}\2\d{4,5})(?![\w-]|[.,]\d)/g,
    length: when(isCard),
  },
  {
    kind: 'ID',
    form: /(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
    length: all,
  },
  {
    kind: 'ID',
    form: /(?<!\w)(?:[XYZ]-?\d{7}|\d{8})-?[A-Z](?!\w)/g,
    length: when((id) => passesDni(id.replaceAll('-', ''))),
  },
  {
    kind: 'ID',
    form: /(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)/g,
    length: when((id) => passesCpf(digitsOf(id))),
  },
  {
    kind: 'ID',
    form: /(?<![\w.,])[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?![\w.,])/g,
    length: when((id) => passesNir(digitsOf(id))),
  },
  { kind: 'ID', form: /(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)/g, length: all },
  {
    kind: 'ID',
    form: /(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/g,
    length: all,
  },
  {
    kind: 'ID',
    form: /(?<![\w-])(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[-+]\d{4}(?![\w-])/g,
    length: when((id) => passesLuhn(digitsOf(id).slice(-10))),
  },
  ...phones(),
  {
    kind: 'IP',
    form: /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\w|\.\d)/g,
    length: all,
  },
  {
    kind: 'IP',
    form: /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:]|\.\d)/gi,
    length: when(isIpv6),
  },
];

function phones(): readonly Pattern[] {
  const forms = [
    // With the number of a country: +49 (0)30 1234-567.
    /(?<![\w.+])(?<!\d[ -])(?:\+|00(?=[1-9]))[1-9]\d{0,2}(?:[ .\-/()\u00a0]{0,3}\d){6,13}(?![\w]|[.,]\d)/g,
    // North America: (555) 123-4567, 555-123-4567, 1.555.123.4567.
    /(?<![\w.+-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-]|[.,]\d)/g,
    // With the 0 that many countries put in front: 020 7946 0958, 01 42 68 53 00, 030/1234567, (0171) 123 456.
    /(?<![\w.+,-])(?<!\d[ -])\(?0\d{1,4}\)?[ ./-]{1,3}\d(?:[ ./-]?\d){4,10}(?![\w-]|[.,:]\d)/g,
    // Brazil and India: (11) 91234-5678, 98765 43210.
    /(?<![\w.+-])\(\d{2}\) ?9?\d{4}-\d{4}(?![\w-])/g,
    /(?<![\w.+-])[6-9]\d{4} \d{5}(?![\w-]|[.,]\d)/g,
  ];
  return forms.map((form) => ({ kind: 'PHONE', form, length: when(isPhone) }));
}

function isPhone(text: string): boolean {
  const count = digitsOf(text).length;
  if (count < 8 || count > 15) return false;
  const isInPairs = /^\d{2}(?:[ .-]\d{2}){4}$/.test(text);
  return (
    isInPairs ||
    (count >= 9 && !/^\(?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)/.test(text)) ||
    text.startsWith('+')
  );
}

/** Lengths and beginnings of the great issuers, then the check digit. */
function isCard(text: string): boolean {
  const digits = digitsOf(text);
  const form = /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[068]\d{12}|6\d{15})$/;
  return form.test(digits) && passesLuhn(digits);
}

/** How long an IBAN of a country is; what follows it in the text is no part of it. */
const ibanLengths = new Map(
  Object.entries({
    ...{
      AD: 24,
      AE: 23,
      AL: 28,
      AT: 20,
      AZ: 28,
      BA: 20,
      BE: 16,
      BG: 22,
      BH: 22,
      BR: 29,
      BY: 28,
      CH: 21,
      CR: 22,
    },
    ...{
      CY: 28,
      CZ: 24,
      DE: 22,
      DK: 18,
      DO: 28,
      EE: 20,
      EG: 29,
      ES: 24,
      FI: 18,
      FO: 18,
      FR: 27,
      GB: 22,
      GE: 22,
    },
    ...{
      GI: 23,
      GL: 18,
      GR: 27,
      GT: 28,
      HR: 21,
      HU: 28,
      IE: 22,
      IL: 23,
      IS: 26,
      IT: 27,
      JO: 30,
      KW: 30,
      KZ: 20,
    },
    ...{
      LB: 28,
      LI: 21,
      LT: 20,
      LU: 20,
      LV: 21,
      MC: 27,
      MD: 24,
      ME: 22,
      MK: 19,
      MR: 27,
      MT: 31,
      MU: 30,
      NL: 18,
    },
    ...{
      NO: 15,
      PK: 24,
      PL: 28,
      PS: 29,
      PT: 25,
      QA: 29,
      RO: 24,
      RS: 22,
      SA: 24,
      SE: 24,
      SI: 19,
      SK: 24,
      SM: 27,
    },
    ...{ TN: 24, TR: 26, UA: 29, VG: 24, XK: 20 },
  }),
);

function ibanLength(text: string): number {
  const length = ibanLengths.get(text.slice(0, 2)) ?? 0;
  let end = 0;
  for (let count = 0; end < text.length && count < length; end += 1) {
    if (/[A-Z0-9]/.test(text.charAt(end))) count += 1;
  }
  const compact = text.slice(0, end).replace(/[ -]/g, '');
  return length > 0 && compact.length === length && passesIban(compact) ? end : 0;
}

function isIpv6(text: string): boolean {
  const groups = text.split(':').filter((group) => group !== '');
  return groups.length >= 2 && /\d/.test(text) && URL.canParse(`http://[${text}]`);
}

export function findPatterns(text: string): readonly Span<TokenKind>[] {
  return patterns.flatMap(({ kind, form, length }) =>
    [...text.matchAll(form)].flatMap(({ 0: match, index }) => {
      const found = length(match);
      return found === 0 ? [] : [{ from: index, to: index + found, what: kind }];
    }),
  );
}
