import type { AsideLines } from '../../../core/aside-lines.ts';
import type { ImportNote } from '../../../core/dataset.ts';
import { gatherAside } from '../../../core/gather-aside.ts';
import type { ImportFact } from '../../../core/import-fact.ts';
import { infoNote, warningNote } from '../../../core/import-note.ts';
import { cellText, type Problems, type TypedColumn } from './columns.ts';
import { addressOf, cellKind } from './grid.ts';
import type { TableArea } from './layout.ts';
import type { Sheet } from './workbook.ts';

const mostShown = 5;
const longestShown = 120;

type Kinds = Extract<ImportFact, { readonly code: 'mixed-cells' }>['kinds'];
type SetAsidePart = Extract<ImportFact, { readonly code: 'set-aside' }>['what'];

export function sheetNotes(sheet: Sheet): ImportNote[] {
  const { name, isHidden, hiddenRows, hiddenColumns, grid, notes } = sheet;
  if (grid.count === 0) return [infoNote({ code: 'empty-sheet', sheet: name }), ...notes];
  const hidden = { rows: hiddenRows, columns: hiddenColumns };
  return [
    ...(isHidden ? [warningNote({ code: 'hidden-sheet', sheet: name })] : []),
    ...(hiddenRows + hiddenColumns > 0
      ? [warningNote({ code: 'hidden-parts', sheet: name, ...hidden })]
      : []),
    ...notes,
  ];
}

/** What was set aside of a table's area, with what it says. */
export function tableNotes(sheet: Sheet, table: TableArea): ImportNote[] {
  const aside = (rows: readonly number[], what: SetAsidePart) => {
    const says = rows.slice(0, mostShown).map((row) => rowText(sheet, table, row));
    if (says.length === 0) return [];
    const isMore = rows.length > mostShown;
    return [infoNote({ code: 'set-aside', sheet: sheet.name, what, says, isMore })];
  };
  return [
    ...aside(table.banner, 'above'),
    ...aside(table.units === undefined ? [] : [table.units], 'units'),
    ...aside(table.totals, 'totals'),
    ...aside(table.footnotes, 'below'),
    ...mergeNotes(sheet, table),
  ];
}

/** A reader who sees one large cell may take its value for that of every row beside it. */
function mergeNotes({ name, merges }: Sheet, { area, rows }: TableArea): ImportNote[] {
  const body = new Set(rows);
  const within = merges.filter(
    ({ top, bottom, left, right }) =>
      left <= area.right && right >= area.left && (body.has(top) || body.has(bottom)),
  );
  const [first] = within;
  if (first === undefined) return [];
  const where = `${addressOf(first.top, first.left)}:${addressOf(first.bottom, first.right)}`;
  return [warningNote({ code: 'merged', sheet: name, areas: within.length, first: where })];
}

/** The same rows, each with all that it says. */
export function asideRows(sheet: Sheet, table: TableArea): AsideLines | undefined {
  const gatherer = gatherAside();
  const groups: readonly [readonly number[], 'above' | 'units' | 'total' | 'below'][] = [
    [table.banner, 'above'],
    [table.units === undefined ? [] : [table.units], 'units'],
    [table.totals, 'total'],
    [table.footnotes, 'below'],
  ];
  const rows = groups.flatMap(([places, code]) => places.map((row) => ({ row, code })));
  for (const { row, code } of rows.toSorted((left, right) => left.row - right.row)) {
    gatherer.add({ line: row + 1, why: [{ code }], text: textsIn(sheet, table, row).join('\t') });
  }
  return gatherer.all();
}

function rowText(sheet: Sheet, table: TableArea, row: number): string {
  const whole = textsIn(sheet, table, row).join(' | ');
  return whole.length > longestShown ? `${whole.slice(0, longestShown)}…` : whole;
}

function textsIn(sheet: Sheet, { area }: TableArea, row: number): readonly string[] {
  const texts: string[] = [];
  for (let column = area.left; column <= area.right; column += 1) {
    const text = sheet.grid.kindAt(row, column) === cellKind.error ? undefined : cellText(sheet, row, column);
    if (text !== undefined) texts.push(text.trim());
  }
  return texts;
}

export function columnNotes(sheet: Sheet, column: TypedColumn, table: TableArea): ImportNote[] {
  const { name, errors, noDays, mix, units } = column;
  return [
    ...problemNotes(name, errors, 'error'),
    ...problemNotes(name, noDays, 'no-day'),
    ...(mix === undefined ? [] : [mixNote(name, mix)]),
    ...(units.size === 0 ? [] : [infoNote(unitFact(sheet, name, [...units]))]),
    ...unitRowNotes(sheet, column, table),
  ];
}

function problemNotes(
  column: string,
  { count, first, texts }: Problems,
  what: 'error' | 'no-day',
): ImportNote[] {
  if (count === 0) return [];
  return [warningNote({ code: 'read-as-empty', column, what, cells: count, first, texts: [...texts] })];
}

function mixNote(column: string, { counts, odd }: NonNullable<TypedColumn['mix']>): ImportNote {
  const kinds = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => ({ kind: kindNames[kind] ?? 'other', count }));
  return infoNote({ code: 'mixed-cells', column, kinds, first: odd });
}

const kindNames: Readonly<Record<number, Kinds[number]['kind']>> = {
  [cellKind.number]: 'number',
  [cellKind.date]: 'date',
  [cellKind.timestamp]: 'timestamp',
  [cellKind.time]: 'time',
  [cellKind.duration]: 'duration',
  [cellKind.boolean]: 'boolean',
  [cellKind.text]: 'text',
};

function unitFact({ name: sheet }: Sheet, column: string, units: readonly string[]): ImportFact {
  if (units.length > 1) return { code: 'several-units', column, units };
  const [unit = ''] = units;
  return unit === '%' ? { code: 'percent', column } : { code: 'shown-unit', column, unit, sheet };
}

function unitRowNotes(sheet: Sheet, { name, column }: TypedColumn, { units }: TableArea): ImportNote[] {
  const unit = units === undefined ? undefined : cellText(sheet, units, column);
  if (unit === undefined) return [];
  const first = addressOf(units ?? 0, column);
  return [infoNote({ code: 'unit-row', column: name, unit: unit.trim(), first })];
}
