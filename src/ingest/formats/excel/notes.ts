import { type AsideLines, gatherAside } from '../../../core/aside-lines.ts';
import type { ImportNote } from '../../../core/dataset.ts';
import { cellText, type Problems, type TypedColumn } from './columns.ts';
import { addressOf, cellKind } from './grid.ts';
import type { TableArea } from './layout.ts';
import type { Sheet } from './workbook.ts';

const mostShown = 5;
const longestShown = 120;

export function sheetNotes(sheet: Sheet): ImportNote[] {
  const { name, isHidden, hiddenRows, hiddenColumns, grid, notes } = sheet;
  const hidden = [
    ...(hiddenRows > 0 ? [plural(hiddenRows, 'row')] : []),
    ...(hiddenColumns > 0 && grid.count > 0 ? [plural(hiddenColumns, 'column')] : []),
  ].join(' and ');
  return [
    ...(grid.count === 0 ? [info(`The sheet "${name}" is empty.`)] : []),
    ...(isHidden && grid.count > 0
      ? [warning(`The sheet "${name}" is hidden in the workbook; it was read all the same.`)]
      : []),
    ...(hidden === '' || grid.count === 0
      ? []
      : [warning(`On the sheet "${name}", ${hidden} are hidden; they were read all the same.`)]),
    ...notes,
  ];
}

/** What was set aside of a table's area, with what it says. */
export function tableNotes(sheet: Sheet, table: TableArea): ImportNote[] {
  const said = (rows: readonly number[]) =>
    rows.slice(0, mostShown).map((row) => `"${rowText(sheet, table, row)}"`);
  const aside = (rows: readonly number[], what: string) =>
    rows.length === 0
      ? []
      : [
          info(
            `On "${sheet.name}", ${what}: ${said(rows).join(', ')}${rows.length > mostShown ? ' and more' : ''}.`,
          ),
        ];
  return [
    ...aside(table.banner, 'what stands above the table was set aside'),
    ...aside(table.units === undefined ? [] : [table.units], 'the row of units was set aside'),
    ...aside(table.totals, 'totals were set aside'),
    ...aside(table.footnotes, 'what stands under the table was set aside'),
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
  const message =
    within.length === 1
      ? `On "${name}", ${where} is merged: its value is in its first row and column, the cells beside it are empty.`
      : `On "${name}", ${plural(within.length, 'area')} of the table are merged (the first is ${where}): the value of each is in its first row and column, the cells beside it are empty.`;
  return [warning(message)];
}

/** The same rows, each with all that it says. */
export function asideRows(sheet: Sheet, table: TableArea): AsideLines | undefined {
  const gatherer = gatherAside();
  const groups: readonly [readonly number[], string][] = [
    [table.banner, 'above the table'],
    [table.units === undefined ? [] : [table.units], 'units'],
    [table.totals, 'total'],
    [table.footnotes, 'under the table'],
  ];
  const rows = groups.flatMap(([places, reason]) => places.map((row) => ({ row, reason })));
  for (const { row, reason } of rows.toSorted((left, right) => left.row - right.row)) {
    gatherer.add({ line: row + 1, reason, text: textsIn(sheet, table, row).join('\t') });
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
    ...problemNotes(name, errors, 'error', [...errors.texts].join(', ')),
    ...problemNotes(name, noDays, 'date that no calendar has', [...noDays.texts].join(', ')),
    ...(mix === undefined ? [] : [mixNote(name, mix)]),
    ...(units.size === 0 ? [] : [{ ...info(unitText(sheet, name, [...units])), column: name }]),
    ...unitRowNotes(sheet, column, table),
  ];
}

function problemNotes(name: string, { count, first }: Problems, what: string, texts: string): ImportNote[] {
  if (count === 0) return [];
  const where = count === 1 ? `at ${first}` : `the first at ${first}`;
  const message = `Column "${name}" has ${plural(count, what)} (${texts}; ${where}), read as empty.`;
  return [{ ...warning(message), column: name }];
}

function mixNote(name: string, { counts, odd }: NonNullable<TypedColumn['mix']>): ImportNote {
  const kinds = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => plural(count, kindNames[kind] ?? 'value'));
  const listed = `${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1) ?? ''}`;
  return { ...info(`Column "${name}" holds ${listed} (the first that differs is ${odd}).`), column: name };
}

const kindNames: Readonly<Record<number, string>> = {
  [cellKind.number]: 'number',
  [cellKind.date]: 'date',
  [cellKind.timestamp]: 'date with time',
  [cellKind.time]: 'time',
  [cellKind.duration]: 'duration',
  [cellKind.boolean]: 'yes-or-no value',
  [cellKind.text]: 'text',
};

function unitText(sheet: Sheet, name: string, units: readonly string[]): string {
  if (units.length > 1)
    return `The numbers in column "${name}" are shown with different units: ${units.join(', ')}.`;
  const [unit = ''] = units;
  if (unit === '%') return `Column "${name}" is shown in percent; its numbers are parts of 1 (12% is 0.12).`;
  return `The numbers in column "${name}" are shown with "${unit}" on the sheet "${sheet.name}".`;
}

function unitRowNotes(sheet: Sheet, { name, column }: TypedColumn, { units }: TableArea): ImportNote[] {
  const unit = units === undefined ? undefined : cellText(sheet, units, column);
  return unit === undefined
    ? []
    : [
        {
          ...info(`The unit of column "${name}" is ${unit.trim()} (${addressOf(units ?? 0, column)}).`),
          column: name,
        },
      ];
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`.replace(
    /(date) (that no calendar has|with time)s/,
    '$1s $2',
  );
}

function info(message: string): ImportNote {
  return { level: 'info', message };
}

function warning(message: string): ImportNote {
  return { level: 'warning', message };
}
