import { type Cell, type CellKind, cellText, isNumericKind } from '../../../core/cell.ts';
import { isFormula } from '../../../core/delimited.ts';
import { serialOf } from './serial.ts';
import { styles } from './styles.ts';

/** Excel keeps no more digits of a number. */
const mostDigits = 15;
/** Excel refuses a file with a longer text in a cell. */
const longestText = 32_767;

/** One row of a sheet; `place` counts from 1. */
export function rowXml(cells: readonly Cell[], kinds: readonly CellKind[], place: number): string {
  return `<row r="${place}">${cells.map((cell, column) => cellXml(cell, kinds[column] ?? 'text', `${letters(column)}${place}`)).join('')}</row>`;
}

export function headerXml(names: readonly string[]): string {
  return `<row r="1">${names.map((name, column) => textXml(name, `${letters(column)}1`, styles.header)).join('')}</row>`;
}

function cellXml(cell: Cell, kind: CellKind, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  const number = isNumericKind(kind) ? writtenNumber(cell) : undefined;
  if (number !== undefined) return `<c r="${at}"><v>${number}</v></c>`;
  const serial = typeof cell === 'string' ? serialOf(cell, kind) : undefined;
  if (serial !== undefined) return `<c r="${at}" s="${serial.style}"><v>${serial.value}</v></c>`;
  const text = cellText(cell);
  return textXml(text, at, isFormula(text) ? styles.quoted : undefined);
}

/** Digits as they are; `undefined` where Excel would change them, or has no word for the number. */
function writtenNumber(cell: NonNullable<Cell>): string | undefined {
  const digits = cellText(cell);
  const isPlain = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(digits);
  const isWhole = typeof cell === 'string' || Number.isInteger(cell);
  const significant = digits.replace(/e.*$/i, '').replaceAll(/[-.]/g, '').replace(/^0+/, '').length;
  return isPlain && !(isWhole && significant > mostDigits && !/e/i.test(digits)) ? digits : undefined;
}

/** A text is never run, whatever it begins with; `quotePrefix` keeps it a text when it is edited there. */
function textXml(text: string, at: string, style: number | undefined): string {
  const cut = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return `<c r="${at}" t="inlineStr"${style === undefined ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(cut)}</t></is></c>`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Half of a character that takes two, without the other half. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Tabs and line ends stay; other control characters, and two that are none, XML refuses. */
const refused = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;

/** What XML cannot hold is written `_x0007_`, as Excel does; what looks like that already is kept apart. */
function escaped(text: string): string {
  return text
    .replaceAll(halves, '\ufffd')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>]/g, (sign) => signs[sign] ?? sign)
    .replaceAll(refused, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** A, B … Z, AA. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
