import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';

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
export const longestRecord = 2 ** 28;
const deepest = 1_000;
/** Five times the columns that a table may have. */
const mostParts = 100_000;

const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const lineFeed = 10;
const backslash = 92;
const bracketBit = openBrace - openBracket;

interface Scan {
  readonly base: number;
  /** What came before of the record that is being read; joined once, when it ends. */
  readonly earlier: string[];
  earlierLength: number;
  text: string;
  at: number;
  isInString: boolean;
  /** Behind an odd number of backslashes, at the end of a text within a string. */
  isEscaped: boolean;
  start: number;
  depth: number;
  line: number;
  startLine: number;
  members: number;
  /** Of the record itself, names or cells before this place. */
  parts: number;
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
    ...{ base: layout === 'elements' ? 1 : 0, earlier: [], earlierLength: 0, text: '', at: 0, start: 0 },
    ...{ isInString: false, isEscaped: false, depth: 0 },
    ...{
      line: 1,
      startLine: 1,
      members: 0,
      parts: 0,
      count: 0,
      isOver: false,
      isAfterObject: false,
      found: [],
    },
  };
  for await (const text of texts) {
    scan.text = text;
    scan.at = 0;
    scan.start = 0;
    advance(scan);
    keepRest(scan);
    if (scan.earlierLength > longestRecord) throw tooLong(scan.startLine);
    yield scan.found;
    scan.found = [];
  }
  finish(scan);
  yield scan.found;
}

function advance(scan: Scan): void {
  const { text } = scan;
  while (scan.at < text.length) {
    if (scan.isInString) passString(scan);
    else passPlain(scan);
  }
}

/** To behind the closing quote, or to the end of the text. */
function passString(scan: Scan): void {
  const { text } = scan;
  let at = scan.isEscaped ? scan.at + 1 : scan.at;
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === backslash) at += 1;
    else if (letter === quote) break;
  }
  scan.isInString = at >= text.length;
  scan.isEscaped = at > text.length;
  scan.at = at + 1;
}

/** To behind the next opening quote, or to the end of the text. */
function passPlain(scan: Scan): void {
  const { text } = scan;
  let at = scan.at;
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === quote) break;
    // Lists and objects open and close with the same letters but for one bit.
    const bracket = letter & ~bracketBit;
    const isMark = letter === comma || letter === colon || letter === lineFeed;
    if (!isMark && bracket !== openBracket && bracket !== closeBracket) continue;
    scan.at = at;
    take(scan, letter);
  }
  scan.isInString = at < text.length;
  scan.at = at + 1;
}

/** What has been read of a record that goes on in the next text. */
function keepRest(scan: Scan): void {
  const rest = scan.text.slice(scan.start);
  if (rest === '') return;
  scan.earlier.push(rest);
  scan.earlierLength += rest.length;
}

function textUpTo({ earlier, text, start }: Scan, end: number): string {
  return earlier.join('') + text.slice(start, end);
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
      else if (scan.depth === scan.base + 1) countPart(scan);
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

function countPart(scan: Scan): void {
  scan.parts += 1;
  if (scan.parts > mostParts) throw tooWide(scan.startLine);
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
    if (scan.count > 0 || !isBlank(textUpTo(scan, scan.at))) endElement(scan);
    scan.isOver = true;
    begin(scan, scan.at + 1);
  } else if (letter === closeBrace) {
    endRecord(scan, scan.at + 1, 0);
    scan.isAfterObject = true;
  }
}

function begin(scan: Scan, start: number): void {
  scan.earlier.length = 0;
  scan.earlierLength = 0;
  scan.start = start;
  scan.startLine = scan.line;
  scan.members = 0;
  scan.parts = 0;
}

function endElement(scan: Scan): void {
  const text = textUpTo(scan, scan.at);
  if (isBlank(text)) throw invalid(scan.line);
  push(scan, text);
  begin(scan, scan.at + 1);
}

/** At the end of a line (`skip` 1 then), or behind an object. */
function endRecord(scan: Scan, end: number, skip: number): void {
  const text = textUpTo(scan, end);
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
  if (scan.depth > 0 || scan.isInString) throw cutOff(scan.startLine);
  scan.text = '';
  scan.at = 0;
  scan.start = 0;
  if (scan.base === 0) endRecord(scan, 0, 0);
  else if (!scan.isOver) throw invalid(scan.line);
  else if (!isBlank(textUpTo(scan, 0))) throw new MoreThanOneArray();
}

/** Something follows the array whose elements were read: the file is a series of values, or no JSON. */
export class MoreThanOneArray extends Error {
  override readonly name = 'MoreThanOneArray';
}

export function invalid(line: number, reason?: string): IngestError {
  return refusedFile({ code: 'json-invalid', line, reason });
}

function cutOff(line: number): IngestError {
  return refusedFile({ code: 'json-cut-off', line });
}

function tooDeep(line: number): IngestError {
  return refusedFile({ code: 'json-deep', line, levels: deepest });
}

function tooWide(line: number): IngestError {
  return refusedFile({ code: 'json-wide', line, most: mostParts });
}

/** What is said of a record longer than `longestRecord`. */
export function tooLong(line: number): IngestError {
  return refusedFile({ code: 'json-long', line, megabytes: longestRecord / 2 ** 20 });
}
