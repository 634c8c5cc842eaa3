import type { Database, SqlValue } from 'sql.js';
import { type ImportNote, quoteIdentifier } from '../../../core/dataset.ts';
import { infoNote } from '../../../core/import-note.ts';
import type { Relation } from './schema.ts';

/** What holds every value of a column: SQLite lets each have a type of its own. */
export interface SqliteColumn {
  readonly name: string;
  readonly type: 'whole' | 'number' | 'boolean' | 'text' | 'bytes';
  /** Values of other types stand as text between texts. */
  readonly isMixed: boolean;
  /** Whether a double holds every integer. */
  readonly isSafe: boolean;
}

interface Tally {
  readonly integers: number;
  readonly reals: number;
  readonly texts: number;
  readonly blobs: number;
  /** Whether a double holds every integer. */
  readonly isSafe: boolean;
  readonly isZeroOrOne: boolean;
}

/** The types of a relation's columns, from all of its values, and how many of its cells are not NULL. */
export function columnsOf(
  database: Database,
  relation: Relation,
): { columns: readonly SqliteColumn[]; cells: number; notes: readonly ImportNote[] } {
  const tallies = relation.columns.map(({ name }) => tallyOf(database, relation, name));
  const columns = relation.columns.map((column, index): SqliteColumn => {
    const tally = tallies[index] ?? nothing;
    return { name: column.name, isSafe: tally.isSafe, ...typed(column, tally) };
  });
  return {
    columns,
    cells: tallies.reduce(
      (sum, { integers, reals, texts, blobs }) => sum + integers + reals + texts + blobs,
      0,
    ),
    notes: columns.flatMap((column, index) => mixNotes(relation, column, tallies[index] ?? nothing)),
  };
}

const nothing: Tally = { integers: 0, reals: 0, texts: 0, blobs: 0, isSafe: true, isZeroOrOne: false };

/** From the rows themselves: an index may say otherwise in a damaged file. */
function tallyOf(database: Database, { name, kind }: Relation, column: string): Tally {
  const c = quoteIdentifier(column);
  const count = (type: string) => `sum(typeof(${c}) = '${type}')`;
  const statement = database.prepare(
    `SELECT ${count('integer')}, ${count('real')}, ${count('text')}, ${count('blob')},
       total(typeof(${c}) = 'integer' AND (${c} > 9007199254740991 OR ${c} < -9007199254740991)) = 0,
       total(${c} IS NOT NULL AND ${c} NOT IN (0, 1)) = 0
     FROM ${quoteIdentifier(name)}${kind === 'table' ? ' NOT INDEXED' : ''}`,
  );
  try {
    statement.step();
    const [integers, reals, texts, blobs, isSafe, isZeroOrOne] = statement.get();
    return {
      integers: Number(integers ?? 0),
      reals: Number(reals ?? 0),
      texts: Number(texts ?? 0),
      blobs: Number(blobs ?? 0),
      isSafe: isSafe === 1,
      isZeroOrOne: isZeroOrOne === 1,
    };
  } finally {
    statement.free();
  }
}

function typed(
  { declared }: Relation['columns'][number],
  tally: Tally,
): Pick<SqliteColumn, 'type' | 'isMixed'> {
  const { integers, reals, texts, blobs, isSafe, isZeroOrOne } = tally;
  const numbers = integers + reals;
  if (numbers === 0 && texts === 0 && blobs > 0) return { type: 'bytes', isMixed: false };
  if (texts > 0 || blobs > 0) return { type: 'text', isMixed: numbers > 0 || blobs > 0 };
  if (numbers === 0) return { type: emptyType(declared), isMixed: false };
  if (reals > 0) return isSafe ? { type: 'number', isMixed: false } : { type: 'text', isMixed: true };
  const isFlag = /^bool/i.test(declared) && isZeroOrOne;
  return { type: isFlag ? 'boolean' : 'whole', isMixed: false };
}

/** By SQLite's rules of affinity, https://sqlite.org/datatype3.html#determination_of_column_affinity. */
function emptyType(declared: string): SqliteColumn['type'] {
  if (/int/i.test(declared)) return 'whole';
  if (/char|clob|text/i.test(declared)) return 'text';
  if (/blob/i.test(declared)) return 'bytes';
  return /real|floa|doub|num|dec/i.test(declared) ? 'number' : 'text';
}

function mixNotes({ name: table }: Relation, { name, isMixed }: SqliteColumn, tally: Tally): ImportNote[] {
  if (!isMixed) return [];
  const { integers, reals, texts, blobs } = tally;
  const numbers = integers + reals;
  return [infoNote({ code: 'mixed-storage', column: name, table, numbers, texts, blobs })];
}

export type Value = SqlValue | bigint;
