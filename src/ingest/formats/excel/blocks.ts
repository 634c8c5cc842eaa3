import { type Area, cellKind, type Grid } from './grid.ts';

/** The places of a sheet that hold something, row by row; made once, since sheets are mostly looked at this way. */
export interface Filled {
  readonly grid: Grid;
  /** Cells that hold something, in a row. */
  readonly count: (row: number) => number;
}

export function filledRows(grid: Grid): Filled {
  const counts = new Uint16Array(grid.height);
  for (let column = 0; column < grid.width; column += 1) {
    for (let row = grid.nextFilled(column, 0); row !== -1; row = grid.nextFilled(column, row + 1)) {
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
  return { grid, count: (row) => counts[row] ?? 0 };
}

/** Cells of an area that hold something. */
export function countIn(grid: Grid, area: Area): number {
  let count = 0;
  for (let column = area.left; column <= area.right; column += 1) {
    let row = grid.nextFilled(column, area.top);
    while (row !== -1 && row <= area.bottom) {
      count += 1;
      row = grid.nextFilled(column, row + 1);
    }
  }
  return count;
}

/** Runs of rows between blank rows, each divided where blank columns stand between two tables. */
export function blocksOf({ grid, count }: Filled): Area[][] {
  const bands: Area[][] = [];
  let top = -1;
  for (let row = 0; row <= grid.height; row += 1) {
    const isBlank = row === grid.height || count(row) === 0;
    if (!isBlank && top === -1) top = row;
    if (isBlank && top !== -1) {
      bands.push(sideBySide(grid, { top, bottom: row - 1, left: 0, right: grid.width - 1 }));
      top = -1;
    }
  }
  return bands;
}

/** Two columns at least on both sides make two tables; a column apart from the rest belongs to them. */
function sideBySide(grid: Grid, band: Area): Area[] {
  const runs: { left: number; right: number }[] = [];
  for (let column = band.left; column <= band.right; column += 1) {
    if (isBlankColumn(grid, band, column)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.right === column - 1) last.right = column;
    else runs.push({ left: column, right: column });
  }
  const parts: { left: number; right: number }[] = [];
  for (const run of runs) {
    const last = parts.at(-1);
    const isApart = last !== undefined && run.right > run.left && last.right > last.left;
    if (last === undefined || (isApart && startsApart(grid, band, run))) parts.push({ ...run });
    else last.right = run.right;
  }
  return parts.map(({ left, right }) => shrunk(grid, { ...band, left, right }));
}

/** A table has a name over each column: where most are missing, it is the rest of one whose names are elsewhere. */
function startsApart(grid: Grid, band: Area, run: { left: number; right: number }): boolean {
  for (let row = band.top; row <= Math.min(band.bottom, band.top + 5); row += 1) {
    let texts = 0;
    for (let column = run.left; column <= run.right; column += 1) {
      if (grid.kindAt(row, column) === cellKind.text) texts += 1;
    }
    if (texts > (run.right - run.left + 1) / 2) return true;
  }
  return false;
}

function isBlankColumn(grid: Grid, { top, bottom }: Area, column: number): boolean {
  const row = grid.nextFilled(column, top);
  return row === -1 || row > bottom;
}

/** Without blank rows at its ends. */
function shrunk(grid: Grid, area: Area): Area {
  let { top, bottom } = area;
  while (top < bottom && isBlankRow(grid, area, top)) top += 1;
  while (bottom > top && isBlankRow(grid, area, bottom)) bottom -= 1;
  return { ...area, top, bottom };
}

function isBlankRow(grid: Grid, { left, right }: Area, row: number): boolean {
  for (let column = left; column <= right; column += 1) {
    if (grid.kindAt(row, column) !== cellKind.empty) return false;
  }
  return true;
}
