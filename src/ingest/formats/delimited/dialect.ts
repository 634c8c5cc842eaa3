import { type CsvRecord, type Dialect, readRecords } from './records.ts';
import { isRuled } from './ruled.ts';

/** Delimiters with how willingly each is believed: a space or a colon stands in much text that it does not divide. */
const delimiters: readonly (readonly [string, number])[] = [
  [',', 1],
  ['\t', 1],
  [';', 1],
  ['|', 0.98],
  ['#', 0.8],
  ['^', 0.8],
  ['~', 0.8],
  ['\u0001', 0.8],
  [':', 0.35],
  [' ', 0.3],
];

/** Stands between values hardly ever: what a text that has no delimiter is read with. */
const noDelimiter = '\u001F';

const quotings: readonly Omit<Dialect, 'delimiter' | 'newline'>[] = [
  { quote: '"', escapedBy: '"' },
  { quote: '"', escapedBy: '\\' },
  { quote: "'", escapedBy: "'" },
  { quote: '"', escapedBy: '"', isPadded: true },
];

const sampleCharacters = 100_000;
const sampleRecords = 400;

/** Excel's first line that names the delimiter: `sep=;`. */
export function namedDelimiter(text: string): string | undefined {
  return /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1];
}

/**
 * The dialect under which a text makes the most even and most sensible table. The measure follows van den Burg,
 * Nazábal and Sutton 2019 (https://doi.org/10.1007/s10618-019-00646-y): evenness of the rows times the share of cells
 * that are something.
 */
export function detectDialect(text: string, isWhole: boolean, chosenDelimiter?: string): Dialect {
  const sample = text.slice(0, Math.max(sampleCharacters, endOfSecondLine(text)));
  const isEnd = isWhole && sample.length === text.length;
  const newline = !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n';
  const named = chosenDelimiter ?? namedDelimiter(sample);
  const present = isOneColumn(sample) ? [] : delimiters.filter(([delimiter]) => sample.includes(delimiter));
  const wanted = named === undefined ? [...present, [noDelimiter, 1] as const] : [[named, 1] as const];
  const candidates = wanted.flatMap(([delimiter, prior]) =>
    quotings
      .filter((quoting) => isPlausible(sample, delimiter, quoting))
      .map(
        (quoting): Candidate => ({
          dialect: { delimiter, ...quoting, ...framed(sample, delimiter, quoting), newline },
          prior,
        }),
      ),
  );
  return best(sample, isEnd, candidates) ?? { delimiter: named ?? ',', quote: '"', escapedBy: '"', newline };
}

/** A number with its sign, unit, groups and decimals, or a date, a time or both. */
const oneValue = new RegExp(
  [
    /[-+(]? ?[$€£¥]? ?\d{1,3}(?:[ .,'\u00A0\u202F]\d{3})*(?:[.,]\d+)? ?[$€£¥%)]?/,
    /[-+]?\d+(?:[.,]\d+)? ?%?/,
    /(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]+)?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm]|Z| ?[-+]\d{2}(?::?\d{2})?)?/,
  ]
    .map(({ source }) => `^${source}$`)
    .join('|'),
);

/** Under a name that holds no delimiter, each line is one value: the points, commas and colons in it divide nothing. */
function isOneColumn(sample: string): boolean {
  const [name = '', ...lines] = sample.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const whole = lines.length > 1 ? lines.slice(0, sampleRecords) : lines;
  return (
    whole.length > 0 &&
    !/[,;\t|]/.test(name) &&
    !oneValue.test(name.trim()) &&
    whole.every((line) => oneValue.test(line.trim()))
  );
}

/** So that there is a row to compare a long header with. */
function endOfSecondLine(text: string): number {
  const [, second] = text.matchAll(/\r\n?|\n/g);
  return second === undefined ? text.length : second.index + 1;
}

interface Candidate {
  readonly dialect: Dialect;
  readonly prior: number;
}

