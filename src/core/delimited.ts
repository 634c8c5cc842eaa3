import type { Cell } from '../../core/cell.ts';
import type { FindingTable } from '../findings/finding-table.ts';

/** For the clipboard: spreadsheets split at tabs, so that none may be in a cell. */
export function toTsv({ columns, rows }: FindingTable): string {
  const line = (cells: readonly string[]) =>
    cells.map((text) => defused(text.replaceAll(/[\t\r\n]+/g, ' '))).join('\t');
  return [line(columns.map(({ name }) => name)), ...rows.map((row) => line(row.map(cellText)))].join('\n');
}

/** RFC 4180, UTF-8 with a byte order mark, without which Excel reads letters beyond ASCII wrongly. */
export function toCsv({ columns, rows }: FindingTable): string {
  const line = (cells: readonly string[]) => cells.map((text) => quoted(defused(text))).join(',');
  const lines = [line(columns.map(({ name }) => name)), ...rows.map((row) => line(row.map(cellText)))];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

/** A spreadsheet runs what starts like a formula; a quote before it makes it text. Numbers are left as they are. */
function defused(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
  return isFormula ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
