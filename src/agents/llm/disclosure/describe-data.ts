import type { Subject } from '../../../core/agent.ts';
import { type Join, matchShare } from '../../../core/joins.ts';
import { describeColumn, toldValues } from './describe-column.ts';
import { fenced, quotedName, tokensIn } from './quote.ts';
import { type Scope, tells } from './scope.ts';

/** Narrows a description to one table, or to columns whose names have one of these words in them. */
export interface Narrowing {
  readonly table?: string | undefined;
  readonly columns?: readonly string[] | undefined;
}

/** The tables that are open, the active one first, as far as the privacy level tells them, cut to the budget. */
export function describeData(scope: Scope, narrowing: Narrowing = {}): string {
  const { subjects, joins = [] } = scope.context;
  const chosen = subjects.filter(
    ({ table }) => narrowing.table === undefined || table.name === narrowing.table,
  );
  const shares = budgets(scope.dataTokens, chosen.length);
  const tables = chosen.flatMap((subject, index) =>
    describeTable(scope, subject, narrowing, shares[index] ?? 0),
  );
  const told = chosen.length > 1 ? joins.map((join) => describeJoin(scope, join)) : [];
  return fenced(scope, 'the open tables', [...tables, ...told]);
}

/** Half for the active table, the rest for the others alike; all of it where it is alone. */
function budgets(tokens: number, count: number): readonly number[] {
  if (count < 2) return [tokens];
  return Array.from({ length: count }, (_, index) => tokens / 2 / (index === 0 ? 1 : count - 1));
}

function describeTable(
  scope: Scope,
  subject: Subject,
  narrowing: Narrowing,
  tokens: number,
): readonly string[] {
  const { table, dataset, profile } = subject;
  const isActive = scope.context.subjects[0] === subject;
  const title = `table ${quotedName(table.name)} of file ${quotedName(dataset.source.fileName)}${isActive ? ' (active: “data” means this table)' : ''}`;
  const rows = tells(scope, 'statistics') ? [`rows: ${table.rowCount}`] : [];
  const columns = table.columns
    .filter(({ name }) => isWanted(name, narrowing.columns))
    .map((column) =>
      describeColumn(
        scope,
        column,
        profile.columns.find(({ name }) => name === column.name),
      ),
    );
  return [title, ...rows, ...cut(columns, tokens), ...relations(scope, subject)];
}

function isWanted(name: string, words: readonly string[] | undefined): boolean {
  if (words === undefined || words.length === 0) return true;
  return words.some((word) => name.toLowerCase().includes(word.toLowerCase()));
}

/** All columns whole; else all by what stands before the first semicolon; else as many of these as there is room for. */
function cut(columns: readonly string[], tokens: number): readonly string[] {
  if (tokensIn(columns.join('\n')) <= tokens) return columns;
  const heads = columns.map((column) => column.split('; ').slice(0, 2).join('; '));
  const kept: string[] = [];
  let left = tokens;
  for (const head of heads) {
    left -= tokensIn(`${head}\n`);
    if (left > 0) kept.push(head);
  }
  const missing = columns.length - kept.length;
  return missing === 0
    ? kept
    : [...kept, `(${missing} more columns: ask read_data_dna with words of their names)`];
}

function relations(scope: Scope, { profile }: Subject): readonly string[] {
  if (!tells(scope, 'statistics')) return [];
  const told = profile.columns.flatMap((column) =>
    toldValues(column).map(({ value }) => [column.name, value]),
  );
  const isTold = (column: string, value: unknown) =>
    value === undefined || value === null || told.some(([name, each]) => name === column && each === value);
  const personal = new Set(profile.columns.filter(({ isPersonal }) => isPersonal).map(({ name }) => name));
  const baselines = profile.baselines
    .filter(({ column, value }) => !personal.has(column) && isTold(column, value))
    .map(
      (each) =>
        `${each.kind} of ${quotedName(each.column)}${each.value === undefined ? '' : ` = ${JSON.stringify(each.value)}`}: ${each.baseline}`,
    );
  const correlations = profile.correlations.map(
    ({ left, right, r }) => `${quotedName(left)} with ${quotedName(right)}: r ${r.toFixed(3)}`,
  );
  const warnings = profile.warnings.map(
    ({ kind, column, count }) =>
      `${kind}${column === undefined ? '' : ` in ${quotedName(column)}`}: ${count}`,
  );
  return [
    ...listed('baselines', baselines),
    ...listed('correlations', correlations),
    ...listed('warnings', warnings),
    ...listed('unique columns', profile.keys.map(quotedName)),
  ];
}

const mostListed = 12;

function listed(what: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${what}: ${items.slice(0, mostListed).join('; ')}`];
}

function describeJoin(scope: Scope, join: Join): string {
  const name = `join: ${quotedName(join.many.table)}.${quotedName(join.many.column)} = ${quotedName(join.one.table)}.${quotedName(join.one.column)} (many to one)`;
  if (!tells(scope, 'statistics')) return name;
  return `${name}, ${(matchShare(join) * 100).toFixed(1)} % of rows match`;
}
