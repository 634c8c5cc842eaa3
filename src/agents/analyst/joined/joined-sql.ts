import { quoteIdentifier } from '../../../core/dataset.ts';
import type { Join } from '../../../core/joins.ts';
import { withDefinition, withQueries } from '../define.ts';
import type { Task } from '../family.ts';
import type { JoinedTables } from './joined-tables.ts';

/** The same task over joined tables: each of its queries says first how they are joined. */
export function overJoined(task: Task, joined: JoinedTables): Task {
  return withQueries(task, (sql) => joinedSql(sql, joined));
}

/**
 * A query over the joined tables, that can be read and run by itself: what it calls a table is spelled out before it.
 * Only tables that it needs are joined.
 */
export function joinedSql(sql: string, joined: JoinedTables): string {
  const isEverything = new RegExp(`\\*\\s+FROM ${quoteIdentifier(joined.subject.table.name)}`).test(sql);
  const columns = joined.columns.filter(({ name }) => isEverything || sql.includes(quoteIdentifier(name)));
  const joins = neededJoins(
    joined.joins,
    columns.map(({ table }) => table),
  );
  const base = quoteIdentifier(joined.base.table.name);
  const terms = [
    `${base}.*`,
    ...(/\browid\b/.test(sql) ? [`${base}.rowid AS rowid`] : []),
    ...columns.map(({ name, table, column }) => termSql(table, column, name)),
  ];
  const definition = [
    `${quoteIdentifier(joined.subject.table.name)} AS (`,
    `  SELECT ${terms.join(', ')}`,
    `  FROM ${base}`,
    ...joins.map((join) => `  ${joinSql(join)}`),
    ')',
  ].join('\n');
  return withDefinition(sql, definition);
}

function termSql(table: string, column: string, name: string): string {
  const term = `${quoteIdentifier(table)}.${quoteIdentifier(column)}`;
  return name === column ? term : `${term} AS ${quoteIdentifier(name)}`;
}

function joinSql({ many, one }: Join): string {
  const left = `${quoteIdentifier(many.table)}.${quoteIdentifier(many.column)}`;
  const right = `${quoteIdentifier(one.table)}.${quoteIdentifier(one.column)}`;
  return `LEFT JOIN ${quoteIdentifier(one.table)} ON ${left} = ${right}`;
}

/** Those that lead to the tables, and those on the way there. */
export function neededJoins(joins: readonly Join[], tables: readonly string[]): readonly Join[] {
  const needed = new Set(tables);
  for (const join of joins.toReversed()) if (needed.has(join.one.table)) needed.add(join.many.table);
  return joins.filter(({ one }) => needed.has(one.table));
}
