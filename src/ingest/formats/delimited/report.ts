import { type AsideLines, gatherAside } from '../../../core/aside-lines.ts';
import type {
  CellCount,
  Detection,
  ImportReport,
  OpenQuestion,
  SetAside,
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
  held: readonly Detection[],
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
  const { headerPlace, underNames } = plan.layout;
  const gatherer = gatherAside();
  for (const { line, cells } of records.filter((_, place) => place !== headerPlace)) {
    const text = cells.join(dialect.delimiter);
    const reason = line === underNames?.line ? 'units' : 'above the table';
    if (text.trim() !== '') gatherer.add({ line, reason, text });
  }
  const mended = counted?.way === 'mended' ? counted.cells.lines : undefined;
  const aside = joinAside([gatherer.all(), mended, linesUnder(plan)]);
  return aside === undefined ? {} : { aside };
}

function linesUnder({ dialect, layout: { under } }: Plan): AsideLines | undefined {
  const gatherer = gatherAside();
  for (const { record, what } of under) {
    const reason = what === 'total' ? 'total' : 'under the table';
    const text = record.cells.join(dialect.delimiter);
    if (what !== 'blank line') gatherer.add({ line: record.line, reason, text });
  }
  return gatherer.all();
}

function joinAside(parts: readonly (AsideLines | undefined)[]): AsideLines | undefined {
  const found = parts.filter((part) => part !== undefined);
  if (found.length === 0) return undefined;
  return {
    lines: found.flatMap(({ lines }) => lines),
    total: found.reduce((sum, { total }) => sum + total, 0),
  };
}

/** `plan` is the one that the file was first read with; its dialect is that of the file as it was dropped. */
export function cellsOf({ rows }: TableSize, plan: Plan, head: string, counted: Counted): CellCount {
  const above = cellsAbove(head, plan);
  const under = cellsUnder(plan);
  const trailing = plan.hasTrailingDelimiter ? rows : 0;
  const inTable = rows * plan.columns.length;
  const setAside = [
    { what: 'header', cells: above.header },
    { what: 'lines above the table', cells: above.preamble },
    { what: 'empty ends of lines that close with a delimiter', cells: trailing },
    ...bodySetAside(plan, counted),
    { what: 'totals under the table', cells: under.total },
    { what: 'notes and blank lines under the table', cells: under.other },
  ].filter(({ cells }) => cells > 0);
  const body = counted.way === 'mended' ? counted.cells.inFile : counted.raw.cells;
  const filledIn = counted.way === 'mended' ? counted.cells.filledIn : 0;
  const beside = above.header + above.preamble + under.total + under.other;
  return { inFile: beside + body, inTable, filledIn, setAside };
}

function cellsUnder({ layout: { under } }: Plan): { readonly total: number; readonly other: number } {
  const cellsOf = (lines: typeof under) => lines.reduce((sum, { record }) => sum + record.cells.length, 0);
  const totals = under.filter(({ what }) => what === 'total');
  return { total: cellsOf(totals), other: cellsOf(under) - cellsOf(totals) };
}

function bodySetAside(plan: Plan, counted: Counted): SetAside[] {
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
  const { headerPlace } = plan.layout;
  const header = headerPlace === undefined ? 0 : (records[headerPlace]?.cells.length ?? 0);
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

function detectionsOf(plan: Plan): Detection[] {
  return [
    encodingDetection(plan),
    delimiterDetection(plan),
    headerDetection(plan),
    ...underDetections(plan),
    ...writingDetections(plan),
  ];
}

function encodingDetection({ encoding }: Plan): Detection {
  const known = knownEncodings.includes(encoding) ? knownEncodings : [encoding, ...knownEncodings];
  const options = known.map((value) => ({ value, label: encodingName(value) }));
  return {
    name: 'Encoding',
    value: encodingName(encoding),
    choice: { key: 'encoding', options, chosen: encoding },
  };
}

/** A text without any delimiter is read with one that it does not hold. */
function delimiterDetection({ dialect, columns }: Plan): Detection {
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
function headerDetection({ layout, choices }: Plan): Detection {
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

/** Nothing is said of a text that ends with its last row. */
function underDetections({ layout, choices }: Plan): Detection[] {
  const kept = choices.underTable === 'rows';
  const lines = layout.under.length;
  if (lines === 0 && !kept) return [];
  const options = [
    { value: 'left out', label: 'left out' },
    { value: 'rows', label: 'rows of the table' },
  ];
  const chosen = kept ? 'rows' : 'left out';
  const value = kept ? 'rows of the table' : `${lines} ${lines === 1 ? 'line' : 'lines'} left out`;
  return [{ name: 'Under the table', value, choice: { key: 'underTable', options, chosen } }];
}

export function writingDetections({ columns, choices }: Pick<Plan, 'columns' | 'choices'>): Detection[] {
  const mark =
    choices.decimalMark ?? columns.find(({ reading }) => reading.style !== undefined)?.reading.style?.point;
  const order =
    choices.dateOrder ?? columns.find(({ reading }) => reading.order !== undefined)?.reading.order;
  return [
    ...(mark === undefined ? [] : [decimalDetection(mark)]),
    ...(order === undefined ? [] : [orderDetection(order)]),
  ];
}

function decimalDetection(mark: '.' | ','): Detection {
  const options = [
    { value: '.', label: 'point (1,234.56)' },
    { value: ',', label: 'comma (1.234,56)' },
  ];
  const value = mark === '.' ? 'point' : 'comma';
  return { name: 'Decimal sign', value, choice: { key: 'decimalMark', options, chosen: mark } };
}

function orderDetection(order: 'day-first' | 'month-first'): Detection {
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
