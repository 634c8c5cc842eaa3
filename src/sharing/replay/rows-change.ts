import type { TableRows } from '../../core/analysis.ts';
import { type Cell, type CellKind, cellText } from '../../core/cell.ts';
import type { RowsChange } from '../../core/replay.ts';

const namingKinds: readonly CellKind[] = ['text', 'boolean', 'date', 'timestamp'];

/** Which rows came and went, by what names them; `null` where nothing names them, or where only some were recorded. */
export function rowsChange(
  before: TableRows,
  now: Pick<TableRows, 'columns' | 'rows'> & { readonly truncated: boolean },
): RowsChange | null {
  const names = before.columns.filter(({ kind }) => namingKinds.includes(kind)).map(({ name }) => name);
  const [old, fresh] = [labelsOf(before, names), labelsOf(now, names)];
  if (old === null || fresh === null || now.truncated || now.rows.length > mostRows) return null;
  const [first, newFirst] = [old[0], fresh[0]];
  return {
    added: fresh.filter((label) => !old.includes(label)),
    gone: old.filter((label) => !fresh.includes(label)),
    first:
      first === undefined || newFirst === undefined || first === newFirst
        ? null
        : { before: first, now: newFirst },
  };
}

/** Longer lists are looked at, not told. */
const mostRows = 1000;

/** What names each row; `null` where that does not tell them apart. */
function labelsOf(
  { columns, rows }: Pick<TableRows, 'columns' | 'rows'>,
  names: readonly string[],
): readonly string[] | null {
  const indexes = names.map((name) => columns.findIndex((column) => column.name === name));
  if (indexes.length === 0 || indexes.includes(-1)) return null;
  const labels = rows.map((cells) => indexes.map((index) => words(cells[index])).join(', '));
  return new Set(labels).size === labels.length ? labels : null;
}

function words(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '(missing)' : cellText(cell);
}
