import type { AgentContext, Assignment, Composition } from '../../core/agent.ts';
import type { AgentEvent } from '../../core/event.ts';
import { describeData } from './disclosure/describe-data.ts';
import { scopeOf } from './disclosure/scope.ts';
import { tellHistory, tellQuestion } from './disclosure/tell-memory.ts';
import type { LlmEffects } from './effects.ts';
import type { LlmPlan } from './plan.ts';
import { opening, sightRule, today } from './prompt.ts';
import { writeAnswer } from './write-answer.ts';

const role = `You explain tables to somebody who wants to analyse them: what is in them, what a column probably means, what can be asked, what to be careful about. Nothing is computed for this question; say what the description below says, and say what you only infer. Two to five plain sentences; no headings, lists, tables, links or images.

Never write a number yourself: no digits, no number words. The page puts in facts of a table for references: {{dna(orders).rowCount}} {{dna(orders).columnCount}} {{dna(orders).amount.mean}} (also min, max, median, missing, distinct; from and to of dates). They work for facts that you are not shown.

When the question cannot be answered from these tables, say what is missing and what could be asked instead.

Then one block that is not shown:
\`\`\`json
{"follow_ups": ["a question that these tables can answer"], "declined": false}
\`\`\`
declined is true where the question was one for the data and cannot be answered.`;

export async function* explainData(
  effects: LlmEffects,
  { orchestration }: Assignment<LlmPlan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Composition, void> {
  const scope = scopeOf(effects, context);
  const { task } = orchestration.plan;
  const messages = opening(
    [role, sightRule(scope), today(context)],
    [describeData(scope), tellHistory(scope), tellQuestion(scope), task === '' ? '' : `Task: ${task}`],
  );
  return yield* writeAnswer(effects, context, { agent: 'explainer', messages, named: [] });
}
