import type { Composition, CrossCheck } from '../../core/agent.ts';
import type { PythonStep, QueryStep, Task } from './family.ts';

/** The same task with each of its queries changed: those of its steps, of its simpler way, and of its checks. */
export function withQueries(task: Task, change: (sql: string) => string): Task {
  const query = (step: QueryStep): QueryStep => ({ ...step, sql: change(step.sql) });
  const python = (step: PythonStep): PythonStep =>
    step.sql === undefined ? step : { ...step, sql: change(step.sql) };
  const check = (one: CrossCheck): CrossCheck => ({ ...one, sql: change(one.sql) });
  const checked = (composition: Composition): Composition => ({
    ...composition,
    crossChecks: composition.crossChecks.map(check),
  });
  const { python: first, pythonNext: next, simpler } = task;
  return {
    ...task,
    queries: task.queries.map(query),
    ...(first === undefined ? {} : { python: python(first) }),
    ...(next === undefined ? {} : { pythonNext: (found) => mapped(next(found), python) }),
    ...(simpler === undefined
      ? {}
      : {
          simpler: {
            query: query(simpler.query),
            compose: (found) => checked(simpler.compose(found)),
          },
        }),
    compose: (findings, subject) => checked(task.compose(findings, subject)),
  };
}

function mapped(
  step: PythonStep | undefined,
  change: (step: PythonStep) => PythonStep,
): PythonStep | undefined {
  return step === undefined ? undefined : change(step);
}

/** A query that can be read and run by itself: what it calls a table is spelled out before it. */
export function withDefinition(sql: string, definition: string): string {
  return /^\s*WITH\s/i.test(sql)
    ? sql.replace(/^\s*WITH\s+/i, () => `WITH ${definition},\n`)
    : `WITH ${definition}\n${sql}`;
}
