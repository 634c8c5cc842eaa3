import type { Subject } from '../../../core/agent.ts';
import type { Assumption } from '../../../core/answer.ts';
import { quoteIdentifier } from '../../../core/dataset.ts';
import type { ColumnProfile } from '../../../core/profile.ts';
import { withDefinition, withQueries } from '../define.ts';
import type { Task } from '../family.ts';
import type { Step } from './step.ts';

/** A table as it is after some steps: defined in each query, never stored. */
export interface PreparedTable {
  readonly subject: Subject;
  readonly steps: readonly Step[];
  /** The table that was opened. */
  readonly base: Subject;
}

export function withStep(current: Subject, before: PreparedTable | undefined, step: Step): PreparedTable {
  const base = before?.base ?? current;
  const steps = [...(before?.steps ?? []), step];
  const name = `${base.table.name}_prepared`;
  const columns = [...current.profile.columns, ...(step.adds === undefined ? [] : [step.adds])];
  const profile = {
    ...current.profile,
    table: name,
    columns: columns.map((column) => completed(column, step)),
    sample: { ...current.profile.sample, rows: [] },
  };
  const table = {
    ...current.table,
    name,
    columns: profile.columns.map((column) => ({ name: column.name, type: column.type, kind: column.kind })),
  };
  return { subject: { ...current, table, profile }, steps, base };
}

function completed(column: ColumnProfile, { completes = [] }: Step): ColumnProfile {
  return completes.includes(column.name) ? { ...column, nullCount: 0 } : column;
}

/** The task over the prepared table: each query says first how it is prepared, each answer what was done. */
export function overPrepared(task: Task, prepared: PreparedTable): Task {
  const rewritten = withQueries(task, (sql) => preparedSql(sql, prepared));
  return {
    ...rewritten,
    assumptions: [...stepWords(prepared), ...task.assumptions.map(withoutAlternatives)],
    compose: (findings, subject) => {
      const composition = rewritten.compose(findings, subject);
      return { ...composition, answer: { ...composition.answer, followUps: [] } };
    },
  };
}

function stepWords({ steps }: PreparedTable): Assumption[] {
  return steps.map(({ text }) => ({ text, alternatives: [] }));
}

/** Asked again by itself, a question would lack the steps. */
function withoutAlternatives(assumption: Assumption): Assumption {
  return { ...assumption, alternatives: [] };
}

function preparedSql(sql: string, { base, steps, subject }: PreparedTable): string {
  const names = steps.map((_, at) =>
    at === steps.length - 1 ? subject.table.name : `${subject.table.name}_${at + 1}`,
  );
  const needsOrder = /\browid\b/.test(sql);
  const definitions = steps.map(({ selectFrom }, at) => {
    const from = at === 0 ? base.table.name : (names[at - 1] ?? '');
    const select = selectFrom(from);
    const ordered = needsOrder && at === 0 ? select.replace('SELECT *', 'SELECT rowid, *') : select;
    return `${quoteIdentifier(names[at] ?? '')} AS (${ordered})`;
  });
  return withDefinition(sql, definitions.join(',\n'));
}
