import { gatherAside } from '../../../core/gather-aside.ts';
import type {
  CellCount,
  ImportReport,
  KnownDetection,
  KnownSetAside,
  OpenQuestion,
} from '../../../core/import-report.ts';
import type { RawCount } from './count-cells.ts';
import { encodingName, knownEncodings } from './encoding.ts';
import type { MendedCells } from './mend.ts';
import type { Plan } from './plan.ts';
import { readRecords } from './records.ts';

/** What was counted of a file while it was read. */
export type Counted =
  | { readonly way: 'as it is'; readonly raw: RawCount }
  | { readonly way: 'mended'; readonly cells: MendedCells };

export interface TableSize {
  readonly name: string;
  readonly rows: number;
}

/** `head` is the beginning of the file, with all that stands above the first row. */
export function reportOf(
  table: TableSize,
  plan: Plan,
  head: string,
  counted: Counted | undefined,
  held: readonly KnownDetection[],
): ImportReport {
  const question = questionOf(plan);
  return {
    table: table.name,
    detections: [...detectionsOf(plan), ...held],
    ...(question === undefined ? {} : { question }),
    ...(counted === undefined ? {} : { cells: cellsOf(table, plan, head, counted) }),
    ...asideIn(plan, head, counted),
  };
}

/** What stands above the header, and what was mended below it. */
function asideIn(plan: Plan, head: string, counted: Counted | undefined): Pick<ImportReport, 'aside'> {
  const { dialect, isWhole, skipRecords } = plan;
  const { records } = readRecords(head, dialect, { isEnd: isWhole, limit: skipRecords });
  const above = plan.layout.header === undefined ? records : records.slice(0, -1);
  const gatherer = gatherAside();
  for (const { line, cells } of above) {
    const text = cells.join(dialect.delimiter);
    if (text.trim() !== '') gatherer.add({ line, why: [{ code: 'above' }], text });
  }
  const first = gatherer.all();
  const mended = counted?.way === 'mended' ? counted.cells.lines : undefined;
  if (first === undefined || mended === undefined) {
    const only = first ?? mended;
    return only === undefined ? {} : { aside: only };
  }
  return { aside: { lines: [...first.lines, ...mended.lines], total: first.total + mended.total } };
}

/** `plan` is the one that the file was first read with; its dialect is that of the file as it was dropped. */
export function cellsOf({ rows }: TableSize, plan: Plan, head: string, counted: Counted): CellCount {
  const above = cellsAbove(head, plan);
  const trailing = plan.hasTrailingDelimiter ? rows : 0;
  const inTable = rows * plan.columns.length;
  const all: readonly KnownSetAside[] = [
    { what: 'header', cells: above.header },
    { what: 'lines above the table', cells: above.preamble },
    { what: 'empty ends of lines that close with a delimiter', cells: trailing },
    ...bodySetAside(plan, counted),
  ];
  const setAside = all.filter(({ cells }) => cells > 0);
  const body = counted.way === 'mended' ? counted.cells.inFile : counted.raw.cells;
  const filledIn = counted.way === 'mended' ? counted.cells.filledIn : 0;
  return { inFile: above.header + above.preamble + body, inTable, filledIn, setAside };
}

function bodySetAside(plan: Plan, counted: Counted): KnownSetAside[] {
  if (counted.way === 'as it is') {
    return plan.columns.length > 1 ? [{ what: 'blank lines', cells: counted.raw.blankLines }] : [];
  }
  const { blank, emptyEnds, joined } = counted.cells;
  return [
    { what: 'blank lines', cells: blank },
    { what: 'empty cells behind the last column', cells: emptyEnds },
    { what: 'joined into the last column', cells: joined },
  ];
}

function cellsAbove(head: string, plan: Plan): { readonly header: number; readonly preamble: number } {
  const { records } = readRecords(head, plan.dialect, { isEnd: plan.isWhole, limit: plan.skipRecords });
  const all = records.reduce((sum, { cells }) => sum + cells.length, 0);
  const header = plan.layout.header === undefined ? 0 : (records.at(-1)?.cells.length ?? 0);
  return { header, preamble: all - header };
}

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar |',
  ' ': 'space',
  ':': 'colon',
};

