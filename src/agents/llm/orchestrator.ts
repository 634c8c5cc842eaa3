import { z } from 'zod';
import type { AgentContext, Orchestration } from '../../core/agent.ts';
import type { ChatMessage } from '../../core/chat-model.ts';
import { ModelError } from '../../core/error.ts';
import { type AgentEvent, type AgentName, type Classification, classifications } from '../../core/event.ts';
import { callTool } from '../call-tool.ts';
import { plainPurpose } from './answer/plain-purpose.ts';
import { describeData } from './disclosure/describe-data.ts';
import { type Scope, scopeOf, tells } from './disclosure/scope.ts';
import { tellNamedValues } from './disclosure/tell-matches.ts';
import { tellHistory, tellInsights, tellQuestion } from './disclosure/tell-memory.ts';
import type { LlmEffects } from './effects.ts';
import { roleTool } from './loop/tool.ts';
import { toolLoop } from './loop/tool-loop.ts';
import type { LlmPlan } from './plan.ts';
import { opening, sightRule, today } from './prompt.ts';
import { readJson } from './tolerant-json.ts';
import { contextTool, dnaTool } from './tools.ts';

const role = `You are the orchestrator of a team of data analysts. Decide how a question about the open tables is answered, and call \`plan\`. Do not answer it yourself.

classification:
- SQL_ONLY: filtering, counting, grouping, ranking, comparing, trends, rates, medians, correlations, joins. The usual one.
- SQL_THEN_PY: a query first, then statistics that SQL lacks: tests of significance, forecasts, clusters, regressions with several columns.
- PY_ONLY: Python on the active table, where no query helps first.
- EXPLAIN_ONLY: what is in the file, what a column means, what can be asked, talk about earlier answers; also when the tables cannot answer the question.

columns_needed: the columns, named exactly as they are. task: one or two sentences for the analysts: which table, what to filter, group, compute and compare, how words of the question map to columns, what is ambiguous and how to take it. A follow-up question ("and by city?") is completed from the conversation. reasoning: one short sentence for the user. No numbers of your own anywhere.`;

const planSchema = z.object({
  classification: z.enum(classifications),
  reasoning: z.string().max(1000).default(''),
  columns_needed: z.array(z.string().max(300)).max(60).default([]),
  next_agents: z.array(z.string()).max(10).optional().describe('Follows from the classification.'),
  task: z.string().max(3000).default(''),
});
type Wish = Readonly<z.infer<typeof planSchema>>;

export async function* orchestrate(
  effects: LlmEffects,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Orchestration<LlmPlan>, void> {
  const scope = scopeOf(effects, context);
  const insights = tells(scope, 'rows') ? yield* callTool(context, 'orchestrator', 'read_context', {}) : [];
  const outcome = yield* toolLoop<Wish>(effects.model, context, {
    agent: 'orchestrator',
    messages: messagesFor(scope, tellInsights(scope, insights)),
    tools: [planTool(), dnaTool(scope, 'orchestrator'), contextTool(scope, 'orchestrator')],
    toolChoice: 'auto',
    onText: readPlan,
  });
  if (outcome.kind === 'done') return orchestrationOf(outcome.result, context, scope);
  throw new ModelError(`The question could not be planned: ${outcome.reason}.`, {
    advice: 'Ask again, or choose another model for the orchestrator in the settings.',
    retryable: true,
    reason: 'malformed',
  });
}

function messagesFor(scope: Scope, insights: string): readonly ChatMessage[] {
  return opening(
    [role, sightRule(scope), today(scope.context)],
    [describeData(scope), insights, tellHistory(scope), tellNamedValues(scope), tellQuestion(scope)],
  );
}

function planTool() {
  return roleTool<Wish, Wish>({
    name: 'plan',
    description: 'Says how the question is answered.',
    schema: planSchema,
    // biome-ignore lint/correctness/useYield: a plan is made without any step to tell of
    async *run(wish) {
      return { kind: 'done', text: 'Planned.', result: wish };
    },
  });
}

/** The plan as JSON in the text, from models that answer so. */
function readPlan(text: string): Wish | string {
  const read = readJson(text);
  const inner = typeof read === 'object' && read !== null && 'arguments' in read ? read.arguments : read;
  const parsed = planSchema.safeParse(inner);
  return parsed.success ? parsed.data : 'Call `plan`, with a classification.';
}

const agentsOf: Readonly<Record<Classification, readonly AgentName[]>> = {
  SQL_ONLY: ['sql_agent', 'composer'],
  PY_ONLY: ['python_agent', 'composer'],
  SQL_THEN_PY: ['sql_agent', 'python_agent', 'composer'],
  EXPLAIN_ONLY: ['explainer'],
};

function orchestrationOf(wish: Wish, context: AgentContext, { masker }: Scope): Orchestration<LlmPlan> {
  const { classification, reasoning, columns_needed, task } = wish;
  const names = context.subjects.flatMap(({ table }) => table.columns.map(({ name }) => name));
  return {
    classification,
    reasoning: plainPurpose(masker.unmask(reasoning), '', context),
    columnsNeeded: columns_needed
      .map((name) => name.replaceAll(/^.*\.|"/g, ''))
      .filter((name) => names.includes(name)),
    nextAgents: agentsOf[classification],
    plan: { task, written: new Map(), setbacks: [] },
  };
}
