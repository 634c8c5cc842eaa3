import { quoteIdentifier } from '../../src/core/dataset.ts';
import type { Connection } from './bindings.ts';

/** Words that stand for the table a question is about, unless a table of that name is there. */
const standIns = ['data', 'transactions'];

/**
 * Lets `data` and `transactions` mean the active table on this connection, or the only table when none is active.
 * They are temporary views, so nothing is rewritten in the query itself.
 */
export async function pointNames(
  connection: Connection,
  sql: string,
  namesOfTables: () => Promise<readonly string[]>,
  activeTable: string | undefined,
): Promise<void> {
  const words = mentionedIn(sql);
  if (words.length === 0) return;
  const tables = await namesOfTables();
  const target = activeTable ?? (tables.length === 1 ? tables[0] : undefined);
  for (const word of words) {
    const statement = hasTable(tables, word) ? dropView(word) : viewOf(word, target);
    await connection.bindings.runQuery(connection.id, statement);
  }
}

/** Lets them mean nothing: for statements about a table that is being made, and may have such a name itself. */
export async function forgetNames(connection: Connection, sql: string): Promise<void> {
  for (const word of mentionedIn(sql)) await connection.bindings.runQuery(connection.id, dropView(word));
}

function mentionedIn(sql: string): readonly string[] {
  return standIns.filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(sql));
}

function hasTable(tables: readonly string[], name: string): boolean {
  return tables.some((table) => table.toLowerCase() === name);
}

function viewOf(word: string, target: string | undefined): string {
  if (target === undefined) return dropView(word);
  return `CREATE OR REPLACE TEMP VIEW ${word} AS SELECT * FROM ${quoteIdentifier(target)}`;
}

function dropView(word: string): string {
  return `DROP VIEW IF EXISTS temp.main.${word}`;
}
