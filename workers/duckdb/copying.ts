import { z } from 'zod';
import { quoteIdentifier } from '../../src/core/dataset.ts';
import type { ResultSet } from '../../src/core/result-set.ts';

/** Fewer rows are written in no time, whatever is in them. */
const fewRows = 10_000;

/** The first rows are looked at: some of those that DuckDB compresses together. */
const lookedAt = 20_480;
/** Where more of their texts differ, DuckDB finds little to compress and takes long to look for it. */
const mostDistinct = 0.8;

interface Described {
  readonly name: string;
  readonly type: string;
}

/**
 * The statements that make a table a copy of another, both named in SQL, for a database that lasts. Keys, addresses and
 * remarks, texts that hardly repeat, stay uncompressed: DuckDB would make them half as long in four to ten times the
 * time (2,000,000 keys of 8 letters: 26 and 17 MB in 0.26 and 0.55 s; 20,000 texts of 7,200: 149 and 109 MB in 0.3 and 13 s).
 */
export async function copying(
  look: (sql: string) => Promise<ResultSet>,
  source: string,
  target: string,
): Promise<readonly string[]> {
  const columns = await describe(look, source);
  const loose = await barelyRepeating(look, source, columns);
  if (loose.size === 0) return [`CREATE OR REPLACE TABLE ${target} AS FROM ${source}`];
  const defined = columns.map(({ name, type }) => {
    const compression = loose.has(name) ? ' USING COMPRESSION uncompressed' : '';
    return `${quoteIdentifier(name)} ${type}${compression}`;
  });
  return [
    `CREATE OR REPLACE TABLE ${target} (${defined.join(', ')})`,
    `INSERT INTO ${target} FROM ${source}`,
  ];
}

const describedSchema = z.array(z.tuple([z.string(), z.string()]));

async function describe(look: (sql: string) => Promise<ResultSet>, source: string): Promise<Described[]> {
  const { rows } = await look(`SELECT column_name, column_type FROM (DESCRIBE ${source})`);
  return describedSchema.parse(rows).map(([name, type]) => ({ name, type }));
}

const countsSchema = z.array(z.coerce.number());

/** The names of text columns whose values hardly repeat in the first rows. */
async function barelyRepeating(
  look: (sql: string) => Promise<ResultSet>,
  source: string,
  columns: readonly Described[],
): Promise<ReadonlySet<string>> {
  const texts = columns.filter(({ type }) => type === 'VARCHAR').map(({ name }) => name);
  if (texts.length === 0) return new Set();
  const distinct = texts.map((name) => `approx_count_distinct(${quoteIdentifier(name)})`);
  const { rows } = await look(
    `SELECT count(*), ${distinct.join(', ')} FROM (FROM ${source} LIMIT ${lookedAt})`,
  );
  const [rowCount = 0, ...counts] = countsSchema.parse(rows[0]);
  if (rowCount < fewRows) return new Set();
  return new Set(texts.filter((_, at) => (counts[at] ?? 0) > mostDistinct * rowCount));
}
