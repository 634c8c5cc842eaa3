import { type Cell, cellText } from './cell.ts';
import type { Column } from './dataset.ts';

/** A table as text goes by its names and cells alone. */
export interface TextTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** For the clipboard: spreadsheets split at tabs, so that none may be in a cell. */
export function toTsv({ columns, rows }: TextTable): string {
  const line = (cells: readonly string[]) =>
    cells.map((text) => defused(text.replaceAll(/[\t\r\n]+/g, ' '))).join('\t');
  return [line(columns.map(({ name }) => name)), ...rows.map((row) => line(row.map(cellText)))].join('\n');
}

/** With which a CSV begins: without it Excel reads letters beyond ASCII wrongly. */
export const byteOrderMark = '\uFEFF';

/** RFC 4180, UTF-8 with a byte order mark. */
export function toCsv({ columns, rows }: TextTable): string {
  const lines = [columns.map(({ name }) => name), ...rows].map(csvLine);
  return `${byteOrderMark}${lines.join('')}`;
}

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(defused(cellText(cell)))).join(',')}\r\n`;
}

/** A table of GitHub's Markdown; columns of numbers are aligned to the right. */
export function toMarkdown({ columns, rows }: TextTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inMarkdown).join(' | ')} |`;
  const isNumber = columns.map((_, place) => rows.some((row) => typeof row[place] === 'number'));
  const rule = `| ${isNumber.map((is) => (is ? '---:' : '---')).join(' | ')} |`;
  return [line(columns.map(({ name }) => name)), rule, ...rows.map((row) => line(row.map(cellText)))].join(
    '\n',
  );
}

function inMarkdown(text: string): string {
  return text.replaceAll(/[\\|<>]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, ' ');
}

/**
 * Whether a spreadsheet would run the text, or read it as what it is not. Some leave out blanks before a formula, and
 * take the signs of East Asian keyboards for the plain ones (OWASP, "CSV Injection").
 */
export function isFormula(text: string): boolean {
  return /^[\t\r]|^\s*[=+\-@＝＋－＠]/.test(text) && !/^\s*[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
}

/** A spreadsheet runs what starts like a formula; a quote before it makes it text. Numbers are left as they are. */
function defused(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
