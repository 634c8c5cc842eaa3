import { z } from 'zod';
import type { AgentContext } from '../../core/agent.ts';
import { PythonError, QueryError } from '../../core/error.ts';
import type { AgentName } from '../../core/event.ts';
import type { Finding } from '../../core/finding.ts';
import { callTool } from '../call-tool.ts';
import { runPython, runSql } from '../run-code.ts';
import { nameFindings } from './aliases.ts';
import { plainPurpose } from './answer/plain-purpose.ts';
import { describeData } from './disclosure/describe-data.ts';
import { type Scope, tells } from './disclosure/scope.ts';
import { tellError } from './disclosure/tell-error.ts';
import { searchable, tellMatches } from './disclosure/tell-matches.ts';
import { tellInsights } from './disclosure/tell-memory.ts';
import { tellFinding } from './disclosure/tell-result.ts';
import { hasNothing } from './fruitless.ts';
import { type RoleTool, roleTool } from './loop/tool.ts';
import type { LlmPlan } from './plan.ts';

const dnaSchema = z.object({
  table: z.string().max(300).optional().describe('Only this table.'),
  columns: z
    .array(z.string().max(100))
    .max(30)
    .optional()
    .describe('Only columns whose names have one of these words.'),
  phrases: z
    .array(z.string().min(1).max(100))
    .max(10)
    .optional()
    .describe('Words of the question that may be values: tells which columns have them.'),
});

/** What is known of the tables, and where values of the question are. */
export function dnaTool<Result>(scope: Scope, agent: AgentName): RoleTool<Result> {
  return roleTool({
    name: 'read_data_dna',
    description:
      'Describes tables and columns again, or finds which text columns hold a phrase of the question.',
    schema: dnaSchema,
    async *run({ table, columns, phrases = [] }, context) {
      const wanted = searchable(scope, phrases);
      if (wanted.length === 0) {
        yield* callTool(context, agent, 'read_data_dna', {});
        return { kind: 'told', text: describeData(scope, { table, columns }) };
      }
      const tables = context.subjects.filter(
        (subject) => table === undefined || subject.table.name === table,
      );
      const matches = [];
      for (const subject of tables.slice(0, 5)) {
        const search = { table: subject.table.name, phrases: wanted };
        matches.push(...(yield* callTool(context, agent, 'read_data_dna', { search })).matches);
      }
      return { kind: 'told', text: tellMatches(scope, matches) };
    },
  });
}

/** Insights of earlier answers, where the privacy level tells them. */
export function contextTool<Result>(scope: Scope, agent: AgentName): RoleTool<Result> {
  return roleTool({
    name: 'read_context',
    description: 'Insights that were kept from earlier answers over these tables.',
    schema: z.object({}),
    async *run(_given, context) {
      const insights = yield* callTool(context, agent, 'read_context', {});
      return { kind: 'told', text: tellInsights(scope, insights) || 'No insight can be told.' };
    },
  });
}

/** Where the code of a role leaves what it found. */
export interface Bench {
  readonly scope: Scope;
  readonly plan: LlmPlan;
  readonly findings: Finding[];
  /** Those of the agents before. */
  readonly given: readonly Finding[];
}

const sqlSchema = z.object({
  sql: z.string().min(1).max(20_000).describe('One DuckDB SELECT (WITH is fine).'),
  purpose: z.string().max(200).default('').describe('What it computes, in a few words without numbers.'),
  is_last: z
    .boolean()
    .default(false)
    .describe('True when the question can be answered from this result and those before.'),
});

export function sqlTool(bench: Bench): RoleTool<readonly Finding[]> {
  const { scope, plan, findings } = bench;
  return roleTool({
    name: 'run_sql',
    description: 'Runs one read-only query on the tables.',
    schema: sqlSchema,
    async *run({ sql: written, purpose, is_last }, context) {
      const sql = scope.masker.unmaskCode(written, 'sql');
      try {
        const finding = yield* runSql(context, {
          sql,
          purpose: purposeOf(scope, purpose, sql, context, 'Query'),
        });
        findings.push(finding);
        plan.written.set(finding.id, written);
        const text = lastTold(bench);
        const isEmpty = tells(scope, 'statistics') && hasNothing(finding);
        return is_last && !isEmpty ? { kind: 'done', text, result: findings } : { kind: 'told', text };
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        return {
          kind: 'failed',
          text: tellError(scope, error, written),
          setback: 'the engine refused the queries that were tried',
        };
      }
    },
  });
}

const pythonSchema = z.object({
  code: z.string().min(1).max(30_000).describe('Python that assigns a dict or a list of dicts to `results`.'),
  purpose: z.string().max(200).default('').describe('What it computes, in a few words without numbers.'),
  input: z
    .string()
    .max(20_000)
    .optional()
    .describe(
      'What `result_df`, `columns` and `rows()` are: the name of a query result (r1) or a SELECT. Without it: the active table.',
    ),
  is_last: z
    .boolean()
    .default(false)
    .describe('True when the question can be answered from this result and those before.'),
});

export function pythonTool(bench: Bench): RoleTool<readonly Finding[]> {
  const { scope, plan, findings } = bench;
  return roleTool({
    name: 'run_python',
    description: 'Runs Python on the active table or on a query result.',
    schema: pythonSchema,
    async *run({ code: written, purpose, input, is_last }, context) {
      const code = scope.masker.unmaskCode(written, 'python');
      const sql = inputSql(bench, input);
      try {
        const task = {
          code,
          purpose: purposeOf(scope, purpose, code, context, 'Python'),
          ...(sql === undefined ? {} : { sql }),
        };
        const finding = yield* runPython(context, task);
        findings.push(finding);
        plan.written.set(finding.id, written);
        const text = lastTold(bench);
        return is_last ? { kind: 'done', text, result: findings } : { kind: 'told', text };
      } catch (error) {
        if (!(error instanceof PythonError || error instanceof QueryError)) throw error;
        return {
          kind: 'failed',
          text: tellError(scope, error, written),
          setback: 'Python refused the code that was tried',
        };
      }
    },
  });
}

/** The query of a result that was named, or the query itself; the last result where a step of SQL went before. */
function inputSql({ scope, given, plan }: Bench, input: string | undefined): string | undefined {
  const named = nameFindings(given, plan).filter(({ finding }) => finding.language === 'sql');
  const chosen =
    input === undefined || input.trim() === ''
      ? named.at(-1)
      : named.find(({ alias }) => alias === input.trim());
  if (chosen !== undefined) return chosen.finding.code;
  return input !== undefined && /\b(?:select|from)\b/i.test(input)
    ? scope.masker.unmaskCode(input, 'sql')
    : undefined;
}

function lastTold({ scope, plan, findings, given }: Bench): string {
  const named = nameFindings([...given, ...findings], plan).at(-1);
  return named === undefined ? '' : tellFinding(scope, named);
}

function purposeOf(
  scope: Scope,
  purpose: string,
  code: string,
  context: AgentContext,
  otherwise: string,
): string {
  return plainPurpose(scope.masker.unmask(purpose), code, context) || otherwise;
}
