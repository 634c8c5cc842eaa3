import type { NumberStyle, Reading, Unit } from './reading.ts';

/** Up to 15 digits, so that a double holds every value on the way. No leading zeros and no long ones with a plus: those are codes and telephone numbers. */
const plainInteger = String.raw`-?(0|[1-9]\d{0,14})|\+(0|[1-9]\d{0,5})`;
const longInteger = String.raw`-?(0|[1-9]\d{0,37})`;
const plainNumber = String.raw`[-+]?((0|[1-9]\d*)(\.\d*)?|\.\d+)([eE][-+]?\d+)?`;

const integer: Reading = {
  kind: 'number',
  type: 'BIGINT',
  pattern: plainInteger,
  fromText: (text) => `TRY_CAST(${text} AS BIGINT)`,
  fromReader: {
    type: 'DOUBLE',
    // The reader itself would round 1.7 to 2 without a word.
    value: (c) =>
      `CAST(CASE WHEN ${c} <> floor(${c}) OR abs(${c}) > 999999999999999 THEN error('unfit') ELSE ${c} END AS BIGINT)`,
  },
};

const longIntegers: readonly Reading[] = (['BIGINT', 'HUGEINT'] as const).map((type) => ({
  kind: 'number',
  type,
  pattern: longInteger,
  holds: (text) => type === 'HUGEINT' || BigInt.asIntN(64, BigInt(text)) === BigInt(text),
  fromText: (text) => `TRY_CAST(${text} AS ${type})`,
}));

const decimal: Reading = {
  kind: 'number',
  type: 'DOUBLE',
  pattern: plainNumber,
  holds: (text) => !/^\+\d{7,}$/.test(text) && Number.isFinite(Number(text)),
  fromText: (text) => `CASE WHEN isfinite(TRY_CAST(${text} AS DOUBLE)) THEN TRY_CAST(${text} AS DOUBLE) END`,
  fromReader: {
    type: 'DOUBLE',
    value: (c) => `CASE WHEN NOT isfinite(${c}) THEN error('unfit') ELSE ${c} END`,
  },
};

export const plainNumbers: readonly Reading[] = [integer, ...longIntegers, decimal];

export const decimalComma: readonly NumberStyle[] = [
  { group: '.', point: ',' },
  { group: ' ', point: ',' },
  { group: '\u00A0', point: ',' },
  { group: '\u202F', point: ',' },
];

export const decimalPoint: readonly NumberStyle[] = [
  { group: ',', point: '.' },
  { group: ' ', point: '.' },
  { group: "'", point: '.' },
  { group: '\u00A0', point: '.' },
];

/** Numbers in a style of their own, with a unit before or behind them that is left out of the value. */
export function styledNumber(style: NumberStyle, unit: Unit | undefined, isWhole: boolean): Reading {
  const group = escaped(style.group);
  const whole = `([1-9]\\d{0,2}(${group}\\d{3})+|0|[1-9]\\d*)`;
  const digits = isWhole ? whole : `(${whole}(${escaped(style.point)}\\d+)?|${escaped(style.point)}\\d+)`;
  const type = isWhole ? 'BIGINT' : 'DOUBLE';
  return {
    kind: 'number',
    type,
    pattern: withUnit(digits, unit),
    ...(isWhole ? { holds: (text: string) => text.replace(/\D/g, '').length <= 18 } : {}),
    fromText: (text) => `TRY_CAST(${plainDigits(text, style, unit)} AS ${type})`,
    ...(unit === undefined ? {} : { unit }),
    style,
  };
}

/** Accounts write what is below zero in brackets; where all is, brackets may mean anything. */
export function isInBrackets(text: string): boolean {
  return /\(.*\)$/.test(text);
}

function withUnit(digits: string, unit: Unit | undefined): string {
  if (unit === undefined) return `-?${digits}|\\(${digits}\\)`;
  if (unit === '%') return `-?${digits} ?%`;
  const sign = escaped(unit);
  return `-?${sign} ?-?${digits}|-?${digits}[ \u00A0]?${sign}|\\(${sign} ?${digits}\\)|${sign} ?\\(${digits}\\)`;
}

/** SQL that leaves only what a cast to a number takes. */
function plainDigits(text: string, { group, point }: NumberStyle, unit: Unit | undefined): string {
  const leftOut = [')', group, unit ?? '', unit === undefined ? '' : ' ', unit === undefined ? '' : '\u00A0'];
  const bare = [...new Set(leftOut)]
    .filter((letters) => letters !== '')
    .reduce(
      (sql, letters) => `replace(${sql}, '${letters.replaceAll("'", "''")}', '')`,
      `replace(${text}, '(', '-')`,
    );
  return point === ',' ? `replace(${bare}, ',', '.')` : bare;
}

function escaped(text: string): string {
  return text.replace(/[.$]/g, '\\$&');
}
