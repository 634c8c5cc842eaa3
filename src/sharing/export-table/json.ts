import { type Cell, isNumericKind, numberOf } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';
import type { TableWriter } from './table-writer.ts';

/** A list of objects, one a line. Numbers keep all their digits; NaN and the infinities, for which JSON has no word, are texts. */
export function jsonWriter(columns: readonly Column[]): TableWriter {
  const names = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  const parts: Blob[] = [];
  const object = (row: readonly Cell[]): string =>
    `{${columns.map((column, place) => `${names[place] ?? ''}${jsonOf(row[place] ?? null, column)}`).join(',')}}`;
  return {
    add(rows) {
      if (rows.length > 0)
        parts.push(new Blob([parts.length === 0 ? '' : ',\n', rows.map(object).join(',\n')]));
      return Promise.resolve();
    },
    finish: () => Promise.resolve(new Blob(['[\n', ...parts, '\n]\n'], { type: 'application/json' })),
  };
}

function jsonOf(cell: Cell, { kind }: Column): string {
  if (typeof cell === 'string' && isNumericKind(kind) && numberOf(cell) !== undefined)
    return cell.replace(/^\+/, '');
  return JSON.stringify(cell, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}
