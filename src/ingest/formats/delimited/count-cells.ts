import type { Dialect } from './records.ts';

/** What stands in a text, counted by its delimiters, quotes and line ends alone. */
export interface RawCount {
  readonly records: number;
  readonly cells: number;
  /** Lines without a single character, which are records only in a file of one column. */
  readonly blankLines: number;
}

const chunkBytes = 2 ** 20;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Counts the cells of UTF-8 text from `start` on, apart from whatever else reads the file, so that the one can vouch
 * for the other. Only for quotes that are doubled to escape them and a delimiter of one byte: `undefined` for others.
 */
export async function countCells(
  blob: Blob,
  start: number,
  dialect: Dialect,
  signal: AbortSignal,
): Promise<RawCount | undefined> {
  const { delimiter, quote, escapedBy, newline } = dialect;
  if (escapedBy === '\\' || delimiter.charCodeAt(0) > 127) return undefined;
  const counter = createCounter(
    delimiter.charCodeAt(0),
    quote === '' ? -1 : quote.charCodeAt(0),
    newline === '\r' ? carriageReturn : lineFeed,
  );
  for (let position = start; position < blob.size; position += chunkBytes) {
    signal.throwIfAborted();
    counter.add(new Uint8Array(await blob.slice(position, position + chunkBytes).arrayBuffer()));
  }
  return counter.end();
}

interface Counter {
  add(bytes: Uint8Array): void;
  end(): RawCount;
}

/** Where a byte stands: at the start of a cell, in a plain cell, in a quoted one, or behind a quote in a quoted one. */
const place = { start: 0, plain: 1, quoted: 2, afterQuote: 3 } as const;

function createCounter(delimiter: number, quote: number, lineEnd: number): Counter {
  let lines = 0;
  let delimiters = 0;
  let blankLines = 0;
  let state: number = place.start;
  let isBlank = true;
  return {
    add(bytes) {
      for (let index = 0; index < bytes.length; index += 1) {
        const byte = bytes[index];
        if (state === place.quoted) {
          if (byte === quote) state = place.afterQuote;
        } else if (byte === delimiter) {
          delimiters += 1;
          state = place.start;
          isBlank = false;
        } else if (byte === lineEnd) {
          lines += 1;
          if (isBlank) blankLines += 1;
          state = place.start;
          isBlank = true;
        } else if (byte === quote && state !== place.plain) {
          state = place.quoted;
          isBlank = false;
        } else if (byte !== carriageReturn) {
          state = place.plain;
          isBlank = false;
        }
      }
    },
    end() {
      const records = lines + (isBlank ? 0 : 1);
      return { records, cells: records + delimiters, blankLines };
    },
  };
}
