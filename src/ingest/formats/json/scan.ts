import { IngestError } from '../../../core/error.ts';

/** The text of one record, not parsed yet. */
export interface TextRecord {
  readonly text: string;
  /** 1-based line where it begins. */
  readonly line: number;
  /** Members of objects in it, at any depth, as they are written: more than are parsed when names repeat. */
  readonly members: number;
}

/** The `elements` of the one array that the file is, or the `values` that follow one another in it. */
export type Layout = 'elements' | 'values';

/** Beyond that a text is not held in one piece. */
const longestRecord = 2 ** 28;
const deepest = 1_000;

const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const lineFeed = 10;

interface Scan {
  readonly base: number;
  text: string;
  at: number;
  /** Up to where the end of the string at `at` has been looked for. */
  sought: number;
  start: number;
  depth: number;
  line: number;
  startLine: number;
  members: number;
  count: number;
  /** The array that holds the elements has ended. */
  isOver: boolean;
  /** An object has ended on this line; only another may follow it there. */
  isAfterObject: boolean;
  found: TextRecord[];
}

/**
 * Cuts JSON into records as it comes in, by its quotes, brackets, commas and line ends alone. Whether what it cuts out
 * is JSON, the parser says.
 */
export async function* scanRecords(
  texts: AsyncIterable<string>,
  layout: Layout,
): AsyncGenerator<readonly TextRecord[], void> {
  const scan: Scan = {
    ...{ base: layout === 'elements' ? 1 : 0, text: '', at: 0, sought: 0, start: 0, depth: 0 },
    ...{ line: 1, startLine: 1, members: 0, count: 0, isOver: false, isAfterObject: false, found: [] },
  };
  for await (const text of texts) {
    scan.text = scan.text.slice(scan.start) + text;
    scan.at -= scan.start;
    scan.sought -= scan.start;
    scan.start = 0;
    if (scan.text.length > longestRecord) throw tooLong(scan.startLine);
    advance(scan);
    yield scan.found;
    scan.found = [];
  }
  finish(scan);
  yield scan.found;
}

function advance(scan: Scan): void {
  const { text } = scan;
  while (scan.at < text.length) {
    const letter = text.charCodeAt(scan.at);
    if (letter === quote) {
      const end = endOfString(text, Math.max(scan.at + 1, scan.sought));
      scan.sought = text.length;
      if (end < 0) return;
      scan.sought = 0;
      scan.at = end;
      continue;
    }
    if (letter === lineFeed || letter >= comma) take(scan, letter);
    scan.at += 1;
  }
}

/** Behind the closing quote; below 0 when the string goes on beyond the text. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return -1;
}

function take(scan: Scan, letter: number): void {
  switch (letter) {
    case lineFeed:
      scan.line += 1;
      if (scan.base === 0 && scan.depth === 0) endRecord(scan, scan.at, 1);
      return;
    case colon:
      scan.members += 1;
      return;
    case comma:
      if (scan.base === 1 && scan.depth === 1) endElement(scan);
      return;
    case openBracket:
    case openBrace:
      open(scan);
      return;
    case closeBracket:
    case closeBrace:
      close(scan, letter);
      return;
  }
}

function open(scan: Scan): void {
  if (scan.isOver) throw new MoreThanOneArray();
  scan.depth += 1;
  if (scan.depth > deepest) throw tooDeep(scan.line);
  if (scan.depth === 1 && scan.base === 1) begin(scan, scan.at + 1);
}

function close(scan: Scan, letter: number): void {
  scan.depth -= 1;
  if (scan.depth < 0) throw invalid(scan.line);
  if (scan.depth > 0) return;
  if (scan.base === 1) {
    if (scan.count > 0 || !isBlank(scan.text.slice(scan.start, scan.at))) endElement(scan);
    scan.isOver = true;
    begin(scan, scan.at + 1);
  } else if (letter === closeBrace) {
    endRecord(scan, scan.at + 1, 0);
    scan.isAfterObject = true;
  }
}

function begin(scan: Scan, start: number): void {
  scan.start = start;
  scan.startLine = scan.line;
  scan.members = 0;
}

function endElement(scan: Scan): void {
  const text = scan.text.slice(scan.start, scan.at);
  if (isBlank(text)) throw invalid(scan.line);
  push(scan, text);
  begin(scan, scan.at + 1);
}

/** At the end of a line (`skip` 1 then), or behind an object. */
function endRecord(scan: Scan, end: number, skip: number): void {
  const text = scan.text.slice(scan.start, end);
  if (!isBlank(text)) {
    if (scan.isAfterObject && !text.trimStart().startsWith('{')) throw invalid(scan.line);
    push(scan, text);
  }
  if (skip > 0) scan.isAfterObject = false;
  begin(scan, end + skip);
}

function push(scan: Scan, text: string): void {
  scan.found.push({ text, line: firstLine(scan, text), members: scan.members });
  scan.count += 1;
}

/** By what JSON takes for blank, which is less than `trim` does. */
function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

/** A record is cut out with the line ends before it. */
function firstLine({ startLine }: Scan, text: string): number {
  const blanks = text.length - text.trimStart().length;
  let line = startLine;
  for (let at = text.indexOf('\n'); at >= 0 && at < blanks; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function finish(scan: Scan): void {
  if (scan.depth > 0 || endsInString(scan)) throw cutOff(scan.startLine);
  if (scan.base === 0) endRecord(scan, scan.text.length, 0);
  else if (!scan.isOver) throw invalid(scan.line);
  else if (!isBlank(scan.text.slice(scan.start))) throw new MoreThanOneArray();
}

function endsInString(scan: Scan): boolean {
  return scan.at < scan.text.length;
}

/** Something follows the array whose elements were read: the file is a series of values, or no JSON. */
export class MoreThanOneArray extends Error {
  override readonly name = 'MoreThanOneArray';
}

const advice =
  'Look at that line in a text editor, or let a JSON checker find the place, and write the file again.';

export function invalid(line: number, reason?: string): IngestError {
  const because = reason === undefined ? '' : `: ${reason}`;
  return new IngestError(`The file is no valid JSON at line ${line}${because}.`, { advice, line });
}

function cutOff(line: number): IngestError {
  return new IngestError(`The JSON file ends within the value that begins in line ${line}.`, {
    advice: 'Check that it was written, copied or downloaded to its end.',
    line,
  });
}

function tooDeep(line: number): IngestError {
  return new IngestError(`The JSON file is nested more than ${deepest} levels deep at line ${line}.`, {
    advice: 'Such a file is no table. Write its records as a list of objects, and drop that.',
    line,
  });
}

function tooLong(line: number): IngestError {
  const megabytes = longestRecord / 2 ** 20;
  return new IngestError(`The value that begins in line ${line} is longer than ${megabytes} MB.`, {
    advice: 'Write the records one to a line (NDJSON), or as one list of objects, and drop that.',
    line,
  });
}