function detectionsOf(plan: Plan): KnownDetection[] {
  return [
    encodingDetection(plan),
    delimiterDetection(plan),
    headerDetection(plan),
    ...writingDetections(plan),
  ];
}

function encodingDetection({ encoding }: Plan): KnownDetection {
  const known = knownEncodings.includes(encoding) ? knownEncodings : [encoding, ...knownEncodings];
  const options = known.map((value) => ({ value, label: encodingName(value) }));
  return {
    name: 'Encoding',
    value: encodingName(encoding),
    choice: { key: 'encoding', options, chosen: encoding },
  };
}

/** A text without any delimiter is read with one that it does not hold. */
function delimiterDetection({ dialect, columns }: Plan): KnownDetection {
  const { delimiter } = dialect;
  const known = Object.entries(delimiterNames).map(([value, label]) => ({ value, label }));
  const isKnown = delimiter in delimiterNames;
  const own = columns.length === 1 ? 'none' : `"${delimiter}"`;
  const options = isKnown ? known : [{ value: delimiter, label: own }, ...known];
  return {
    name: 'Delimiter',
    value: delimiterNames[delimiter] ?? own,
    choice: { key: 'delimiter', options, chosen: delimiter },
  };
}

/** The line of the header, among the first lines that could be it. */
function headerDetection({ layout, choices }: Plan): KnownDetection {
  const found = layout.header === undefined ? 0 : layout.preambleLines + 1;
  const chosen = choices.headerLine ?? found;
  const lines = Array.from({ length: Math.max(10, chosen) }, (_, index) => index + 1);
  const options = [
    { value: 0, label: 'no header' },
    ...lines.map((value) => ({ value, label: `line ${value}` })),
  ];
  return {
    name: 'Header',
    value: chosen === 0 ? 'none' : `line ${chosen}`,
    choice: { key: 'headerLine', options, chosen },
  };
}

export function writingDetections({ columns, choices }: Pick<Plan, 'columns' | 'choices'>): KnownDetection[] {
  const mark =
    choices.decimalMark ?? columns.find(({ reading }) => reading.style !== undefined)?.reading.style?.point;
  const order =
    choices.dateOrder ?? columns.find(({ reading }) => reading.order !== undefined)?.reading.order;
  return [
    ...(mark === undefined ? [] : [decimalDetection(mark)]),
    ...(order === undefined ? [] : [orderDetection(order)]),
  ];
}

function decimalDetection(mark: '.' | ','): KnownDetection {
  const options = [
    { value: '.', label: 'point (1,234.56)' },
    { value: ',', label: 'comma (1.234,56)' },
  ];
  const value = mark === '.' ? 'point' : 'comma';
  return { name: 'Decimal sign', value, choice: { key: 'decimalMark', options, chosen: mark } };
}

function orderDetection(order: 'day-first' | 'month-first'): KnownDetection {
  const options = [
    { value: 'day-first', label: 'day first (31/12)' },
    { value: 'month-first', label: 'month first (12/31)' },
  ];
  const value = order === 'day-first' ? 'day first' : 'month first';
  return { name: 'Dates', value, choice: { key: 'dateOrder', options, chosen: order } };
}

const shownExamples = 3;

export function questionOf({ columns }: Pick<Plan, 'columns'>): OpenQuestion | undefined {
  const undecided = columns.filter(({ isUndecided }) => isUndecided === true);
  if (undecided.length === 0) return undefined;
  const examples = undecided.flatMap(({ texts }) => [...texts].filter(isTelling));
  return {
    key: 'dateOrder',
    columns: undecided.map(({ name }) => name),
    examples: examples.slice(0, shownExamples),
  };
}

/** 03/03 is the same day either way. */
function isTelling(text: string): boolean {
  const [first, second] = text.split(/[^0-9]+/);
  return first !== second;
}
