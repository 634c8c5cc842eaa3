import { quoteIdentifier } from '../../../core/dataset.ts';
import type { Task } from '../family.ts';
import type { Parse } from '../read/parse.ts';
import { wordsOf } from '../text/tokens.ts';
import { neededJoins } from './joined-sql.ts';
import type { JoinedColumn, JoinedTables } from './joined-tables.ts';

/** Why a question cannot be answered over joined tables without counting something more than once. */
export function obstacleOf(task: Task, parse: Parse, joined: JoinedTables): string | undefined {
  const { base, columns } = joined;
  const added = columns.find((column) => isRepeated(column, joined) && isAdded(column, task));
  if (added !== undefined) {
    return `Joined with ${base.table.name}, each row of ${added.table} would count as often as ${base.table.name} point to it, so a figure over its ${added.column} would mislead.`;
  }
  const counted = countedTable(task, parse, joined);
  return counted === undefined
    ? undefined
    : `Joined, rows of ${base.table.name} would be counted, and not ${counted}.`;
}

/** Looked up along joins of one row to one row, a value counts once. */
function isRepeated({ table }: JoinedColumn, { joins }: JoinedTables): boolean {
  return neededJoins(joins, [table]).some(({ isOneToOne }) => !isOneToOne);
}

/** A sum or average over the ages of customers, once for each order, answers another question than the one asked. */
function isAdded({ name }: JoinedColumn, { queries, python }: Task): boolean {
  if (python !== undefined) return false;
  const column = quoteIdentifier(name).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const added = new RegExp(`\\b(sum|avg|median|stddev_\\w+|var_\\w+|quantile_cont|mode)\\([^()]*${column}`);
  return queries.some(({ sql }) => added.test(sql));
}

/** "how many customers …" where the rows are orders. */
function countedTable(
  { queries }: Task,
  { tokens }: Parse,
  { base, joins }: JoinedTables,
): string | undefined {
  if (!queries.some(({ sql }) => sql.includes('count(*)'))) return undefined;
  const own = wordsOf(base.table.name);
  return joins
    .map(({ one }) => one.table)
    .find((table) => {
      const names = wordsOf(table).filter((stem) => !own.includes(stem));
      return tokens.some(
        ({ stem }, at) =>
          names.includes(stem) && /^(how many|(number|count) of)$/.test(wordsBefore(tokens, at)),
      );
    });
}

function wordsBefore(tokens: Parse['tokens'], at: number): string {
  return tokens
    .slice(Math.max(0, at - 2), at)
    .map(({ word }) => word)
    .join(' ');
}
