import { isNote } from '../row-words.ts';
import { type Area, cellKind, type Grid } from './grid.ts';
import { headsOther, mostHeaderRows } from './header-rows.ts';
import { isTotal } from './row-kinds.ts';
import { couldBeNames, lookAt, textAt, usualKind } from './rows.ts';

/** Blank lines stand between two tables, under a title, above a footnote, and within a table: which, its cells tell. */
export function joinBlocks(grid: Grid, bands: readonly (readonly Area[])[]): readonly Area[] {
  const tables: Area[] = [];
  let open: Area[] = [];
  let prose: Area | undefined;
  for (const band of bands) {
    if (band.every((block) => isProse(grid, block))) {
      const block = wholeOf(band);
      if (isFarFrom(open, block)) continue;
      if (open.length === 0 || isTitleLike(grid, block, bands, band))
        prose = prose === undefined ? block : united(prose, block);
      else if (open.length > 0) open = extendLast(open, block);
      continue;
    }
    const joined =
      open.length > 0 &&
      band.length === open.length &&
      band.every((block, index) => goesOn(grid, open[index], block));
    if (joined && prose === undefined) {
      open = open.map((area, index) => united(area, band[index] ?? area));
      continue;
    }
    tables.push(...open);
    open = band.map((block, index) => (index === 0 && prose !== undefined ? united(prose, block) : block));
    prose = undefined;
  }
  tables.push(...open);
  if (prose !== undefined)
    return tables.length === 0 ? [prose] : [...tables.slice(0, -1), united(tables.at(-1) ?? prose, prose)];
  return tables;
}

/** Rows or columns between a table and a word that has nothing to do with it. */
const farAway = 500;

function isFarFrom(open: readonly Area[], block: Area): boolean {
  if (open.length === 0) return false;
  const { bottom, right } = wholeOf(open);
  return block.top - bottom > farAway || block.left - right > farAway;
}

function extendLast(open: readonly Area[], block: Area): Area[] {
  return open.map((area, index) => (index === 0 ? united(area, block) : area));
}

/** A cell to a row, of text: a title, a remark. */
function isProse(grid: Grid, block: Area): boolean {
  if (block.bottom - block.top > 20) return false;
  for (let row = block.top; row <= block.bottom; row += 1) {
    const { filled, texts } = lookAt(grid, block, row);
    if (filled > 1 || texts !== filled) return false;
  }
  return true;
}

/** Words between two tables are the title of the second when they are short and no note. */
function isTitleLike(
  grid: Grid,
  block: Area,
  bands: readonly (readonly Area[])[],
  band: readonly Area[],
): boolean {
  if (bands.at(-1) === band) return false;
  const { first } = lookAt(grid, block, block.top);
  const text = textAt(grid, block.top, first);
  return !isNote(text) && text.length <= 80;
}

/** Whether what stands under a blank row are more rows of the table above. */
function goesOn(grid: Grid, above: Area | undefined, block: Area): boolean {
  if (above === undefined) return false;
  if (isTotal(grid, block, block.top)) return true;
  if (isHeaderOf(grid, above, block)) return true;
  const isWithin = block.left >= above.left && block.right <= above.right;
  if (!isWithin) return false;
  const startsAnew = couldBeNames(grid, block, block.top) && block.bottom > block.top;
  if (!startsAnew) return true;
  if (lookAt(grid, block, block.top).filled < 2) return false;
  return !headsOther(grid, block) && looksAlike(grid, above, block);
}

/** Names alone, over a blank row and values: tables with rows that have names of their own are written so. */
function isHeaderOf(grid: Grid, above: Area, block: Area): boolean {
  if (above.bottom - above.top >= mostHeaderRows || block.right !== above.right) return false;
  if (block.left > above.left || above.left - block.left > mostHeaderRows) return false;
  for (let row = above.top; row <= above.bottom; row += 1) {
    if (!couldBeNames(grid, above, row) || lookAt(grid, above, row).filled < 2) return false;
  }
  return !couldBeNames(grid, block, block.top);
}

function looksAlike(grid: Grid, above: Area, block: Area): boolean {
  for (let column = above.left; column <= above.right; column += 1) {
    const one = usualKind(grid, column, above.top + 1, above.bottom);
    const other = usualKind(grid, column, block.top, block.bottom);
    if (one !== cellKind.empty && other !== cellKind.empty && one !== other) return false;
  }
  return true;
}

function wholeOf(areas: readonly Area[]): Area {
  return areas.reduce(united);
}

function united(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
  };
}
