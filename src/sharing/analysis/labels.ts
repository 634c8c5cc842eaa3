import type { RowLabel } from '../../core/analysis.ts';
import { type Cell, type CellKind, cellText } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';

interface Rows {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** More columns than these say no better which row is meant. */
const mostLabelColumns = 4;

const namingKinds: readonly CellKind[] = ['text', 'boolean', 'date', 'time', 'timestamp'];

/**
 * What tells the row of a cell from others: `null` where nothing does. A cell that is itself
 * such a name has no label: which row it was taken from, highest or last, is not written anywhere. The only row of a query
 * over groups is a group's, too.
 */
export function labelOf(table: Rows, row: number, column: string, isGrouped: boolean): RowLabel | null {
  const isOnly = table.rows.length < 2 && !isGrouped;
  const columns = isOnly ? namesBeside(table, column) : labelColumns(table, column);
  const cells = table.rows[row];
  if (columns.length === 0 || cells === undefined) return null;
  return columns.map(({ name, index }) => [name, cells[index] ?? null] as const);
}

/** The only row may be the first of many, whose name then says what the figure is of. */
function namesBeside(table: Rows, column: string): readonly { name: string; index: number }[] {
  return table.columns.flatMap(({ name, kind }, index) =>
    kind === 'text' && name !== column ? [{ name, index }] : [],
  );
}

/** Columns whose values together differ in every row, names and dates before numbers. */
function labelColumns(table: Rows, besides: string): readonly { name: string; index: number }[] {
  const indexed = table.columns.map(({ name, kind }, index) => ({ name, kind, index }));
  const others = indexed.filter(({ name }) => name !== besides);
  const naming = others.filter(({ kind }) => namingKinds.includes(kind)).slice(0, mostLabelColumns);
  if (indexed.some(({ name, kind }) => name === besides && namingKinds.includes(kind))) return [];
  if (naming.length > 0 && tellRowsApart(table, naming)) return naming;
  const [first] = indexed;
  return first !== undefined && first.name !== besides && tellRowsApart(table, [first]) ? [first] : [];
}

function tellRowsApart({ rows }: Rows, columns: readonly { index: number }[]): boolean {
  const keys = rows.map((cells) => JSON.stringify(columns.map(({ index }) => cells[index] ?? null)));
  return new Set(keys).size === rows.length;
}

/** The only row with this label; `undefined` where there is none, or several. */
export function rowWith({ columns, rows }: Rows, label: RowLabel): number | undefined {
  const wanted = label.map(([name, cell]) => ({
    index: columns.findIndex((column) => column.name === name),
    key: JSON.stringify(cell),
  }));
  if (wanted.some(({ index }) => index < 0)) return undefined;
  const found = rows.flatMap((cells, row) =>
    wanted.every(({ index, key }) => JSON.stringify(cells[index] ?? null) === key) ? [row] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

export function labelWords(label: RowLabel): string {
  return label.map(([, cell]) => (cell === null ? '(missing)' : cellText(cell))).join(', ');
}
