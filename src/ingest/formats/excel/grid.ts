/** What a cell holds. The numbers are tags in a `Uint8Array`. */
export const cellKind = {
  empty: 0,
  number: 1,
  date: 2,
  timestamp: 3,
  time: 4,
  duration: 5,
  boolean: 6,
  text: 7,
  error: 8,
} as const;
export type CellKindTag = (typeof cellKind)[keyof typeof cellKind];

/** Rows and columns from 0, both ends included. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The cells of a sheet, 10 bytes each, in pages that are made when something stands there: a million rows of 20 columns
 * take 200 MB, and one cell in the last row takes one page.
 */
export interface Grid {
  readonly texts: TextPool;
  /** Cells that hold something. */
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** `value` is a number, a date's serial, 0 or 1, or the place of a text among `texts`. `unit` is one of `units`. */
  put(row: number, column: number, kind: CellKindTag, value: number, unit?: number): void;
  kindAt(row: number, column: number): CellKindTag;
  valueAt(row: number, column: number): number;
  /** The first filled row of a column from `row` on; -1 when there is none. Passes over what was never filled. */
  nextFilled(column: number, row: number): number;
  /** Place of the unit that the cell's number format shows; 0 is none. */
  unitAt(row: number, column: number): number;
}

/** Each text once. Also keeps those of number formats' units. */
export interface TextPool {
  readonly length: number;
  add(text: string): number;
  at(place: number): string;
}

interface Page {
  readonly kinds: Uint8Array;
  readonly units: Uint8Array;
  readonly values: Float64Array;
}

const pageBits = 8;
const pageRows = 2 ** pageBits;
/** 10 bytes for each of 256 rows: 1.5 GB in all. */
const mostPages = 600_000;

/** Thrown when a sheet needs more memory than a browser's tab should give it. */
export class SheetTooLarge extends Error {}

export function createTextPool(): TextPool {
  const texts: string[] = [];
  const places = new Map<string, number>();
  return {
    get length() {
      return texts.length;
    },
    add(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, texts.length);
      return texts.push(text) - 1;
    },
    at: (place) => texts[place] ?? '',
  };
}

export function createGrid(texts: TextPool): Grid {
  const columns: (Page | undefined)[][] = [];
  let pages = 0;
  let count = 0;
  let height = 0;
  const pageAt = (row: number, column: number) => columns[column]?.[row >> pageBits];
  const makePage = (row: number, column: number): Page => {
    pages += 1;
    if (pages > mostPages) throw new SheetTooLarge('Too many cells.');
    const page = {
      kinds: new Uint8Array(pageRows),
      units: new Uint8Array(pageRows),
      values: new Float64Array(pageRows),
    };
    while (columns.length <= column) columns.push([]);
    const ofColumn = columns[column] ?? [];
    while (ofColumn.length <= row >> pageBits) ofColumn.push(undefined);
    ofColumn[row >> pageBits] = page;
    return page;
  };
  return {
    texts,
    get count() {
      return count;
    },
    get height() {
      return height;
    },
    get width() {
      return columns.length;
    },
    put(row, column, kind, value, unit = 0) {
      const page = pageAt(row, column) ?? makePage(row, column);
      const place = row & (pageRows - 1);
      if (page.kinds[place] === cellKind.empty) count += 1;
      page.kinds[place] = kind;
      page.values[place] = value;
      page.units[place] = unit;
      if (row >= height) height = row + 1;
    },
    kindAt: (row, column) =>
      (pageAt(row, column)?.kinds[row & (pageRows - 1)] ?? cellKind.empty) as CellKindTag,
    valueAt: (row, column) => pageAt(row, column)?.values[row & (pageRows - 1)] ?? 0,
    nextFilled(column, from) {
      const ofColumn = columns[column] ?? [];
      let row = from;
      while (row >> pageBits < ofColumn.length) {
        const page = ofColumn[row >> pageBits];
        if (page === undefined) {
          row = ((row >> pageBits) + 1) << pageBits;
          continue;
        }
        if (page.kinds[row & (pageRows - 1)] !== cellKind.empty) return row;
        row += 1;
      }
      return -1;
    },
    unitAt: (row, column) => pageAt(row, column)?.units[row & (pageRows - 1)] ?? 0,
  };
}

/** `B12`, as people name it. */
export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + (column % 26));
}
