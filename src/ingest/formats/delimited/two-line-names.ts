import { inferReading } from './infer.ts';
import type { CsvRecord } from './records.ts';

/**
 * The names of columns that two lines make together, "2023 Sales" of "2023" above "Sales" and "Costs"; `undefined`
 * where the second line is none of names. A name stands above the gaps behind it too.
 */
export function twoLineNames(
  first: CsvRecord,
  [second, ...rows]: readonly CsvRecord[],
  width: number,
): readonly string[] | undefined {
  if (second === undefined || rows.length < 2) return undefined;
  if (![first, second].every((line) => line.cells.length === width && leavesOpen(line))) return undefined;
  if (!second.cells.every((cell) => isWords(cell) || cell.trim() === '')) return undefined;
  const typed = second.cells.filter((cell, column) => cell.trim() !== '' && holdsValues(rows, column));
  const names = together(first.cells, second.cells);
  const isUnique = new Set(names).size === names.length && !names.includes('');
  return isUnique && typed.length >= width / 2 ? names : undefined;
}

/** With gaps, or with names that come again. */
function leavesOpen({ cells }: CsvRecord): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 1 && new Set(filled).size < cells.length;
}

function together(first: readonly string[], second: readonly string[]): readonly string[] {
  let group = '';
  return second.map((cell, column) => {
    group = first[column]?.trim() || group;
    return [group, cell.trim()].filter((part) => part !== '').join(' ');
  });
}

function isWords(cell: string): boolean {
  const text = cell.trim();
  return text !== '' && inferReading(new Set([text])).reading.kind === 'text';
}

function holdsValues(rows: readonly CsvRecord[], column: number): boolean {
  const texts = rows.slice(0, 1000).map(({ cells }) => cells[column]?.trim() ?? '');
  const filled = new Set(texts.filter((text) => text !== ''));
  return filled.size > 0 && inferReading(filled).reading.kind !== 'text';
}
