/** A way to take what is written: its value, and the half of the last digit that was written. */
export interface Reading {
  readonly value: number;
  readonly slack: number;
  readonly isPercent: boolean;
}

/** Digits of any script as ASCII digits; everything else as it is. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Decimal digits come in unbroken runs of ten that begin at a zero. */
function digitValue(digit: string): number {
  let code = digit.codePointAt(0) ?? 0;
  if (code < 128) return Number(digit);
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return value;
}

const suffixes: Readonly<Record<string, number>> = {
  ...{
    k: 1e3,
    K: 1e3,
    m: 1e6,
    M: 1e6,
    mn: 1e6,
    mln: 1e6,
    b: 1e9,
    B: 1e9,
    bn: 1e9,
    Bn: 1e9,
    t: 1e12,
    T: 1e12,
  },
};

/**
 * How a numeral can be taken: `1,234.5`, `1.234,5`, `12k`, `3rd`, `2.5x`, `1e6`, `½`, `³`. Empty where it is none
 * of these: then nothing can vouch for it.
 */
export function readNumeral(written: string): readonly Reading[] {
  const text = asciiDigits(written)
    .normalize('NFKC')
    .replaceAll('⁄', '/')
    .replaceAll(/[٬’'_\s]/g, ',')
    .replaceAll('٫', '.');
  const [, sign, body, suffix = ''] = /^([-−+]?)([\d.,/]+(?:[eE][-+]?\d+)?)(\D*)$/.exec(text) ?? [];
  if (body === undefined || !isSuffix(suffix)) return [];
  const factor = (suffixes[suffix.trim()] ?? 1) * (sign === '-' || sign === '−' ? -1 : 1);
  return bodies(body).map(({ value, slack }) => ({
    value: value * factor,
    slack: slack * Math.abs(factor),
    isPercent: /%|‰/.test(suffix),
  }));
}

function isSuffix(suffix: string): boolean {
  const plain = suffix.trim();
  return plain === '' || plain in suffixes || /^(?:st|nd|rd|th|s|x|×|%|‰|°|fold)$/i.test(plain);
}

function bodies(body: string): readonly { readonly value: number; readonly slack: number }[] {
  if (body.includes('/')) {
    const [above = Number.NaN, below = Number.NaN] = body.split('/').map(Number);
    return Number.isFinite(above / below) ? [{ value: above / below, slack: 0 }] : [];
  }
  const spellings = [body.replaceAll(',', ''), body.replaceAll('.', '').replace(',', '.')];
  return [...new Set(spellings)]
    .filter((spelling) => /^\d*\.?\d+(?:[eE][-+]?\d+)?$|^\d+\.$/.test(spelling))
    .map((spelling) => ({ value: Number(spelling), slack: slackOf(spelling) }));
}

/** Half of the last digit; for whole numbers half of the last digit that is no zero, so that 1,200 may stand for 1,234. */
function slackOf(spelling: string): number {
  const [mantissa = '', exponent = '0'] = spelling.toLowerCase().split('e');
  const fraction = mantissa.split('.')[1];
  const zeros = fraction === undefined ? (/0*$/.exec(mantissa)?.[0].length ?? 0) : -fraction.length;
  return 0.5 * 10 ** (zeros + Number(exponent));
}
