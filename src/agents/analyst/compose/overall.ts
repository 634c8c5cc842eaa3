import type { CrossCheck } from '../../../core/agent.ts';
import type { BoundValue } from '../../../core/answer.ts';
import type { Cell } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { QueryStep } from '../family.ts';
import { all, type Filter, type GroupsIntent, type Measure, overAll } from '../intent.ts';
import type { Parse } from '../read/parse.ts';
import { writeSql } from '../sql/write-sql.ts';
import { measureFormat } from './format.ts';
import type { QueryAsk } from './query-ask.ts';

/** The same measure of all rows together, which groups are compared with. Only of averages and rates: they have one. */
export function overallStep(ask: QueryAsk): QueryStep | undefined {
  const intent = comparable(ask);
  if (intent === undefined) return undefined;
  return { sql: writeSql(ungrouped(intent)).sql, purpose: `Overall, to compare the groups with` };
}

/** The overall value, where `overallStep` asked for one: it is the second finding then. */
export function overallValue(of: Parse, ask: QueryAsk, findings: readonly Finding[]): BoundValue | undefined {
  const intent = comparable(ask);
  const finding = findings[1];
  const measure = intent?.measures[0];
  if (measure === undefined || finding?.language !== 'sql') return undefined;
  const [column] = finding.result.columns;
  const value = finding.result.rows[0]?.[0];
  if (column === undefined || value === undefined || value === null) return undefined;
  return {
    value,
    format: measureFormat(measure, of.schema),
    origin: { kind: 'cell', cell: { resultId: finding.id, row: 0, column: column.name } },
  };
}

/** The first group's value again, with the group as a filter in place of a grouping. */
export function groupCheck(ask: QueryAsk, rows: readonly (readonly Cell[])[]): CrossCheck | undefined {
  const { intent } = ask;
  const [row] = rows;
  if (intent.kind !== 'groups' || intent.by.length === 0 || row === undefined) return undefined;
  const [measure] = intent.measures;
  const expected = row[intent.by.length];
  if (measure?.kind === 'running') return runningCheck(intent, measure, rows.at(-1)?.[intent.by.length]);
  if (measure === undefined || !isOfGroup(measure) || expected === undefined) return undefined;
  const where = all([intent.where, ...intent.by.map((left, index) => isGroup(left, row[index] ?? null))]);
  const { sql } = writeSql(overAll(intent.table, [measure], where));
  return { name: 'the first group, filtered in place of grouped', sql, expected };
}

/** Computed of the rows of one group alone. */
function isOfGroup({ kind }: Measure): boolean {
  return !/^(share|running|change|moving-mean)$/.test(kind);
}

/** At the end a running figure is that of all rows. */
function runningCheck(
  intent: GroupsIntent,
  { of }: Extract<Measure, { kind: 'running' }>,
  expected: Cell | undefined,
): CrossCheck | undefined {
  if (expected === undefined || expected === null || intent.limit !== undefined) return undefined;
  const { sql } = writeSql(ungrouped({ ...intent, measures: [of] }));
  return { name: 'the last running figure, over all rows at once', sql, expected };
}

function isGroup(left: GroupsIntent['by'][number], value: Cell): Filter {
  return value === null
    ? { kind: 'missing', of: left }
    : { kind: 'compare', left, operator: '=', right: value };
}

function comparable({ intent, shape }: QueryAsk): GroupsIntent | undefined {
  if (intent.kind !== 'groups' || intent.by.length === 0 || shape.kind !== 'groups') return undefined;
  const [measure] = intent.measures;
  const isMean = measure?.kind === 'aggregate' && (measure.how === 'mean' || measure.how === 'median');
  return measure?.kind === 'rate' || isMean ? intent : undefined;
}

function ungrouped(intent: GroupsIntent): GroupsIntent {
  return overAll(intent.table, intent.measures.slice(0, 1), intent.where);
}
