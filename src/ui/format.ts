import type { ValueFormat } from '../core/answer.ts';
import { type Cell, type CellKind, isNumericKind, isTemporalKind, numberOf } from '../core/cell.ts';
import { readersLocale } from './language/readers-locale.ts';
import { formatMoment } from './moment.ts';

/** `prose` rounds to what a sentence needs; `exact` keeps every digit, for hovering and copying. */
export type Detail = 'prose' | 'exact';

/** A value in the given locale, the reader's where none is given. Percentages are given as fractions. */
export function formatValue(value: Cell, format: ValueFormat, detail: Detail = 'prose', locale?: string) {
  if (value === null) return '(missing)';
  if (typeof value === 'boolean') return booleanText(value, detail);
  if (typeof value === 'object') return JSON.stringify(value);
  if (format.style === 'text') return String(value);
  if (format.style === 'date') return formatMoment(String(value), locale, format.grain);
  if (format.style === 'boolean') return String(value);
  const number = numberOf(value) ?? (typeof value === 'number' ? value : undefined);
  if (number === undefined) return String(value);
  return withUnit(numberText(value, number, format, detail, locale), format.unit);
}

function booleanText(value: boolean, detail: Detail): string {
  if (detail === 'exact') return value ? 'true' : 'false';
  return value ? 'yes' : 'no';
}

function numberText(
  value: number | string,
  number: number,
  format: ValueFormat,
  detail: Detail,
  locale: string | undefined,
): string {
  if (!Number.isFinite(number)) return infiniteText(number);
  switch (format.style) {
    case 'plain':
      return digits(value, locale, { useGrouping: false, maximumFractionDigits: 20 });
    case 'percent':
      return digits(number, locale, { style: 'percent', ...percentPrecision(number, detail) });
    case 'percentage-points': {
      const points = digits(number * 100, locale, percentPrecision(number, detail));
      return detail === 'prose' && points === '1' ? '1 percentage point' : `${points} percentage points`;
    }
    case 'count':
    case 'number':
    case 'date':
    case 'text':
    case 'boolean':
      if (detail === 'prose' && isTiny(number)) return scientificText(number, locale);
      return digits(value, locale, numberPrecision(number, detail, format));
  }
}

/** Below this the zeros behind the point say less than a power of ten. */
function isTiny(number: number): boolean {
  return number !== 0 && Math.abs(number) < 1e-4;
}

const superscripts: Readonly<Record<string, string>> = {
  ...{ '-': '⁻', '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴' },
  ...{ '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹' },
};

/** 3.2 × 10⁻¹⁷, as p-values are. */
function scientificText(number: number, locale: string | undefined): string {
  const [mantissa = '', exponent = ''] = number.toExponential(1).split('e');
  const power = exponent.replaceAll(/./g, (character) => superscripts[character] ?? '');
  return `${digits(Number(mantissa), locale, { maximumFractionDigits: 1 })}\u00a0×\u00a010${power}`;
}

function infiniteText(number: number): string {
  if (Number.isNaN(number)) return 'not a number';
  return number > 0 ? '∞' : '−∞';
}

/** One decimal, more where one decimal would say 0 % or 100 % of something that is not. */
function percentPrecision(fraction: number, detail: Detail): Intl.NumberFormatOptions {
  if (detail === 'exact') return { maximumSignificantDigits: 15 };
  const size = Math.abs(fraction);
  if (size > 0 && size < 0.01) return { maximumSignificantDigits: 2 };
  return { maximumFractionDigits: size > 0.9995 && size < 1 ? 3 : 1 };
}

