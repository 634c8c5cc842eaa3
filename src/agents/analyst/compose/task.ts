import type { Assumption } from '../../../core/answer.ts';
import type { Scope } from '../families/shared.ts';
import type { Task } from '../family.ts';
import type { Intent } from '../intent.ts';
import type { Parse } from '../read/parse.ts';
import { writeSql } from '../sql.ts';
import { type AnswerShape, composeQuery } from './compose.ts';

/** What a family says of a query it wants answered. */
export interface QueryAsk {
  readonly intent: Intent;
  readonly shape: AnswerShape;
  readonly scope: Scope;
  /** What is computed, in words, without the filter: "average amount by bank". */
  readonly what: string;
  readonly columns: readonly string[];
  readonly assumptions?: readonly Assumption[];
}

export function queryTask(of: Parse, ask: QueryAsk): Task {
  const { sql } = writeSql(ask.intent);
  const where = ask.scope.text === '' ? '' : `, where ${ask.scope.text}`;
  return {
    classification: 'SQL_ONLY',
    reasoning: `${ask.what}${where}`,
    columns: [...new Set([...ask.columns, ...ask.scope.columns])],
    assumptions: [
      ...(ask.assumptions ?? []),
      ...ask.scope.conditions.flatMap(({ assumption }) => (assumption === undefined ? [] : [assumption])),
    ],
    queries: [{ sql, purpose: capital(`${ask.what}${where}`) }],
    compose: (findings) => composeQuery(of, ask, findings),
  };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
