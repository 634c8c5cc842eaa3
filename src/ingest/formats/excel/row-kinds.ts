import { isNote, isTotalWord, isUnit } from '../row-words.ts';
import { type Area, cellKind, type Grid } from './grid.ts';
import { lookAt, textAt, usualKind } from './rows.ts';

/** Words over numbers, in the row under the names, of which most are units. */
export function isUnitsRow(grid: Grid, area: Area, body: readonly number[]): boolean {
  const [row, next] = body;
  if (row === undefined || next === undefined) return false;
  const { filled, texts } = lookAt(grid, area, row);
  if (filled === 0 || texts !== filled) return false;
  let overNumbers = 0;
  for (let column = area.left; column <= area.right; column += 1) {
    const text = textAt(grid, row, column);
    if (text === '' || text === '-') continue;
    const below = usualKind(grid, column, next, body.at(-1) ?? next);
    if (below === cellKind.number && isUnit(text)) overNumbers += 1;
    else if (!isUnit(text) && below !== cellKind.text) return false;
  }
  return overNumbers > 0 && overNumbers >= filled / 2;
}

export function isTotal(grid: Grid, area: Area, row: number): boolean {
  const { first, filled, texts } = lookAt(grid, area, row);
  return filled > texts && isTotalWord(textAt(grid, row, first));
}

/** A cell of words alone in its row, under a table of more columns. */
export function isFootnote(grid: Grid, area: Area, row: number): boolean {
  const { filled, texts, first } = lookAt(grid, area, row);
  if (filled !== 1 || texts !== 1 || area.right === area.left) return false;
  const text = textAt(grid, row, first);
  return (
    isNote(text) ||
    text.length > 40 ||
    (text.split(/\s+/).length > 4 && area.right - area.left > 1) ||
    isAfterBlank(grid, area, row)
  );
}

function isAfterBlank(grid: Grid, area: Area, row: number): boolean {
  return row > area.top && lookAt(grid, area, row - 1).filled === 0 && area.right - area.left > 1;
}
