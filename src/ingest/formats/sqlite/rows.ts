import {
  binary,
  bool,
  type Column,
  columnFromArray,
  type DataType,
  float64,
  int64,
  tableFromColumns,
  utf8,
} from '@uwdata/flechette';
import type { Database } from 'sql.js';
import { streamOf } from '../arrow/adapt.ts';
import { type Relation, sourceOf } from './schema.ts';
import type { SqliteColumn, Value } from './types.ts';

/** A statement of sql.js with the option that its types leave out. */
interface Rows {
  step(): boolean;
  get(values: null, config: { useBigInt: boolean }): Value[];
  free(): boolean;
}

/** Of one Arrow stream. */
const mostRows = 65_536;
const mostBytes = 16 * 2 ** 20;

const arrowTypes: Readonly<Record<SqliteColumn['type'], DataType>> = {
  whole: int64(),
  number: float64(),
  boolean: bool(),
  text: utf8(),
  bytes: binary(),
};

/** The rows of a relation as Arrow IPC streams, one at least. */
export function* rowsOf(
  database: Database,
  relation: Relation,
  columns: readonly SqliteColumn[],
): Generator<{ stream: Uint8Array<ArrayBuffer>; rows: number }, void> {
  const statement: Rows = database.prepare(sourceOf(relation));
  const useBigInt = columns.some(({ isSafe }) => !isSafe);
  try {
    let values = columns.map((): unknown[] => []);
    let rows = 0;
    let bytes = 0;
    let isFirst = true;
    while (statement.step()) {
      const row: readonly Value[] = statement.get(null, { useBigInt });
      for (const [index, column] of columns.entries()) {
        const value = converted(row[index] ?? null, column.type);
        values[index]?.push(value);
        bytes += typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;
      }
      rows += 1;
      if (rows < mostRows && bytes < mostBytes) continue;
      yield { stream: streamOfValues(columns, values), rows };
      values = columns.map(() => []);
      rows = 0;
      bytes = 0;
      isFirst = false;
    }
    if (rows > 0 || isFirst) yield { stream: streamOfValues(columns, values), rows };
  } finally {
    statement.free();
  }
}

function streamOfValues(
  columns: readonly SqliteColumn[],
  values: readonly (readonly unknown[])[],
): Uint8Array<ArrayBuffer> {
  return streamOf(
    tableFromColumns(
      columns.map(({ name, type }, index): [string, Column<unknown>] => [
        name,
        columnFromArray<unknown>([...(values[index] ?? [])], arrowTypes[type]),
      ]),
    ),
  );
}

function converted(value: Value, type: SqliteColumn['type']): unknown {
  if (value === null) return null;
  switch (type) {
    case 'whole':
      return value;
    case 'number':
      return Number(value);
    case 'boolean':
      return Number(value) === 1;
    case 'text':
      return value instanceof Uint8Array ? hexText(value) : String(value);
    case 'bytes':
      return value;
  }
}

function hexText(bytes: Uint8Array): string {
  return `\\x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
