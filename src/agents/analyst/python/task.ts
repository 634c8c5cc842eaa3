import type { Composition } from '../../../core/agent.ts';
import type { Answer, Assumption } from '../../../core/answer.ts';
import type { Classification } from '../../../core/event.ts';
import type { Finding } from '../../../core/finding.ts';
import type { ColumnMark, Mark } from '../annotate/mark.ts';
import { capital } from '../compose/query-ask.ts';
import { trustOfColumns } from '../families/shared.ts';
import type { QueryStep, Reading, Task } from '../family.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { asksWhether, missesGroups, type Topic } from './topic.ts';

/** What a family of statistics wants computed, and how it says what came of it. */
export interface StatisticAsk {
  readonly topic: Topic;
  /** In words, without the filter: "the correlation of amount and age". */
  readonly what: string;
  readonly columns: readonly SchemaColumn[];
  readonly queries?: readonly QueryStep[];
  readonly python?: { readonly code: string; readonly sql: string };
  readonly assumptions?: readonly Assumption[];
  readonly answer: (findings: readonly Finding[]) => StatisticAnswer;
}

export type StatisticAnswer = Pick<Answer, 'text' | 'headline' | 'metrics'> &
  Partial<Pick<Answer, 'chart' | 'tableResultId'>> & {
    readonly followUps: readonly string[];
    readonly crossChecks?: Composition['crossChecks'];
    readonly insight?: string;
  };

export function statisticTask(ask: StatisticAsk): Task {
  const { topic, queries = [], python } = ask;
  const where = topic.scope.text === '' ? '' : `, where ${topic.scope.text}`;
  const purpose = capital(`${ask.what}${where}`);
  return {
    classification: classificationOf(queries.length > 0, python !== undefined),
    reasoning: `${ask.what}${where}`,
    columns: [...new Set([...ask.columns.map(({ name }) => name), ...topic.scope.columns])],
    assumptions: [
      ...(ask.assumptions ?? []),
      ...topic.scope.conditions.flatMap(({ assumption }) => (assumption === undefined ? [] : [assumption])),
    ],
    queries,
    ...(python === undefined ? {} : { python: { ...python, purpose } }),
    compose: (findings) => compositionOf(ask, findings),
  };
}

function classificationOf(hasQueries: boolean, hasPython: boolean): Classification {
  if (!hasPython) return 'SQL_ONLY';
  return hasQueries ? 'SQL_THEN_PY' : 'PY_ONLY';
}

function compositionOf(ask: StatisticAsk, findings: readonly Finding[]): Composition {
  const { crossChecks = [], insight, chart = null, tableResultId = null, ...said } = ask.answer(findings);
  const answer: Answer = { ...said, chart, tableResultId, assumptions: [], declined: false };
  return { answer, crossChecks, ...(insight === undefined ? {} : { insight }) };
}

/** A reading that rests on the words of the method, the filter, these columns and what else was used. */
export function statisticReading(
  topic: Topic,
  task: Task,
  columns: readonly ColumnMark[],
  more: { readonly marks?: readonly Mark[]; readonly trust?: number } = {},
): Reading {
  return {
    task,
    marks: [...topic.marks, ...topic.scope.marks, ...columns, ...(more.marks ?? [])],
    words: topic.words,
    isVerdict: asksWhether(topic),
    trust: topic.scope.trust * trustOfColumns(columns) * (more.trust ?? 1) * (missesGroups(topic) ? 0.5 : 1),
  };
}

export function whereText(topic: Topic): string {
  return topic.scope.text === '' ? '' : ` where ${topic.scope.text}`;
}
