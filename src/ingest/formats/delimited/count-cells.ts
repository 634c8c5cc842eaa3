import { countPlainBytes } from './count-plain-bytes.ts';
import type { Dialect } from './records.ts';

/** What stands in a text, counted by its delimiters, quotes and line ends alone. */
export interface RawCount {
  readonly records: number;
  readonly cells: number;
  /** Lines without a single character, which are records only in a file of one column. */
  readonly blankLines: number;
}

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Counts the cells of UTF-8 text, apart from whatever else reads the file, so that the one can vouch for the other.
 * Only for quotes that are doubled to escape them and a delimiter of one byte: `undefined` for others.
 */
export async function countCells(
  pieces: AsyncIterable<Uint8Array>,
  dialect: Dialect,
): Promise<RawCount | undefined> {
  const { delimiter, quote, escapedBy, newline } = dialect;
  if (escapedBy === '\\' || delimiter.charCodeAt(0) > 127) return undefined;
  const counter = createCounter({
    delimiter: delimiter.charCodeAt(0),
    quote: quote === '' ? -1 : quote.charCodeAt(0),
    lineEnd: newline === '\r' ? carriageReturn : lineFeed,
  });
  for await (const piece of pieces) counter.add(piece);
  return counter.end();
}

/** Bytes; `quote` is -1 where there are none. */
interface Marks {
  readonly delimiter: number;
  readonly quote: number;
  readonly lineEnd: number;
}

interface Counter {
  add(bytes: Uint8Array): void;
  end(): RawCount;
}

/** Where a byte stands: at the start of a cell, in a plain cell, in a quoted one, or behind a quote in a quoted one. */
const place = { start: 0, plain: 1, quoted: 2, afterQuote: 3 } as const;

/** Looked at together: short, so that a quote here and there leaves most of a file to be counted quickly. */
const blockBytes = 2 ** 14;

function createCounter({ delimiter, quote, lineEnd }: Marks): Counter {
  let lines = 0;
  let delimiters = 0;
  let blankLines = 0;
  let state: number = place.start;
  let isBlank = true;

  function addEachByte(bytes: Uint8Array): void {
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
  }

  /** False, and nothing has been counted, when quotes or blank lines are in it: these depend on what stands before. */
  function addAtOnce(block: Uint8Array): boolean {
    if (state === place.quoted || (quote !== -1 && block.includes(quote))) return false;
    const counted = countPlainBytes(block, { delimiter, lineEnd, isAfterLineEnd: isBlank });
    if (counted === undefined) return false;
    delimiters += counted.delimiters;
    lines += counted.lineEnds;
    const last = block.findLast((byte) => byte !== carriageReturn || byte === lineEnd);
    if (last !== undefined) {
      isBlank = last === lineEnd;
      state = isBlank || last === delimiter ? place.start : place.plain;
    }
    return true;
  }

  return {
    add(bytes) {
      for (let from = 0; from < bytes.length; from += blockBytes) {
        const block = bytes.subarray(from, from + blockBytes);
        if (!addAtOnce(block)) addEachByte(block);
      }
    },
    end() {
      const records = lines + (isBlank ? 0 : 1);
      return { records, cells: records + delimiters, blankLines };
    },
  };
}
