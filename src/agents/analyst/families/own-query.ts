import { capital } from '../compose/query-ask.ts';
import type { Task } from '../family.ts';

/**
 * A task whose query the intent language cannot say: the given one is run instead, nothing is checked against the
 * intent, and what goes on from it is given too.
 */
export function withOwnQuery(task: Task, sql: string, purpose: string, followUps: readonly string[]): Task {
  return {
    ...task,
    queries: [{ sql, purpose: capital(purpose) }],
    compose: (findings, subject) => {
      const { answer } = task.compose(findings, subject);
      return { answer: { ...answer, followUps }, crossChecks: [] };
    },
  };
}
