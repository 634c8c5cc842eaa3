import { type Schema, type SchemaColumn, schemaOf } from '../schema/schema.ts';
import { wordsOf } from '../text/tokens.ts';
import type { JoinedTables } from './joined-tables.ts';

/** Of joined tables, a column may be named with its table: "customer region". A row is still what it is in the base. */
export function schemaOfJoined({ subject, base, columns }: JoinedTables): Schema {
  const schema = schemaOf(subject);
  const tables = new Map(columns.map(({ name, table }) => [name, table]));
  return {
    ...schema,
    nameWords: schemaOf(base).nameWords,
    columns: schema.columns.map((column) => withTable(column, tables.get(column.name) ?? base.table.name)),
  };
}

function withTable(column: SchemaColumn, table: string): SchemaColumn {
  const own = new Set(column.words.map(({ stem }) => stem));
  const before = wordsOf(table).filter((stem) => /^\p{L}{3,}$/u.test(stem) && !own.has(stem));
  return { ...column, words: [...column.words, ...before.map((stem) => ({ stem, weight: 0 }))] };
}
