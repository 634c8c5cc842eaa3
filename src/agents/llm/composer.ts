import type { AgentContext, Assignment, Composition } from '../../core/agent.ts';
import type { ChatMessage } from '../../core/chat-model.ts';
import type { AgentEvent } from '../../core/event.ts';
import { callTool } from '../call-tool.ts';
import { nameFindings } from './aliases.ts';
import { closingRules, referenceRules } from './answer-rules.ts';
import { declined } from './declined.ts';
import { describeData } from './disclosure/describe-data.ts';
import { type Scope, scopeOf, tells } from './disclosure/scope.ts';
import { tellHistory, tellInsights, tellQuestion } from './disclosure/tell-memory.ts';
import { tellFinding } from './disclosure/tell-result.ts';
import type { LlmEffects } from './effects.ts';
import { hasNothing, nothingFound } from './fruitless.ts';
import type { LlmPlan } from './plan.ts';
import { opening, sightRule, today } from './prompt.ts';
import { writeAnswer } from './write-answer.ts';

const role = `You write the answer of a team of data analysts. Its results are below, each with the code that made it. Answer the question in the first sentence, then say in one or two more what makes it worth knowing: the comparison with the overall value or the baseline, the exception, the doubt. Plain sentences, no headings, lists, tables, links or images; **bold** for the finding. Say it when the results do not answer the question. Never speak of results by their names (r1), of SQL or of references.`;

export async function* composeAnswer(
  effects: LlmEffects,
  assignment: Assignment<LlmPlan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Composition, void> {
  const { orchestration, findings } = assignment;
  if (findings.length === 0) return declined(orchestration.plan.setbacks);
  const scope = scopeOf(effects, context);
  if (!tells(scope, 'statistics') && findings.every(hasNothing)) return nothingFound(findings);
  const insights = tells(scope, 'rows') ? yield* callTool(context, 'composer', 'read_context', {}) : [];
  const messages = composerMessages(scope, assignment, tellInsights(scope, insights));
  const composition = yield* writeAnswer(effects, context, {
    agent: 'composer',
    messages,
    named: nameFindings(findings, orchestration.plan),
  });
  return withSetbacks(composition, orchestration.plan.setbacks);
}

/** A step that came to nothing is said beside an answer that does without it. */
function withSetbacks(composition: Composition, setbacks: readonly string[]): Composition {
  const said = setbacks.map((reason) => ({
    text: `A further step was left out: ${reason}.`,
    alternatives: [],
  }));
  const { answer } = composition;
  return { ...composition, answer: { ...answer, assumptions: [...answer.assumptions, ...said] } };
}

/** What the composer is given, and what the reviser is given again. */
export function composerMessages(
  scope: Scope,
  { orchestration, findings }: Assignment<LlmPlan>,
  insights = '',
): readonly ChatMessage[] {
  const named = nameFindings(findings, orchestration.plan);
  const results = named.map(
    (each) =>
      `${each.finding.language === 'sql' ? 'Query' : 'Python'} of ${each.alias}:\n${each.written}\n${tellFinding(scope, each)}`,
  );
  return opening(
    [role, referenceRules, closingRules, sightRule(scope), today(scope.context)],
    [
      describeData({ ...scope, dataTokens: scope.dataTokens / 2 }),
      insights,
      tellHistory(scope),
      ...results,
      tellQuestion(scope),
    ],
  );
}
