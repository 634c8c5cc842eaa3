import type { AsideLines } from '../../../core/aside-lines.ts';
import { detected } from '../../../core/detected.ts';
import { gatherAside } from '../../../core/gather-aside.ts';
import type { ImportReport, KnownDetection, OpenQuestion, ReadChoices } from '../../../core/import-report.ts';
import { type Counted, cellsOf, type TableSize } from './cells-of.ts';
import { encodingName, knownEncodings } from './encoding.ts';
import type { Plan } from './plan.ts';
import { readRecords } from './records.ts';

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
    detections: [...detectionsOf(plan, counted), ...held],
    ...(question === undefined ? {} : { question }),
    ...(counted === undefined ? {} : { cells: cellsOf(table, plan, head, counted) }),
    ...asideIn(plan, head, counted),
  };
}

/** What stands above the header, and what was mended below it. */
function asideIn(plan: Plan, head: string, counted: Counted | undefined): Pick<ImportReport, 'aside'> {
  const { dialect, isWhole, skipRecords } = plan;
  const { records } = readRecords(head, dialect, { isEnd: isWhole, limit: skipRecords });
  const { headerPlace, secondNames, underNames } = plan.layout;
  const gatherer = gatherAside();
  const besideNames = records.filter(
    ({ line }, place) => place !== headerPlace && line !== secondNames?.line,
  );
  for (const { line, cells } of besideNames) {
    const text = cells.join(dialect.delimiter);
    const code = line === underNames?.line ? 'units' : 'above';
    if (text.trim() !== '') gatherer.add({ line, why: [{ code }], text });
  }
  const mended = counted?.way === 'mended' ? counted.cells.lines : undefined;
  const aside = joinAside([gatherer.all(), mended, linesUnder(plan)]);
  return aside === undefined ? {} : { aside };
}

function linesUnder({ dialect, layout: { under } }: Plan): AsideLines | undefined {
  const gatherer = gatherAside();
  for (const { record, what } of under) {
    const text = record.cells.join(dialect.delimiter);
    const code = what === 'total' ? 'total' : 'below';
    if (what !== 'blank line') gatherer.add({ line: record.line, why: [{ code }], text });
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

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar |',
  ' ': 'space',
  ':': 'colon',
};

function detectionsOf(plan: Plan, counted: Counted | undefined): KnownDetection[] {
  return [
    encodingDetection(plan),
    delimiterDetection(plan),
    headerDetection(plan),
    ...besideDetections(plan, counted),
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

/** Nothing is said where nothing stands there. */
function besideDetections({ layout, choices }: Plan, counted: Counted | undefined): KnownDetection[] {
  const names = layout.underNames === undefined ? 0 : 1;
  const strays = counted?.way === 'mended' ? counted.cells.strayLines : 0;
  return [
    ...linesDetection('Under the names', { key: 'underNames', lines: names, chosen: choices.underNames }),
    ...linesDetection('Among the rows', { key: 'amongRows', lines: strays, chosen: choices.amongRows }),
    ...linesDetection('Under the table', {
      key: 'underTable',
      lines: layout.under.length,
      chosen: choices.underTable,
    }),
  ];
}

interface LinesLeftOut {
  readonly key: 'underNames' | 'amongRows' | 'underTable';
  readonly lines: number;
  readonly chosen: ReadChoices['underTable'];
}

function linesDetection(
  name: 'Under the names' | 'Among the rows' | 'Under the table',
  { key, lines, chosen = 'left out' }: LinesLeftOut,
): KnownDetection[] {
  const isKept = chosen === 'rows';
  if (lines === 0 && !isKept) return [];
  const options = [
    { value: 'left out', label: 'left out' },
    { value: 'rows', label: 'rows of the table' },
  ];
  const found = detected(name, isKept ? { code: 'lines-kept' } : { code: 'lines-left-out', lines });
  return [{ ...found, choice: { key, options, chosen } }];
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
