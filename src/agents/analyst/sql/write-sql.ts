import type { Cell } from '../../../core/cell.ts';
import { quoteIdentifier } from '../../../core/dataset.ts';
import type { GroupsIntent, Intent, RowsIntent, ScalarIntent } from '../intent.ts';
import { expressionSql } from './expression.ts';
import { filterSql } from './filter.ts';
import { labelOf, measureLabel } from './label.ts';
import { literal } from './literal.ts';
import { measureSql, windowLines } from './measure.ts';
import { missingLast, orderLines, orderOfGroup, withoutTies } from './order.ts';

/** A query with the names of its result columns. */
export interface WrittenSql {
  readonly sql: string;
  readonly columns: readonly string[];
}

export function writeSql(intent: Intent): WrittenSql {
  switch (intent.kind) {
    case 'rows':
      return rowsSql(intent);
    case 'groups':
      return groupsSql(intent);
    case 'pair':
      return {
        sql: `SELECT\n  (${scalarSql(intent.left)}) AS "left",\n  (${scalarSql(intent.right)}) AS "right"`,
        columns: ['left', 'right'],
      };
  }
}

function scalarSql(intent: ScalarIntent | { kind: 'constant'; value: Cell }): string {
  if (intent.kind === 'constant') return literal(intent.value);
  return writeSql(intent).sql;
}

function rowsSql(intent: RowsIntent): WrittenSql {
  const terms = nameTerms(
    intent.columns.map((expression) => [expressionSql(expression), labelOf(expression)]),
  );
  const besides = intent.beside === undefined ? [] : [besideSql(intent.table, intent.beside)];
  const lines = [
    `SELECT ${intent.distinct === true ? 'DISTINCT ' : ''}${terms.map(termSql).join(', ')}`,
    `FROM ${quoteIdentifier(intent.table)}`,
    ...whereLines([
      ...(intent.where === undefined ? [] : [filterSql(intent.where, intent.table)]),
      ...besides,
    ]),
    ...orderLines(withoutTies(intent.order, intent.columns), []),
    ...limitLines(intent),
  ];
  return { sql: lines.join('\n'), columns: terms.map(([, name]) => name) };
}

function besideSql(table: string, beside: NonNullable<RowsIntent['beside']>): string {
  const pick = beside.side === 'after' ? 'max(rowid)' : 'min(rowid)';
  const sign = beside.side === 'after' ? '>' : '<';
  return `rowid ${sign} (SELECT ${pick} FROM ${quoteIdentifier(table)} WHERE ${filterSql(beside.of, table)})`;
}

function groupsSql(intent: GroupsIntent): WrittenSql {
  const from = quoteIdentifier(intent.table);
  const keys: Term[] = intent.by.map((expression) => [expressionSql(expression), labelOf(expression)]);
  const measures: Term[] = intent.measures.map((measure) => [
    measureSql(measure, intent),
    measureLabel(measure),
  ]);
  const terms = nameTerms([...keys, ...measures]);
  const named = terms.slice(keys.length);
  const lines = [
    `SELECT ${terms.map(termSql).join(', ')}`,
    `FROM ${from}`,
    ...whereLines(intent.where === undefined ? [] : [filterSql(intent.where, intent.table)]),
    ...(keys.length === 0 ? [] : [`GROUP BY ${keys.map((_, index) => index + 1).join(', ')}`]),
    ...againstLines(intent),
    ...windowLines(intent),
    ...bestLines(intent),
    ...orderLines(
      withoutTies(intent.order, intent.by).map((order) => orderOfGroup(order, intent.by)),
      named.map(([, name]) => name),
      missingLast(intent),
    ),
    ...limitLines(intent),
  ];
  return { sql: lines.join('\n'), columns: terms.map(([, name]) => name) };
}

/** Groups that lie above or below a number, or the whole. */
function againstLines({ against, measures: [measure], table, where }: GroupsIntent): string[] {
  if (against === undefined || measure === undefined) return [];
  const own = measureSql(measure, { table, by: [] });
  if (against.to !== undefined) return [`HAVING ${own} ${against.operator} ${literal(against.to)}`];
  const rows = where === undefined ? {} : { where };
  const whole = groupsSql({ kind: 'groups', table, by: [], measures: [measure], ...rows }).sql;
  return [`HAVING ${own} ${against.operator} (${whole.replaceAll('\n', ' ')})`];
}

/** The first of each group of the second key, with all that have the same rank. */
function bestLines({ best, by: [, group], measures: [measure], table }: GroupsIntent): string[] {
  if (best === undefined || group === undefined || measure === undefined) return [];
  const own = measureSql(measure, { table, by: [] });
  const order = `${own} ${best.descending ? 'DESC' : 'ASC'} NULLS LAST`;
  const rank = `rank() OVER (PARTITION BY ${expressionSql(group)} ORDER BY ${order})`;
  return [`QUALIFY ${own} IS NOT NULL AND ${rank} <= ${best.count}`];
}

type Term = readonly [sql: string, name: string];

function termSql([sql, name]: Term): string {
  return sql === quoteIdentifier(name) ? sql : `${sql} AS ${quoteIdentifier(name)}`;
}

/** Every result column has a name of its own. */
function nameTerms(terms: readonly Term[]): Term[] {
  const taken = new Map<string, number>();
  return terms.map(([sql, name]) => {
    const count = (taken.get(name.toLowerCase()) ?? 0) + 1;
    taken.set(name.toLowerCase(), count);
    return [sql, count === 1 ? name : `${name} ${count}`];
  });
}

function whereLines(conditions: readonly string[]): string[] {
  return conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`];
}

function limitLines(intent: { readonly limit?: number; readonly offset?: number }): string[] {
  if (intent.limit === undefined) return [];
  return [`LIMIT ${intent.limit}${intent.offset === undefined ? '' : ` OFFSET ${intent.offset}`}`];
}
