import { cellText } from './columns.ts';
import { cellKind } from './grid.ts';
import type { TableArea } from './layout.ts';
import type { Sheet } from './workbook.ts';

/** Between the levels of a header: "2024 / Sales". */
const between = ' / ';

/** Names of all columns of the area, the unnamed ones empty; `undefined` when there is no header. */
export function columnNames(sheet: Sheet, { area, header }: TableArea): readonly string[] | undefined {
  if (header.length === 0) return undefined;
  const levels = header.map((row, level) => levelNames(sheet, area, row, level < header.length - 1));
  return Array.from({ length: area.right - area.left + 1 }, (_, index) => {
    const names = levels.map((level) => level[index] ?? '').filter((name) => name !== '');
    return names.filter((name, place) => name !== names[place - 1]).join(between);
  });
}

/** A name of a group holds for the columns that it is merged over, or, where nothing is merged, up to the next. */
function levelNames(sheet: Sheet, area: TableArea['area'], row: number, isGroup: boolean): readonly string[] {
  const merges = sheet.merges.filter(({ top, bottom }) => top <= row && bottom >= row);
  const names: string[] = [];
  for (let column = area.left; column <= area.right; column += 1) {
    const merge = merges.find(({ left, right }) => left <= column && right >= column);
    const own = nameAt(sheet, merge?.top ?? row, merge?.left ?? column);
    const carriesOn = own === '' && isGroup && merge === undefined && merges.length === 0;
    names.push(carriesOn ? (names.at(-1) ?? '') : own);
  }
  return names;
}

function nameAt(sheet: Sheet, row: number, column: number): string {
  if (sheet.grid.kindAt(row, column) === cellKind.error) return '';
  return (cellText(sheet, row, column) ?? '').replace(/\s+/g, ' ').trim();
}
