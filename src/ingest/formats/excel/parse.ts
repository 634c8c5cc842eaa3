import type { ImportNote } from '../../../core/dataset.ts';
import { detected } from '../../../core/detected.ts';
import type { ParsedPart } from '../../../core/engine.ts';
import type { IngestError } from '../../../core/error.ts';
import type { KnownDetection, KnownSetAside, ReadChoices } from '../../../core/import-report.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { openArchive } from '../../archive.ts';
import { nameColumns } from '../delimited/column-names.ts';
import { streamOfRows } from './arrow-rows.ts';
import { countIn, type Filled, filledRows } from './blocks.ts';
import { type TypedColumn, typeColumn } from './columns.ts';
import { cellKind, SheetTooLarge } from './grid.ts';
import { columnNames } from './header-names.ts';
import { type TableArea, tablesOf } from './layout.ts';
import { asideRows, columnNotes, sheetNotes, tableNotes } from './notes.ts';
import type { Sheet, SheetPart } from './workbook.ts';
import { readXlsx, tooLarge, workbookLimits } from './xlsx.ts';

/** Rows of data that are offered as the header. */
const mostCandidates = 8;
/** Cells of one Arrow stream at most. */
const streamCells = 1_000_000;

/** All tables of all sheets of a workbook: `.xlsx` by a reader of our own, everything else by SheetJS. */
export async function* parseWorkbook(
  blob: Blob,
  { headerLine }: ReadChoices,
): AsyncGenerator<ParsedPart, void> {
  let tables = 0;
  for await (const part of sheetsOf(blob)) {
    switch (part.kind) {
      case 'progress':
        yield part;
        break;
      case 'note':
        yield part;
        break;
      case 'sheet':
        for (const made of partsOfSheet(part.sheet, part.fraction, headerLine)) {
          if (made.kind === 'table') tables += 1;
          yield made;
        }
    }
  }
  if (tables === 0) throw empty();
}

async function* sheetsOf(blob: Blob): AsyncGenerator<SheetPart, void> {
  const head = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  const isArchive = head[0] === 0x50 && head[1] === 0x4b;
  const members = isArchive ? await openArchive(blob, workbookLimits) : [];
  if (members.some(({ path }) => /(^|[\\/])workbook\d*\.xml$/i.test(path))) {
    yield* readXlsx(members);
    return;
  }
  const { readOldWorkbook } = await import('./sheetjs.ts');
  yield* readOldWorkbook(blob, members);
}

function* partsOfSheet(
  sheet: Sheet,
  fraction: number,
  headerLine: number | undefined,
): Generator<ParsedPart, void> {
  for (const note of sheetNotes(sheet)) yield { kind: 'note', note };
  if (sheet.grid.count === 0) return;
  const filled = filledRows(sheet.grid);
  const tables = tablesIn(sheet, filled, headerLine);
  const counted = tables.map(({ area }) => countIn(sheet.grid, area));
  const elsewhere = sheet.grid.count - counted.reduce((sum, count) => sum + count, 0);
  for (const [index, table] of tables.entries()) {
    const stray = index === 0 ? elsewhere : 0;
    yield* partsOfTable(sheet, table, {
      cells: (counted[index] ?? 0) + stray,
      stray,
      fraction,
      isAlone: tables.length === 1,
    });
  }
}

function tablesIn(sheet: Sheet, filled: Filled, headerLine: number | undefined): readonly TableArea[] {
  try {
    return tablesOf(sheet, filled, headerLine);
  } catch (error) {
    throw error instanceof SheetTooLarge ? tooLarge(sheet.name) : error;
  }
}

interface Counted {
  readonly cells: number;
  /** Cells of the sheet that stand in no table's area. */
  readonly stray: number;
  readonly fraction: number;
  readonly isAlone: boolean;
}

function* partsOfTable(sheet: Sheet, table: TableArea, counted: Counted): Generator<ParsedPart, void> {
  const { columns, notes } = columnsOf(sheet, table);
  yield {
    kind: 'table',
    title: titleOf(sheet, table, counted.isAlone),
    cells: counted.cells,
    setAside: setAsideOf(sheet, table, columns, counted.stray),
    aside: asideRows(sheet, table),
    written: columns.filter(({ type, values }) => type === 'text' && values > 0).map(({ name }) => name),
  };
  for (const detection of detectionsOf(sheet, table)) yield { kind: 'detection', detection };
  const all = [
    ...tableNotes(sheet, table),
    ...notes,
    ...columns.flatMap((column) => columnNotes(sheet, column, table)),
  ];
  for (const note of all) yield { kind: 'note', note };
  const step = Math.max(1, Math.min(122_880, Math.floor(streamCells / Math.max(1, columns.length))));
  for (let from = 0; from === 0 || from < table.rows.length; from += step) {
    const rows = table.rows.slice(from, from + step);
    yield {
      kind: 'rows',
      stream: streamOfRows(sheet, columns, rows),
      rows: rows.length,
      fraction: counted.fraction,
    };
  }
}