function best(sample: string, isEnd: boolean, candidates: readonly Candidate[]): Dialect | undefined {
  let winner: { dialect: Dialect; score: number } | undefined;
  for (const { dialect, prior } of candidates) {
    const { records } = readRecords(sample, dialect, { isEnd, limit: sampleRecords });
    const score = prior * scoreOf(records, dialect);
    if (score > 0 && (winner === undefined || score > winner.score)) winner = { dialect, score };
  }
  return winner?.dialect;
}

function isPlausible(
  sample: string,
  delimiter: string,
  { quote, escapedBy, isPadded }: (typeof quotings)[number],
): boolean {
  if (delimiter === '|' && isDrawn(sample)) return isPadded === true;
  if (escapedBy === '\\') return sample.includes(`\\${quote}`);
  if (isPadded === true) return isPaddedIn(sample, delimiter, quote);
  if (quote === '"') return true;
  return new RegExp(`(^|[\\n\\r]|${escapeForPattern(delimiter)})'`).test(sample);
}

/** Blanks between delimiters and quotes, or values in columns that are as wide as their longest. */
function isPaddedIn(sample: string, delimiter: string, quote: string): boolean {
  if (delimiter === ' ') return holdsInMost(sample, /\S {2,}\S/);
  return sample.includes(`${delimiter} ${quote}`);
}

/** As Markdown and the shells of databases draw a table. */
function isDrawn(sample: string): boolean {
  return holdsInMost(sample, / \| |^[-+=:| ]+$/);
}

function framed(
  sample: string,
  delimiter: string,
  { isPadded }: (typeof quotings)[number],
): Pick<Dialect, 'isFramed'> {
  const isFramed =
    delimiter === '|' && isPadded === true && holdsInMost(sample, /^\s*(\|.*\||\+[-+=]*\+)\s*$/);
  return isFramed ? { isFramed } : {};
}

function holdsInMost(sample: string, pattern: RegExp): boolean {
  const lines = sample.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return lines.filter((line) => pattern.test(line)).length > lines.length / 2;
}

function scoreOf(records: readonly CsvRecord[], dialect: Dialect): number {
  const filled = records.filter(
    ({ cells }) => (cells.length > 1 || cells[0] !== '') && !(dialect.isPadded === true && isRuled(cells)),
  );
  const width = modalWidth(filled);
  if (filled.length === 0) return 0;
  const even = filled.filter((record) => record.cells.length === width);
  const evenness = even.length / filled.length;
  const stray = filled.reduce((sum, record) => sum + record.strayQuotes, 0) / filled.length;
  const breadth = width === 1 ? 0.05 : 1 - 1 / (width + 1);
  return (evenness ** 2 * breadth * (0.1 + 0.9 * sensibleShare(even, dialect))) / (1 + 2 * stray);
}

/** The most frequent number of cells, of those equally frequent the greater. */
export function modalWidth(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let modal = 1;
  for (const [width, count] of counts) {
    const most = counts.get(modal) ?? 0;
    if (count > most || (count === most && width > modal)) modal = width;
  }
  return modal;
}

function sensibleShare(records: readonly CsvRecord[], dialect: Dialect): number {
  let cells = 0;
  let sensible = 0;
  for (const record of records) {
    for (const cell of record.cells) {
      cells += 1;
      if (isSensible(cell.trim(), dialect)) sensible += 1;
    }
  }
  return cells === 0 ? 0 : sensible / cells;
}

const plainValue =
  /^(|[-+]?[\d.,' ]*\d ?%?|[$€£] ?[\d.,]+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T][\d:.Z+-]+)?|\d{1,2}:\d{2}(:\d{2})?)$/;

/** Something that is whole in itself: a number, a date, a word; not a piece that holds other delimiters or half a quote. */
function isSensible(cell: string, dialect: Dialect): boolean {
  if (plainValue.test(cell)) return true;
  if (/[;\t|]/.test(cell) || /,\S/.test(cell)) return false;
  if (/^["']/.test(cell) || /["']$/.test(cell)) return dialect.quote === "'" && !cell.includes("'");
  return true;
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
