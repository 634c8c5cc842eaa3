import { quoteIdentifier } from '../../core/dataset.ts';
import type { ColumnMatch, TableMatch } from '../../core/replay.ts';
import { mentions } from './mentions.ts';

/** What stands for the table that is asked about, unless a table has such a name. */
const standIns = ['data', 'transactions'];

/** Whether a table is what the analysis was asked of, under its own name: nothing need be said anew. */
export function isAsRecorded({ recorded, table, filter, columns }: TableMatch): boolean {
  return (
    table === recorded &&
    filter.trim() === '' &&
    columns.every(({ recorded: name, stand }) => stand !== null && 'column' in stand && stand.column === name)
  );
}

/**
 * A recorded query over other tables: the names that it uses are given to them around it, and the query itself stays as
 * it was. The first match is the table that `data` and `transactions` stand for.
 */
export function pointedSql(sql: string, matches: readonly TableMatch[]): string {
  const named = matches.flatMap((match, index) =>
    namesOf(match, index === 0, matches)
      .filter((name) => match.table !== null && mentions(sql, name))
      .map((name) => ({ name, match })),
  );
  if (named.every(({ name, match }) => isAsRecorded(match) && name === match.table)) return sql;
  // In two layers: inside the second a name means the new table, whatever has that name outside.
  const outer = matches.map(
    ({ table }, index) =>
      `${inner(index)} AS NOT MATERIALIZED (SELECT * FROM ${quoteIdentifier(table ?? '')})`,
  );
  const kept = outer.filter((_, index) => named.some(({ match }) => match === matches[index]));
  const renamed = named.map(
    ({ name, match }) =>
      `${quoteIdentifier(name)} AS NOT MATERIALIZED (${selection(match, inner(matches.indexOf(match)))})`,
  );
  return `WITH ${kept.join(', ')} SELECT * FROM (\nWITH ${renamed.join(', ')} SELECT * FROM (\n${sql.replace(/;\s*$/, '')}\n))`;
}

/** All rows of the table that is asked about, in the names of the analysis. */
export function wholeTableSql(match: TableMatch): string {
  return selection(match, quoteIdentifier(match.table ?? ''));
}

function inner(index: number): string {
  return `"~${index + 1}"`;
}

function namesOf(
  { recorded }: TableMatch,
  isFirst: boolean,
  matches: readonly TableMatch[],
): readonly string[] {
  if (!isFirst) return [recorded];
  const free = standIns.filter((word) => !matches.some(({ recorded: name }) => name.toLowerCase() === word));
  return [recorded, ...free];
}

function selection(match: TableMatch, from: string): string {
  const columns = match.columns.flatMap(columnSql);
  const rows = `SELECT ${columns.length === 0 ? '*' : columns.join(', ')} FROM ${from}`;
  return match.filter.trim() === '' ? rows : `SELECT * FROM (${rows}) WHERE (\n${match.filter}\n)`;
}

function columnSql({ recorded, stand }: ColumnMatch): string[] {
  if (stand === null) return [];
  const name = quoteIdentifier(recorded);
  if ('expression' in stand) return [`(\n${stand.expression}\n) AS ${name}`];
  return [stand.column === recorded ? name : `${quoteIdentifier(stand.column)} AS ${name}`];
}
