import { isUnit } from '../row-words.ts';
import { inferReading } from './infer.ts';
import type { CsvRecord } from './records.ts';
import { isRuled } from './ruled.ts';

/** Whether the first row under the names of columns holds their units, or a line of dashes, and not data. */
export function isUnderNames([first, ...rows]: readonly CsvRecord[]): boolean {
  if (first === undefined || rows.length < 2) return false;
  const cells = first.cells.map((cell) => cell.trim());
  return isRuled(cells) || holdsUnits(cells, rows);
}

/** All are units above numbers; or, where there are several of these, other words may stand above words. */
function holdsUnits(cells: readonly string[], rows: readonly CsvRecord[]): boolean {
  const words = cells.flatMap((text, column) =>
    text === '' || text === '-' ? [] : [{ text, isOverNumbers: isNumeric(rows, column) }],
  );
  const units = words.filter(({ text, isOverNumbers }) => isOverNumbers && isUnit(text));
  const isAllText = words.every(({ text }) => inferReading(new Set([text])).reading.kind === 'text');
  const isOdd = words.some(({ text, isOverNumbers }) => isOverNumbers && !isUnit(text));
  const isEnough = units.length === words.length || (units.length > 1 && units.length >= words.length / 2);
  return isAllText && !isOdd && units.length > 0 && isEnough;
}

function isNumeric(rows: readonly CsvRecord[], column: number): boolean {
  const texts = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((text) => text !== '');
  return texts.length > 0 && inferReading(new Set(texts)).reading.kind === 'number';
}