/** Four significant digits, but never fewer than the integer part has. Money keeps its two decimals below 10,000. */
function numberPrecision(number: number, detail: Detail, format: ValueFormat): Intl.NumberFormatOptions {
  if (detail === 'exact') return { maximumFractionDigits: 20 };
  const size = Math.abs(number);
  if (isCurrencySymbol(format.unit) && !Number.isInteger(number) && size >= 0.01 && size < 10_000) {
    return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  }
  if (size < 1) return { maximumSignificantDigits: 4 };
  const integerDigits = Math.floor(Math.log10(size)) + 1;
  return { maximumFractionDigits: Math.max(0, 4 - integerDigits) };
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making an `Intl.NumberFormat` costs more than using it a hundred times, so each is made once. */
function numberFormat(given: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = given ?? readersLocale();
  const key = JSON.stringify([locale, options]);
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  numberFormats.set(key, made);
  return made;
}

/** Digits kept as text (beyond 2^53) are written exactly. */
function digits(value: number | string, locale: string | undefined, options: Intl.NumberFormatOptions) {
  const format = numberFormat(locale, options);
  const text = typeof value === 'string' && isDecimal(value) ? format.format(value) : format.format(+value);
  return text.replaceAll('-', '−');
}

function isDecimal(text: string): text is `${number}` {
  return /^[-+]?\d+(\.\d+)?$/.test(text);
}

function isCurrencySymbol(unit: string | undefined): boolean {
  return unit !== undefined && /^\p{Sc}$/u.test(unit);
}

function withUnit(text: string, unit: string | undefined): string {
  if (unit === undefined || unit === '') return text;
  if (!isCurrencySymbol(unit)) return `${text}\u00a0${unit}`;
  return text.startsWith('−') ? `−${unit}${text.slice(1)}` : `${unit}${text}`;
}

export interface CellStyle {
  readonly kind: CellKind;
  /** How the answer writes this column, where it says. */
  readonly format?: ValueFormat | undefined;
  /** Decimals that every number of the column is written with, so that points align. */
  readonly decimals?: number | undefined;
  /** Years and identifiers are written without separators. */
  readonly isPlain?: boolean | undefined;
}

/** A cell of a table. Null is the empty string: the table shows it in its own way. */
export function formatCell(cell: Cell, style: CellStyle, locale?: string): string {
  if (cell === null) return '';
  if (style.format !== undefined) return formattedCellText(cell, style.format, locale);
  if (typeof cell === 'object') return JSON.stringify(cell);
  if (isNumericKind(style.kind)) return numericCellText(cell, style, locale);
  if (isTemporalKind(style.kind)) return formatMoment(String(cell), locale);
  return String(cell);
}

/** Rates of a column share one decimal, so that their points align. */
function formattedCellText(cell: NonNullable<Cell>, format: ValueFormat, locale: string | undefined): string {
  const number = numberOf(cell);
  if (format.style !== 'percent' || number === undefined || (number !== 0 && Math.abs(number) < 0.001)) {
    return formatValue(cell, format, 'prose', locale);
  }
  return digits(number, locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** What is less has more zeros behind the point than a column has room for. */
const leastInDecimals = 1e-9;

function numericCellText(cell: boolean | number | string, style: CellStyle, locale: string | undefined) {
  if (typeof cell === 'boolean') return String(cell);
  const number = numberOf(cell);
  if (number === undefined) return String(cell);
  if (!Number.isFinite(number)) return infiniteText(number);
  if (number !== 0 && Math.abs(number) < leastInDecimals) return scientificText(number, locale);
  const decimals = style.decimals ?? 4;
  return digits(cell, locale, {
    useGrouping: style.isPlain !== true,
    ...(style.kind === 'integer' ? {} : { minimumFractionDigits: Math.min(decimals, 4) }),
    maximumFractionDigits: Math.max(decimals, smallNumberDecimals(number)),
  });
}

/** 0.00001234 in a column of two decimals must not read as 0. */
function smallNumberDecimals(number: number): number {
  const size = Math.abs(number);
  return size > 0 && size < 0.01 ? Math.min(12, 2 - Math.floor(Math.log10(size))) : 0;
}

/** Decimals that the numbers of a column need: at most four, fewer where the numbers are large. */
export function decimalsOf(cells: readonly Cell[]): number {
  return Math.min(neededDecimals(cells), mostDecimals(cells));
}

function mostDecimals(cells: readonly Cell[]): number {
  const largest = cells.reduce<number>((most, cell) => Math.max(most, Math.abs(numberOf(cell) ?? 0)), 0);
  if (largest < 10) return 4;
  return largest < 100 ? 3 : 2;
}

function neededDecimals(cells: readonly Cell[]): number {
  return cells.reduce<number>((most, cell) => {
    if (typeof cell !== 'number' && typeof cell !== 'string') return most;
    const fraction = /^-?\d+\.(\d+)$/.exec(String(cell))?.[1] ?? '';
    return Math.max(most, Math.min(4, fraction.length));
  }, 0);
}

export function formatCount(count: number, locale?: string): string {
  return digits(count, locale, { maximumFractionDigits: 0 });
}

/** "1 row", "2,000 rows". */
export function counted(count: number, one: string, many: string = `${one}s`, locale?: string): string {
  return `${formatCount(count, locale)} ${count === 1 ? one : many}`;
}

export function formatPercent(fraction: number, locale?: string): string {
  return formatValue(fraction, { style: 'percent' }, 'prose', locale);
}

export function formatNumber(number: number, locale?: string): string {
  return formatValue(number, { style: 'number' }, 'prose', locale);
}

/** Short enough for an axis: 1.2K, 3M. */
export function formatTick(number: number, style: ValueFormat['style'], locale?: string): string {
  if (style === 'percent') return digits(number, locale, { style: 'percent', maximumSignificantDigits: 3 });
  if (style === 'percentage-points') return digits(number * 100, locale, { maximumSignificantDigits: 3 });
  if (style === 'plain') return digits(number, locale, { useGrouping: false });
  return digits(number, locale, { notation: 'compact', maximumSignificantDigits: 3 });
}

/** Always with one decimal, so that what stands beside a running clock does not jump. */
export function formatSeconds(elapsedMs: number, locale?: string): string {
  return `${digits(elapsedMs / 1000, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Decimal units, as file managers show them. */
export function formatBytes(byteSize: number, locale?: string): string {
  const power = byteSize < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(byteSize) / 3));
  const scaled = byteSize / 1000 ** power;
  return `${digits(scaled, locale, { maximumFractionDigits: scaled < 10 && power > 0 ? 1 : 0 })} ${byteUnits[power] ?? 'B'}`;
}

export function formatDuration(elapsedMs: number, locale?: string): string {
  if (elapsedMs < 1) return '< 1 ms';
  if (elapsedMs < 1000) return `${digits(elapsedMs, locale, { maximumFractionDigits: 0 })} ms`;
  if (elapsedMs < 60_000) return `${digits(elapsedMs / 1000, locale, { maximumFractionDigits: 1 })} s`;
  const seconds = Math.round(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
