import { type Column, quoteIdentifier } from '../../../src/core/dataset.ts';
import type { ResultSet } from '../../../src/core/result-set.ts';
import { cellsAt } from '../held/held-table.ts';

/** Types that Arrow and Parquet say as DuckDB means them. */
const plain =
  /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE|DECIMAL\(.*\)|VARCHAR|BOOLEAN|BLOB|DATE|TIME|TIMESTAMP.*)$/;
/** Inside of lists and structures these have no plain form. */
const lostInside =
  /\b(BOOLEAN|U?HUGEINT|UUID|BIT|BIGNUM|INTERVAL|ENUM|MAP|UNION|JSON|TIME WITH TIME ZONE)\b|"NULL"/;

/** A held column for files of typed columns; what has no type that other programs know becomes DuckDB's text of it. */
export function plainColumn({ name, type }: Column, place: number, wide: WideColumns): string {
  const cell = cellsAt(place);
  const isPlain = plain.test(type) || (isNested(type) && !lostInside.test(type));
  return named(isPlain ? cell : `CAST(${cell} AS ${wide.get(place) ?? 'VARCHAR'})`, name);
}

/** A held column for files of texts, which are made of cells: what cannot be told from Arrow alone is told as text. */
export function cellColumn({ name, type }: Column, place: number): string {
  const cell = cellsAt(place);
  return named(/\b(ENUM|MAP)\b/.test(type) ? `CAST(${cell} AS VARCHAR)` : cell, name);
}

function named(sql: string, name: string): string {
  return `${sql} AS ${quoteIdentifier(name)}`;
}

function isNested(type: string): boolean {
  return type.endsWith(']') || type.startsWith('STRUCT(');
}

/** The narrowest type that holds all values of a column of 128-bit numbers, by its place. */
export type WideColumns = ReadonlyMap<number, string>;

/** Sums of whole numbers are 128 bits wide, and hardly ever that large. */
export async function wideColumns(
  query: (sql: string) => Promise<ResultSet>,
  rows: string,
  columns: readonly Column[],
): Promise<WideColumns> {
  const places = columns.flatMap(({ type }, place) => (/^U?HUGEINT$/.test(type) ? [place] : []));
  if (places.length === 0) return new Map();
  const fits = (place: number, type: string) =>
    `count(${cellsAt(place)}) = count(TRY_CAST(${cellsAt(place)} AS ${type}))`;
  const asked = places.flatMap((place) => [fits(place, 'BIGINT'), fits(place, 'DECIMAL(38,0)')]);
  const [row = []] = (await query(`SELECT ${asked.join(', ')} FROM ${rows}`)).rows;
  return new Map(
    places.map((place, index) => {
      const [isNarrow, isDecimal] = row.slice(index * 2);
      return [place, isNarrow === true ? 'BIGINT' : isDecimal === true ? 'DECIMAL(38,0)' : 'VARCHAR'];
    }),
  );
}
