import type { AsideFact } from '../../../core/aside-fact.ts';
import type { AsideLines } from '../../../core/aside-lines.ts';
import type { IngestError } from '../../../core/error.ts';
import { gatherAside } from '../../../core/gather-aside.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { type AmongRows, strayOf } from './among-rows.ts';
import type { Encoding } from './encoding.ts';
import { type CsvRecord, type Dialect, readRecords } from './records.ts';

export const plainDialect: Dialect = { delimiter: ',', quote: '"', escapedBy: '"', newline: '\n' };

/** What is counted while a file is written anew. Lines are those of the original. */
export interface Mending {
  /** UTF-8, commas, rows of `width` cells, no header. */
  readonly blob: Blob;
  readonly width: number;
  readonly short: Count;
  readonly long: Count;
  readonly strayQuotes: Count;
  readonly names: Count;
  readonly remarks: Count;
  /** Bytes of the longest line, at most. */
  readonly longestLine: number;
  readonly cells: MendedCells;
}

/** Where the cells of the file went, header and what stands above it left out. */
export interface MendedCells {
  readonly inFile: number;
  /** Of lines that hold nothing, one each. */
  readonly blank: number;
  /** Empty ones behind the last column. */
  readonly emptyEnds: number;
  /** Beyond the last column that was made for surplus: joined into it. */
  readonly joined: number;
  /** Of the names where they come again, and of remarks among the rows: so many lines together. */
  readonly strayLines: number;
  readonly names: number;
  readonly remarks: number;
  /** Empty ones that were added to rows too short. */
  readonly filledIn: number;
  /** Lines that are not in the table as they stand in the file. */
  readonly lines: AsideLines | undefined;
}

export interface Count {
  readonly rows: number;
  /** 1-based; `undefined` when there are none. */
  readonly firstLine: number | undefined;
}

