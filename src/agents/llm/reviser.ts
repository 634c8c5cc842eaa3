import type { AgentContext, Composition, Revision } from '../../core/agent.ts';
import type { AgentEvent } from '../../core/event.ts';
import { nameFindings } from './aliases.ts';
import { composerMessages } from './composer.ts';
import { scopeOf } from './disclosure/scope.ts';
import { tellVerdict } from './disclosure/tell-verdict.ts';
import type { LlmEffects } from './effects.ts';
import type { LlmPlan } from './plan.ts';
import { writeAnswer } from './write-answer.ts';

/** Writes a refused answer anew, told what did not stand the check. */
export async function* reviseAnswer(
  effects: LlmEffects,
  revision: Revision<LlmPlan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Composition, void> {
  const { orchestration, findings, verdict, composition } = revision;
  if (findings.length === 0 && composition.answer.declined) return composition;
  const scope = scopeOf(effects, context);
  const task = `An answer to this was written and did not stand the check:\n${tellVerdict(scope, verdict)}\nWrite the whole answer again, without what was wrong. Where two ways to the headline differ, look at the code of both: refer to the value that answers the question, say plainly that the ways differ where that stays open, and give a check_sql that fits.`;
  const messages = [...composerMessages(scope, revision), { role: 'user' as const, text: task }];
  const named = nameFindings(findings, orchestration.plan);
  return yield* writeAnswer(effects, context, { agent: 'composer', messages, named, isAnew: true });
}
