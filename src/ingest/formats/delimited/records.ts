/** How values are set apart. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: '"' | "'" | '';
  /** The quote itself (doubled), or a backslash. */
  readonly escapedBy: '"' | "'" | '\\' | '';
  /** `\r` only in files that have no other line end. */
  readonly newline: '\n' | '\r';
  /** Blanks stand between delimiters and quotes: those at the ends of a value are none of it. */
  readonly isPadded?: true;
  /** Each line begins and ends with a delimiter, as tables are drawn in Markdown and by databases' shells. */
  readonly isFramed?: true;
}

export interface CsvRecord {
  readonly cells: readonly string[];
  /** 1-based line on which it begins, counted from the start of the text. */
  readonly line: number;
  /** How many quotes stand where none should: unclosed, or with something behind them. */
  readonly strayQuotes: number;
}

export interface Records {
  readonly records: readonly CsvRecord[];
  /** Where the first record that is not complete begins. */
  readonly consumed: number;
  readonly nextLine: number;
}

/** A quoted value is given up when it runs on for so many characters: its quote was never meant as one. */
const longestQuoted = 4_000_000;

/**
 * Reads records with forgiveness: a quote closes a value only before a delimiter or a line end, and one that never
 * closes is a letter like others. Without `isEnd`, the last record is left if it might go on.
 */
export function readRecords(
  text: string,
  dialect: Dialect,
  {
    isEnd,
    firstLine = 1,
    limit = Number.POSITIVE_INFINITY,
  }: { isEnd: boolean; firstLine?: number; limit?: number },
): Records {
  const records: CsvRecord[] = [];
  const reader = { text, dialect, isEnd };
  let position = 0;
  let line = firstLine;
  while (position < text.length && records.length < limit) {
    const read = readRecord(reader, position);
    if (read === undefined) break;
    records.push({ cells: read.cells, line, strayQuotes: read.strayQuotes });
    line += countLineEnds(text, position, read.end, dialect.newline);
    position = read.end;
  }
  return { records, consumed: position, nextLine: line };
}

interface Reader {
  readonly text: string;
  readonly dialect: Dialect;
  readonly isEnd: boolean;
}

interface Read {
  readonly cells: string[];
  readonly strayQuotes: number;
  /** Behind the line end. */
  readonly end: number;
}

function readRecord(reader: Reader, start: number): Read | undefined {
  const { text, dialect, isEnd } = reader;
  const cells: string[] = [];
  let strayQuotes = 0;
  let position = behindFrame(reader, start);
  for (;;) {
    const cell = readCell(reader, position);
    if (cell === undefined) return undefined;
    cells.push(cell.value);
    strayQuotes += cell.strayQuotes;
    position = cell.end;
    if (text.startsWith(dialect.delimiter, position)) {
      position += dialect.delimiter.length;
      continue;
    }
    if (dialect.isFramed === true && cells.length > 1 && cells.at(-1) === '') cells.pop();
    if (position >= text.length) return isEnd ? { cells, strayQuotes, end: position } : undefined;
    const lineEnd = lineEndLength(reader, position);
    return lineEnd === undefined ? undefined : { cells, strayQuotes, end: position + lineEnd };
  }
}

function behindFrame({ text, dialect }: Reader, start: number): number {
  const first = behindBlanks(text, start, dialect);
  return dialect.isFramed === true && text[first] === dialect.delimiter ? first + 1 : start;
}

/** `undefined` when the text ends between a carriage return and what may be its line feed. */
function lineEndLength({ text, dialect, isEnd }: Reader, position: number): number | undefined {
  if (text[position] !== '\r' || dialect.newline === '\r') return 1;
  if (position + 1 >= text.length && !isEnd) return undefined;
  return text[position + 1] === '\n' ? 2 : 1;
}

interface CellRead {
  readonly value: string;
  readonly strayQuotes: number;
  /** On the delimiter, the line end, or the end of the text. */
  readonly end: number;
}

function readCell(reader: Reader, start: number): CellRead | undefined {
  const { text, dialect } = reader;
  const first = behindBlanks(text, start, dialect);
  if (dialect.quote === '' || text[first] !== dialect.quote) return readPlain(reader, first, 0);
  const quoted = readQuoted(reader, first);
  if (quoted === 'unclosed') return readPlain(reader, first, 1);
  return quoted;
}

/** Where the next letter stands that may be part of a value, or its end. */
function behindBlanks(text: string, start: number, { isPadded }: Dialect): number {
  let position = start;
  while (isPadded === true && text[position] === ' ') position += 1;
  return position;
}

function readPlain({ text, dialect }: Reader, start: number, strayQuotes: number): CellRead {
  let end = start;
  while (end < text.length && !isEndOfCell(text, end, dialect)) end += 1;
  const value = text.slice(start, end);
  return { value: dialect.isPadded === true ? value.replace(/ +$/, '') : value, strayQuotes, end };
}

function readQuoted(reader: Reader, start: number): CellRead | 'unclosed' | undefined {
  const { text, dialect, isEnd } = reader;
  let strayQuotes = 0;
  let position = start + 1;
  for (;;) {
    const quote = text.indexOf(dialect.quote, position);
    if (quote < 0 || quote - start > longestQuoted) {
      return isEnd || text.length - start > longestQuoted ? 'unclosed' : undefined;
    }
    const next = quote + 1;
    const behind = behindBlanks(text, next, dialect);
    if (behind >= text.length && !isEnd) return undefined;
    if (isEscaped(text, quote, start, dialect)) {
      position = next;
    } else if (dialect.escapedBy === dialect.quote && text[next] === dialect.quote) {
      position = next + 1;
    } else if (next >= text.length || isEndOfCell(text, next, dialect)) {
      return { value: withoutEscapes(text.slice(start + 1, quote), dialect), strayQuotes, end: next };
    } else if (behind >= text.length || isEndOfCell(text, behind, dialect)) {
      return { value: withoutEscapes(text.slice(start + 1, quote), dialect), strayQuotes, end: behind };
    } else {
      strayQuotes += 1;
      position = next;
    }
  }
}

function isEscaped(text: string, quote: number, start: number, { escapedBy }: Dialect): boolean {
  if (escapedBy !== '\\') return false;
  let first = quote;
  while (first - 1 > start && text[first - 1] === '\\') first -= 1;
  return (quote - first) % 2 === 1;
}

function withoutEscapes(value: string, { quote, escapedBy }: Dialect): string {
  if (escapedBy === '\\') return value.replace(/\\([\\"'])/g, '$1');
  return value.replaceAll(quote + quote, quote);
}

function isEndOfCell(text: string, position: number, { delimiter, newline }: Dialect): boolean {
  const letter = text[position];
  if (letter === '\n' || (letter === '\r' && (newline === '\r' || text[position + 1] === '\n'))) return true;
  return letter === delimiter[0] && text.startsWith(delimiter, position);
}

function countLineEnds(text: string, from: number, to: number, newline: string): number {
  let count = 0;
  for (let at = text.indexOf(newline, from); at >= 0 && at < to; at = text.indexOf(newline, at + 1))
    count += 1;
  return count;
}