export interface MendRequest {
  readonly blob: Blob;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly width: number;
  readonly skipRecords: number;
  /** Behind so many records, the skipped ones among them, stands what is no row. */
  readonly endRecords: number;
  readonly among: AmongRows | undefined;
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

const pieceCharacters = 4_000_000;

/** In characters; twice as many as a quoted value may have. */
const longestRecord = 8_000_000;

/** Rows longer than the table get columns of their own up to so many; what is beyond is joined into the last. */
const mostSurplusColumns = 50;

/**
 * Writes a file anew so that DuckDB reads it without forgiveness: any encoding, any dialect, uneven rows, stray quotes.
 * No cell is lost.
 */
export async function mend(request: MendRequest): Promise<Mending> {
  const first = await writeAnew(request);
  const width = Math.min(first.widest, request.width + mostSurplusColumns);
  if (width === request.width) return first;
  const wider = await writeAnew({ ...request, width });
  const cells = { ...wider.cells, lines: first.cells.lines };
  return { ...wider, short: first.short, long: first.long, cells };
}

async function writeAnew(request: MendRequest): Promise<Mending & { readonly widest: number }> {
  const { width } = request;
  const short = counter();
  const long = counter();
  const strayQuotes = counter();
  const strays = { names: counter(), remarks: counter() };
  const lines = gatherAside();
  const writer = pieceWriter();
  let widest = width;
  const cellsSeen = {
    inFile: 0,
    blank: 0,
    emptyEnds: 0,
    joined: 0,
    strayLines: 0,
    names: 0,
    remarks: 0,
    filledIn: 0,
  };
  for await (const record of recordsOf(request)) {
    cellsSeen.inFile += record.cells.length;
    if (width > 1 && isBlank(record)) {
      cellsSeen.blank += 1;
      continue;
    }
    const stray = strayOf(record, request.among);
    if (stray !== undefined) {
      cellsSeen[stray] += record.cells.length;
      cellsSeen.strayLines += 1;
      strays[stray].count(record.line);
      const why = [{ code: stray === 'names' ? 'names-again' : 'remark' } as const];
      lines.add({ line: record.line, why, text: record.cells.join(request.dialect.delimiter) });
      continue;
    }
    const cells = withoutEmptyEnd(record.cells, width);
    cellsSeen.emptyEnds += record.cells.length - cells.length;
    cellsSeen.joined += Math.max(0, cells.length - width);
    cellsSeen.filledIn += Math.max(0, width - cells.length);
    if (cells.length < width) short.count(record.line);
    if (cells.length > width) long.count(record.line);
    if (record.strayQuotes > 0) strayQuotes.count(record.line);
    const why = asideReasons(cells.length, width, record);
    if (why.length > 0) {
      lines.add({ line: record.line, why, text: record.cells.join(request.dialect.delimiter) });
    }
    widest = Math.max(widest, cells.length);
    writer.write(lineOf(cells, width));
  }
  return {
    blob: writer.end(),
    width,
    widest,
    short: short.total(),
    long: long.total(),
    strayQuotes: strayQuotes.total(),
    names: strays.names.total(),
    remarks: strays.remarks.total(),
    longestLine: writer.longestLine(),
    cells: { ...cellsSeen, lines: lines.all() },
  };
}

/** Why a line is not in the table as it stands in the file. */
function asideReasons(values: number, width: number, { strayQuotes }: CsvRecord): readonly AsideFact[] {
  return [
    ...(values < width ? [{ code: 'too-short', values, width } as const] : []),
    ...(values > width ? [{ code: 'too-long', values, width } as const] : []),
    ...(strayQuotes > 0 ? [{ code: 'stray-quotes' } as const] : []),
  ];
}

/** The records behind the skipped ones, as the file streams by. */
async function* recordsOf(request: MendRequest): AsyncGenerator<CsvRecord, void> {
  const { blob, encoding, dialect, skipRecords, endRecords, signal, onProgress } = request;
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let line = 1;
  let bytes = 0;
  let seen = 0;
  for await (const chunk of chunksOf(blob)) {
    signal.throwIfAborted();
    bytes += chunk?.byteLength ?? 0;
    const isEnd = chunk === undefined;
    rest += isEnd ? decoder.decode() : decoder.decode(chunk, { stream: true });
    const { records, consumed, nextLine } = readRecords(rest, dialect, { isEnd, firstLine: line });
    rest = rest.slice(consumed);
    line = nextLine;
    if (rest.length > longestRecord) throw tooLong(line);
    for (const record of records) {
      seen += 1;
      if (seen > skipRecords && seen <= endRecords) yield record;
    }
    onProgress(blob.size === 0 ? 1 : bytes / blob.size);
  }
}

function tooLong(line: number): IngestError {
  return refusedFile({ code: 'long-line', line, millions: longestRecord / 1e6 });
}

/** The blob's bytes in pieces, then `undefined`. */
async function* chunksOf(blob: Blob): AsyncGenerator<Uint8Array | undefined, void> {
  const chunkBytes = 2 ** 21;
  for (let start = 0; start < blob.size; start += chunkBytes) {
    yield new Uint8Array(await blob.slice(start, start + chunkBytes).arrayBuffer());
  }
  yield undefined;
}

function isBlank({ cells }: CsvRecord): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

/** Delimiters too many at a line's end are no cells. */
function withoutEmptyEnd(cells: readonly string[], width: number): readonly string[] {
  let length = cells.length;
  while (length > width && cells[length - 1] === '') length -= 1;
  return length === cells.length ? cells : cells.slice(0, length);
}

export function lineOf(cells: readonly string[], width: number): string {
  const whole =
    cells.length > width ? [...cells.slice(0, width - 1), cells.slice(width - 1).join(',')] : cells;
  const padding = ','.repeat(Math.max(0, width - cells.length));
  return `${whole.map(quoted).join(',')}${padding}\n`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function counter(): { count(line: number): void; total(): Count } {
  let rows = 0;
  let firstLine: number | undefined;
  return {
    count(line) {
      rows += 1;
      firstLine ??= line;
    },
    total: () => ({ rows, firstLine }),
  };
}

function pieceWriter(): { write(line: string): void; end(): Blob; longestLine(): number } {
  const pieces: Blob[] = [];
  let lines: string[] = [];
  let characters = 0;
  let longest = 0;
  const flush = () => {
    pieces.push(new Blob(lines));
    lines = [];
    characters = 0;
  };
  return {
    write(line) {
      lines.push(line);
      characters += line.length;
      longest = Math.max(longest, line.length);
      if (characters > pieceCharacters) flush();
    },
    end() {
      flush();
      return new Blob(pieces);
    },
    longestLine: () => longest * 3,
  };
}
