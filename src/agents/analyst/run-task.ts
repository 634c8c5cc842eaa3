import type { AgentContext } from '../../core/agent.ts';
import { quoteIdentifier } from '../../core/dataset.ts';
import type { AgentEvent } from '../../core/event.ts';
import type { Finding } from '../../core/finding.ts';
import { runPython, runSql } from '../run-code.ts';
import type { PythonStep, QueryStep, Task } from './family.ts';
import type { AnalystPlan } from './plan.ts';
import { reasonOfError, type Setback, type SetbackReason, sampleRows } from './setback.ts';

type Steps<Result> = AsyncGenerator<AgentEvent, Result, void>;
type PythonFinding = Extract<Finding, { language: 'python' }>;

/** Runs a task's queries. One that fails ends the task only where the answer rests on it. */
export async function* runQueries(
  context: AgentContext,
  task: Task,
  setbacks: Setback[],
): Steps<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [place, query] of task.queries.entries()) {
    const isMain = place === 0 && task.python === undefined;
    const found = yield* runQuery(context, query, isMain, setbacks);
    if (found !== undefined) findings.push(found);
    else if (isMain) return [];
  }
  return findings;
}

async function* runQuery(
  context: AgentContext,
  query: QueryStep,
  isMain: boolean,
  setbacks: Setback[],
): Steps<Finding | undefined> {
  try {
    return yield* runSql(context, query);
  } catch (error) {
    const reason = reasonOfError(error);
    if (reason === undefined) throw error;
    setbacks.push({ purpose: query.purpose, reason, outcome: isMain ? 'failed' : 'left-out' });
    return undefined;
  }
}

/** Runs a task's Python: over a sample where all rows were too many, the simpler way where Python fails. */
export async function* runComputation(
  context: AgentContext,
  { task, schema, setbacks }: Extract<AnalystPlan, { kind: 'answer' }>,
): Steps<readonly Finding[]> {
  const { python, pythonNext, simpler } = task;
  if (python === undefined) return [];
  const sample = sampledStep(python, schema.table);
  const first = yield* runMended(context, python, sample, setbacks);
  if (first === undefined) {
    return simpler === undefined ? [] : yield* runSimpler(context, simpler, setbacks);
  }
  const next = pythonNext?.(first);
  return next === undefined ? [first] : [first, ...(yield* runNext(context, next, setbacks))];
}

async function* runMended(
  context: AgentContext,
  step: PythonStep,
  sample: PythonStep | undefined,
  setbacks: Setback[],
): Steps<PythonFinding | undefined> {
  const { purpose } = step;
  const first = yield* attempt(context, step);
  if (typeof first === 'object') return first;
  const isTooMuch = first === 'time' || first === 'memory';
  const second = sample === undefined || !isTooMuch ? first : yield* attempt(context, sample);
  const found = typeof second === 'object' ? second : undefined;
  setbacks.push({ purpose, reason: first, outcome: found === undefined ? 'failed' : 'sampled' });
  return found;
}

async function* attempt(context: AgentContext, step: PythonStep): Steps<PythonFinding | SetbackReason> {
  try {
    return yield* runPython(context, step);
  } catch (error) {
    const reason = reasonOfError(error);
    if (reason === undefined) throw error;
    return reason;
  }
}

/** The same over some of the rows of the table, where the figures mean the same then. */
function sampledStep({ sql, mayBeSampled, ...step }: PythonStep, table: string): PythonStep | undefined {
  if (sql === undefined || mayBeSampled !== true) return undefined;
  const from = `FROM ${quoteIdentifier(table)}`;
  if (!sql.includes(from)) return undefined;
  const sample = `FROM (SELECT * ${from} USING SAMPLE reservoir(${sampleRows} ROWS) REPEATABLE (1))`;
  return { ...step, sql: sql.replace(from, () => sample) };
}

async function* runNext(
  context: AgentContext,
  step: PythonStep,
  setbacks: Setback[],
): Steps<readonly Finding[]> {
  const found = yield* attempt(context, step);
  if (typeof found === 'object') return [found];
  setbacks.push({ purpose: step.purpose, reason: found, outcome: 'left-out' });
  return [];
}

async function* runSimpler(
  context: AgentContext,
  simpler: NonNullable<Task['simpler']>,
  setbacks: Setback[],
): Steps<readonly Finding[]> {
  const failed = setbacks.pop();
  const found = yield* runQuery(context, simpler.query, true, setbacks);
  if (found === undefined || failed === undefined) return [];
  setbacks.push({ ...failed, outcome: 'simplified' });
  return [found];
}
