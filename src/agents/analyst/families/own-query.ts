import { capital } from '../compose/query-ask.ts';
import type { Task } from '../family.ts';

/** A task whose query the intent language cannot say: the given one is run instead, and nothing is checked against it. */
export function withOwnQuery(task: Task, sql: string, purpose: string): Task {
  return {
    ...task,
    queries: [{ sql, purpose: capital(purpose) }],
    compose: (findings, subject) => ({ ...task.compose(findings, subject), crossChecks: [] }),
  };
}
