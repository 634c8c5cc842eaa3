import type { Cell } from '../../../src/core/cell.ts';
import { type Column, quoteText } from '../../../src/core/dataset.ts';
import { cellsAt, pathOf } from './held-table.ts';

const rowsInOne = 500;

const plainTypes =
  /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\(\d{1,2},\d{1,2}\)|DATE|TIME|BOOLEAN|TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?)$/;

/** Statements that make a table of rows that came from elsewhere; what has no plain type becomes text. */
export function tableOfRows(
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): readonly string[] {
  const types = columns.map(({ type }) => (plainTypes.test(type) ? type : 'VARCHAR'));
  const declared = types.map((type, place) => `${cellsAt(place)} ${type}`);
  const parts = Array.from({ length: Math.ceil(rows.length / rowsInOne) }, (_, part) =>
    rows.slice(part * rowsInOne, (part + 1) * rowsInOne),
  );
  return [
    `CREATE TABLE ${pathOf(name)} (${declared.join(', ')})`,
    ...parts.map(
      (part) => `INSERT INTO ${pathOf(name)} VALUES ${part.map((row) => rowSql(row, types)).join(', ')}`,
    ),
  ];
}

function rowSql(row: readonly Cell[], types: readonly string[]): string {
  return `(${types.map((type, place) => literal(row[place] ?? null, type)).join(', ')})`;
}

function literal(cell: Cell, type: string): string {
  if (cell === null) return 'NULL';
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return type === 'VARCHAR' ? quoteText(text) : `CAST(${quoteText(text)} AS ${type})`;
}
