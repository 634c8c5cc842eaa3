import type { Cell } from '../../../src/core/cell.ts';
import type { Column } from '../../../src/core/dataset.ts';
import type { RowView } from '../../../src/core/held-result.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../bindings.ts';
import { execute } from '../execute.ts';
import { wrapQuery } from '../statement.ts';
import { priorities } from '../turns.ts';
import { allCells, type HeldTable, heldSchema, pathOf } from './held-table.ts';
import { tableOfRows } from './rows-sql.ts';
import { placesSql } from './view-sql.ts';

export interface HeldColumns extends HeldTable {
  readonly columns: readonly Column[];
  readonly truncated: boolean;
}

/** Who asked can stop it. */
const patientTimeoutMs = 600_000;

/** Questions go first: nobody waits for a result to be held before the first of its rows are shown. */
const behind = { priority: priorities.load };

/**
 * Keeps a query's result as a table. Asked for no row first, as a question is: what is not one query that only reads
 * is refused by the engine before anything is made.
 */
export async function holdQuery(
  connection: Connection,
  name: string,
  sql: string,
  { rowLimit, signal }: { readonly rowLimit: number; readonly signal: AbortSignal },
): Promise<HeldColumns> {
  const { columns } = await ask(connection, sql, { rowLimit: 0, timeoutMs: patientTimeoutMs, signal });
  await execute(connection, `CREATE SCHEMA IF NOT EXISTS ${heldSchema}`, behind);
  const made = `CREATE TABLE ${pathOf(name)} (${allCells(columns)}) AS ${wrapQuery(sql, rowLimit + 1).sql}`;
  await execute(connection, made, { ...behind, signal });
  const rowCount = await countRows(connection, name);
  if (rowCount <= rowLimit) return { name, columns, rowCount, truncated: false };
  await execute(connection, `DELETE FROM ${pathOf(name)} WHERE rowid >= ${rowLimit}`, behind);
  return { name, columns, rowCount: rowLimit, truncated: true };
}

export async function holdRows(
  connection: Connection,
  name: string,
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] },
  signal: AbortSignal,
): Promise<HeldColumns> {
  await execute(connection, `CREATE SCHEMA IF NOT EXISTS ${heldSchema}`, behind);
  for (const statement of tableOfRows(name, columns, rows)) {
    await execute(connection, statement, { ...behind, signal });
  }
  return { name, columns, rowCount: await countRows(connection, name), truncated: false };
}

/** Keeps the places of a view's rows, in its order. */
export async function arrangeRows(
  connection: Connection,
  name: string,
  held: Pick<HeldColumns, 'name' | 'columns'>,
  view: RowView,
  signal: AbortSignal,
): Promise<HeldTable> {
  const sql = placesSql(held.name, held.columns, view);
  await execute(connection, `CREATE TABLE ${pathOf(name)} AS ${sql}`, { signal });
  return { name, rowCount: await countRows(connection, name) };
}

export function letGo(connection: Connection, name: string): Promise<void> {
  return execute(connection, `DROP TABLE IF EXISTS ${pathOf(name)}`, behind);
}

async function countRows(connection: Connection, name: string): Promise<number> {
  const { rows } = await ask(connection, `SELECT count(*) FROM ${pathOf(name)}`, {});
  return Number(rows[0]?.[0] ?? 0);
}
