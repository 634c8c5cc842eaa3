export const rowHeight = 28;
export const headerHeight = 32;
/** Browsers draw nothing beyond about 17 million pixels (Firefox; Chromium 33 million). */
const tallest = 12_000_000;

/** Where the rows lie behind a window on them. */
export interface Extent {
  /** Of all rows, in pixels. */
  readonly content: number;
  /** Of the window, without the header. */
  readonly view: number;
  /** What is scrolled, with the header; less than the content where that is taller than a browser can draw. */
  readonly sizer: number;
}

export function extentOf(rowCount: number, viewHeight: number): Extent {
  const content = rowCount * rowHeight;
  const view = Math.max(0, viewHeight - headerHeight);
  return { content, view, sizer: headerHeight + Math.min(content, tallest) };
}

export function isScaled({ content }: Extent): boolean {
  return content > tallest;
}

/** Pixels of rows above the window when the scroll bar stands at `scrollTop`. */
export function rowsTopAt(scrollTop: number, extent: Extent): number {
  const top = isScaled(extent) ? scrollTop * scaleOf(extent) : scrollTop;
  return Math.min(Math.max(0, top), Math.max(0, extent.content - extent.view));
}

/** Where the scroll bar stands when so many pixels of rows are above the window. */
export function scrollTopAt(rowsTop: number, extent: Extent): number {
  return isScaled(extent) ? rowsTop / scaleOf(extent) : rowsTop;
}

function scaleOf({ content, view, sizer }: Extent): number {
  return (content - view) / (sizer - headerHeight - view);
}

/** Pixels of rows above the window so that a row is in it, moved no further than needed. */
export function topToShow(row: number, rowsTop: number, { view }: Extent): number {
  const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight];
  if (top < rowsTop) return top;
  return bottom > rowsTop + view ? bottom - view : rowsTop;
}

export interface Drawn {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
  /** Pixels of the first row that lie above the window. */
  readonly offset: number;
  /** Rows that are drawn at most. */
  readonly slots: number;
}

export function drawnRows(rowsTop: number, rowCount: number, { view }: Extent): Drawn {
  const first = Math.floor(rowsTop / rowHeight);
  const height = Math.max(view, 10 * rowHeight);
  const end = Math.min(rowCount, Math.ceil((rowsTop + height) / rowHeight));
  const slots = Math.ceil(height / rowHeight) + 1;
  return { first, end, slots, offset: rowsTop - first * rowHeight };
}
