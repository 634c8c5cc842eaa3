import { z } from 'zod';
import type { AgentContext, Assignment, Composition, CrossCheck } from '../../core/agent.ts';
import { cellText } from '../../core/cell.ts';
import { QueryError } from '../../core/error.ts';
import type { AgentEvent } from '../../core/event.ts';
import { callTool } from '../call-tool.ts';
import { nameFindings } from './aliases.ts';
import { crossChecksOf } from './answer/composition.ts';
import { sqlNotes } from './dialect.ts';
import { describeData } from './disclosure/describe-data.ts';
import { type Scope, scopeOf } from './disclosure/scope.ts';
import { tellError } from './disclosure/tell-error.ts';
import { tellQuestion } from './disclosure/tell-memory.ts';
import type { LlmEffects } from './effects.ts';
import { roleTool } from './loop/tool.ts';
import { toolLoop } from './loop/tool-loop.ts';
import type { LlmPlan } from './plan.ts';
import { opening, sightRule, today } from './prompt.ts';

const role = `You check the work of data analysts. Below are a question and the code that answers it. Write one query of your own that computes the value named as headline another way: from the tables themselves, of another shape (a join instead of a subquery, a sum of CASE instead of FILTER, a count by difference, SQL for what Python did), without copying the code and without the value in it. Read the question afresh: where the code misreads it, compute what the question asks. Its first cell must be that value, in the same unit. Call run_sql once; when no other way exists, answer NONE.`;

const checkSchema = z.object({ sql: z.string().min(1).max(20_000) });

interface Checked {
  readonly checks: readonly CrossCheck[];
}

/** A second query for a headline that is a single value of a result; tried here, judged by the validator. */
export async function* findCheck(
  effects: LlmEffects,
  assignment: Assignment<LlmPlan> & { readonly composition: Composition },
  context: AgentContext,
): AsyncGenerator<AgentEvent, readonly CrossCheck[], void> {
  const { findings, composition, orchestration } = assignment;
  const { headline } = composition.answer;
  if (findings.length === 0 || headline === null || typeof headline === 'object') return [];
  const scope = scopeOf(effects, context);
  const named = nameFindings(findings, orchestration.plan);
  const code = named.map(({ alias, written }) => `Code of ${alias}:\n${written}`);
  const outcome = yield* toolLoop<Checked>(effects.model, context, {
    agent: 'validator',
    messages: opening(
      [role, sqlNotes(context), sightRule(scope), today(context)],
      [
        describeData({ ...scope, dataTokens: scope.dataTokens / 2 }),
        ...code,
        tellQuestion(scope),
        `Headline: ${headlineWords(assignment, named)}`,
      ],
    ),
    tools: [
      checkTool(scope, (sql) =>
        crossChecksOf(sql, headline, { named, subjects: context.subjects, question: context.question.text }),
      ),
    ],
    toolChoice: 'auto',
    onText: () => ({ checks: [] }),
  });
  return outcome.kind === 'done' ? outcome.result.checks : [];
}

/** Where the headline stands, not what it is. */
function headlineWords(
  { composition }: { readonly composition: Composition },
  named: ReturnType<typeof nameFindings>,
): string {
  const { answer } = composition;
  const bounds = [
    ...answer.metrics.map(({ value }) => value),
    ...answer.text.flat().flatMap((segment) => ('bound' in segment ? [segment.bound] : [])),
  ];
  const origin = bounds.find(({ value }) => cellText(value) === cellText(answer.headline as never))?.origin;
  const resultId =
    origin?.kind === 'cell' ? origin.cell.resultId : origin?.kind === 'python' ? origin.resultId : undefined;
  const alias = named.find(({ finding }) => finding.id === resultId)?.alias ?? named.at(-1)?.alias ?? '';
  if (origin?.kind === 'cell') return `column ${origin.cell.column} of row ${origin.cell.row} of ${alias}`;
  if (origin?.kind === 'python') return `${origin.path.join('.')} of ${alias}`;
  return origin?.kind === 'computed'
    ? `the ${origin.operation} of ${origin.of.map(({ row, column }) => `column ${column} of row ${row}`).join(' and ')} of ${alias}`
    : `the value that answers the question, of ${alias}`;
}

function checkTool(scope: Scope, checksOf: (sql: string) => readonly CrossCheck[]) {
  return roleTool<z.infer<typeof checkSchema>, Checked>({
    name: 'run_sql',
    description: 'Runs the check.',
    schema: checkSchema,
    async *run({ sql: written }, context) {
      const sql = scope.masker.unmaskCode(written, 'sql');
      const checks = checksOf(sql);
      if (checks.length === 0)
        return { kind: 'told', text: 'This is no second way: it is the same query, or reads no table.' };
      try {
        yield* callTool(context, 'validator', 'run_sql', { sql, rowLimit: 1 });
        return { kind: 'done', text: 'It ran.', result: { checks } };
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        return { kind: 'failed', text: tellError(scope, error, written), setback: 'no check could be run' };
      }
    },
  });
}
