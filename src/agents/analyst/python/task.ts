import type { Composition } from '../../../core/agent.ts';
import type { Answer, Assumption } from '../../../core/answer.ts';
import type { Classification } from '../../../core/event.ts';
import type { Finding } from '../../../core/finding.ts';
import type { ColumnMark, Mark } from '../annotate/mark.ts';
import { capital } from '../compose/query-ask.ts';
import { trustOfColumns } from '../families/shared/columns.ts';
import type { QueryStep, Reading, Task } from '../family.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import type { PythonFinding, SqlFinding } from './result.ts';
import { asksWhether, missesGroups, type Topic } from './topic.ts';

/** What a family of statistics wants computed, and how it says what came of it. */
export interface StatisticAsk {
  readonly topic: Topic;
  /** In words, without the filter: "the correlation of amount and age". */
  readonly what: string;
  readonly columns: readonly SchemaColumn[];
  /** The figures mean the same over a sample; the default. */
  readonly mayBeSampled?: boolean;
  /** What the database can say alone, where Python cannot run. */
  readonly simpler?: {
    readonly sql: string;
    readonly answer: (finding: SqlFinding) => StatisticAnswer;
  };
  readonly queries?: readonly QueryStep[];
  readonly python?: Computation;
  /** Rows of a table or chart, written from what came of the computation. */
  readonly next?: (first: PythonFinding) => (Computation & { readonly purpose: string }) | undefined;
  readonly assumptions?: readonly Assumption[];
  readonly answer: (findings: readonly Finding[]) => StatisticAnswer;
}

interface Computation {
  readonly code: string;
  readonly sql?: string;
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
    ...(python === undefined
      ? {}
      : { python: { mayBeSampled: ask.mayBeSampled ?? true, ...python, purpose } }),
    ...nextStep(ask),
    ...simplerTask(ask, purpose),
    compose: (findings) => composed(ask.answer(findings)),
  };
}

function nextStep({ next }: StatisticAsk): Pick<Task, 'pythonNext'> {
  if (next === undefined) return {};
  return { pythonNext: (first) => (first.language === 'python' ? next(first) : undefined) };
}

function simplerTask({ simpler }: StatisticAsk, purpose: string): Pick<Task, 'simpler'> {
  if (simpler === undefined) return {};
  const { sql, answer } = simpler;
  return { simpler: { query: { sql, purpose }, compose: (finding) => composed(answer(finding)) } };
}

function classificationOf(hasQueries: boolean, hasPython: boolean): Classification {
  if (!hasPython) return 'SQL_ONLY';
  return hasQueries ? 'SQL_THEN_PY' : 'PY_ONLY';
}

function composed(given: StatisticAnswer): Composition {
  const { crossChecks = [], insight, chart = null, tableResultId = null, ...said } = given;
  const answer: Answer = { ...said, chart, tableResultId, assumptions: [], declined: false };
  return { answer, crossChecks, ...(insight === undefined ? {} : { insight }) };
}

/** A reading that rests on the words of the method, the filter, these columns and what else was used. */
export function statisticReading(
  topic: Topic,
  task: Task,
  columns: readonly ColumnMark[],
  more: {
    readonly marks?: readonly Mark[];
    readonly words?: readonly number[];
    readonly trust?: number;
  } = {},
): Reading {
  return {
    task,
    marks: [...topic.marks, ...topic.scope.marks, ...columns, ...(more.marks ?? [])],
    words: [...topic.words, ...(more.words ?? [])],
    isVerdict: asksWhether(topic),
    trust: topic.scope.trust * trustOfColumns(columns) * (more.trust ?? 1) * (missesGroups(topic) ? 0.5 : 1),
  };
}

export function whereText(topic: Topic): string {
  return topic.scope.text === '' ? '' : ` where ${topic.scope.text}`;
}
