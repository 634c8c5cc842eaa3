import type { Database } from 'sql.js';
import { type ImportNote, quoteIdentifier } from '../../../core/dataset.ts';
import { infoNote } from '../../../core/import-note.ts';

/** Something that rows can be selected from. */
export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'virtual';
  readonly columns: readonly { readonly name: string; readonly declared: string }[];
}

const mostColumns = 4000;

/** All but what SQLite keeps for itself, and the tables behind virtual ones. */
export function relationsOf(database: Database): {
  relations: readonly Relation[];
  notes: readonly ImportNote[];
} {
  const relations: Relation[] = [];
  const notes: ImportNote[] = [];
  const all = listed(database);
  const virtual = all.filter(([, type]) => type === 'virtual').map(([name]) => name);
  for (const [name, type] of all) {
    if (name.toLowerCase().startsWith('sqlite_') || type === 'shadow') continue;
    if (isIndexOf(virtual, name)) continue;
    const kind = type === 'view' || type === 'virtual' ? type : 'table';
    try {
      relations.push({ name, kind, columns: columnsIn(database, name) });
    } catch (error) {
      if (kind === 'table' || !(error instanceof Error)) throw error;
      notes.push(infoNote({ code: 'left-out', kind, name, reason: error.message, isOpened: false }));
    }
  }
  return { relations, notes };
}

/** What the search of FTS and R*Tree works on, which this SQLite does not know for what it is. */
function isIndexOf(virtual: readonly string[], name: string): boolean {
  const owner = name.replace(/_(data|idx|docsize|config|segments|segdir|stat|node|parent|rowid)$/, '');
  return owner !== name && virtual.includes(owner);
}

function listed(database: Database): (readonly [name: string, type: string])[] {
  const types = new Map(textRows(database, "SELECT name, type FROM pragma_table_list WHERE schema = 'main'"));
  const names = textRows(
    database,
    "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY rowid",
  );
  return names.map(([name, type]) => [name, types.get(name) ?? type]);
}

function columnsIn(database: Database, name: string): Relation['columns'] {
  // A hidden column of a virtual table (1) is an argument; generated ones (2 and 3) hold values.
  const columns = textRows(database, 'SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1', [
    name,
  ]);
  if (columns.length === 0) throw new Error('it has no columns');
  if (columns.length > mostColumns) throw new Error(`it has more than ${mostColumns} columns`);
  return columns.map(([column, declared]) => ({ name: column, declared }));
}

function textRows(database: Database, sql: string, values: readonly string[] = []): [string, string][] {
  const statement = database.prepare(sql, [...values]);
  const rows: [string, string][] = [];
  try {
    while (statement.step()) {
      const [first, second] = statement.get();
      rows.push([String(first ?? ''), String(second ?? '')]);
    }
  } finally {
    statement.free();
  }
  return rows;
}

/** SQLite quotes names as DuckDB does. */
export function sourceOf({ name, columns }: Relation): string {
  return `SELECT ${columns.map((column) => quoteIdentifier(column.name)).join(', ')} FROM ${quoteIdentifier(name)}`;
}