/** Columns without a name and without a value are the space between others. */
function columnsOf(
  sheet: Sheet,
  table: TableArea,
): { columns: readonly TypedColumn[]; notes: readonly ImportNote[] } {
  const { left, right } = table.area;
  const header = columnNames(sheet, table);
  const places = Array.from({ length: right - left + 1 }, (_, index) => left + index).filter(
    (column) => (header?.[column - left] ?? '') !== '' || holdsAny(sheet, table, column),
  );
  const named = nameColumns(
    header === undefined ? undefined : places.map((column) => header[column - left] ?? ''),
    places.length,
  );
  const columns = places.map((column, index) =>
    typeColumn(sheet, table.rows, column, named.names[index] ?? ''),
  );
  return { columns, notes: named.notes };
}

function holdsAny({ grid }: Sheet, { rows }: TableArea, column: number): boolean {
  return rows.some((row) => grid.kindAt(row, column) !== cellKind.empty);
}

function titleOf(sheet: Sheet, { banner, area }: TableArea, isAlone: boolean): string {
  if (isAlone) return sheet.name;
  const [last] = banner.slice(-1);
  if (last === undefined) return sheet.name;
  for (let column = area.left; column <= area.right; column += 1) {
    if (sheet.grid.kindAt(last, column) !== cellKind.text) continue;
    const text = sheet.grid.texts.at(sheet.grid.valueAt(last, column)).trim();
    return text.length <= 40 ? `${sheet.name} ${text}` : sheet.name;
  }
  return sheet.name;
}

function setAsideOf(
  sheet: Sheet,
  table: TableArea,
  columns: readonly TypedColumn[],
  stray: number,
): KnownSetAside[] {
  const { area } = table;
  const cellsOf = (rows: readonly number[]) =>
    rows.reduce((sum, row) => sum + countIn(sheet.grid, { ...area, top: row, bottom: row }), 0);
  const problems = (pick: (column: TypedColumn) => number) =>
    columns.reduce((sum, column) => sum + pick(column), 0);
  const all: readonly KnownSetAside[] = [
    { what: 'header', cells: cellsOf(table.header) },
    { what: 'units', cells: table.units === undefined ? 0 : cellsOf([table.units]) },
    { what: 'lines above the table', cells: cellsOf(table.banner) },
    { what: 'totals', cells: cellsOf(table.totals) },
    { what: 'footnotes', cells: cellsOf(table.footnotes) },
    { what: 'error values', cells: problems(({ errors }) => errors.count) },
    { what: 'dates that no calendar has', cells: problems(({ noDays }) => noDays.count) },
    { what: 'cells beside the tables', cells: stray },
  ];
  return all.filter(({ cells }) => cells > 0);
}

function detectionsOf(sheet: Sheet, table: TableArea): KnownDetection[] {
  const { area } = table;
  return [
    { name: 'Sheet', value: sheet.name },
    detected('Rows', { code: 'row-range', first: area.top + 1, last: area.bottom + 1 }),
    headerDetection(table),
    ...(sheet.is1904 ? [detected('Dates', { code: 'since-1904' })] : []),
  ];
}

/** The last row of the header, among the first rows that could be it. */
function headerDetection({ header, banner, rows, area }: TableArea): KnownDetection {
  const chosen = header.length === 0 ? 0 : (header.at(-1) ?? 0) + 1;
  const candidates = [...banner, ...header, ...rows.slice(0, mostCandidates)].map((row) => row + 1);
  const options = [
    { value: 0, label: 'no header' },
    ...[...new Set(candidates)]
      .sort((one, other) => one - other)
      .map((value) => ({ value, label: `row ${value}` })),
  ];
  return {
    ...detected('Header', { code: 'header-rows', rows: header.map((row) => row + 1) }),
    ...(area.bottom > area.top ? { choice: { key: 'headerLine', options, chosen } } : {}),
  };
}

function empty(): IngestError {
  return refusedFile({ code: 'empty-workbook' });
}
