import type { AgentContext, Composition } from '../../core/agent.ts';
import type { ChatMessage, ChatReply } from '../../core/chat-model.ts';
import type { AgentEvent, AgentName } from '../../core/event.ts';
import { refuseCall } from '../call-tool.ts';
import { readAnswer } from './answer/composition.ts';
import { startDraft } from './answer/draft.ts';
import { splitWritten } from './answer/split.ts';
import { type Vouchers, vouchersOf } from './answer/vouch.ts';
import { declined } from './declined.ts';
import { scopeOf } from './disclosure/scope.ts';
import { tellProblems } from './disclosure/tell-problems.ts';
import type { NamedFinding } from './disclosure/tell-result.ts';
import type { LlmEffects } from './effects.ts';
import { chat, type ShowText } from './loop/chat.ts';
import { readJson } from './tolerant-json.ts';

export interface Writing {
  readonly agent: AgentName;
  readonly messages: readonly ChatMessage[];
  readonly named: readonly NamedFinding[];
  /** An answer that is written anew is not shown before it is there: the draft on the page is of the first. */
  readonly isAnew?: boolean;
}

/** Requests for one answer: the first, one where its references lead nowhere, and two for calls or empty answers. */
const mostRequests = 4;

/** Lets a model write, shows it as it comes, and reads an answer out of it. What leads nowhere goes back once. */
export async function* writeAnswer(
  effects: LlmEffects,
  context: AgentContext,
  { agent, messages, named, isAnew = false }: Writing,
): AsyncGenerator<AgentEvent, Composition, void> {
  const { subjects, question } = context;
  const vouchers = vouchersOf({ named, subjects, question: question.text });
  const said = [...messages];
  let show: ShowText | undefined = isAnew ? undefined : draftOf(effects, vouchers);
  let kept: Composition | undefined;
  for (let request = 0; request < mostRequests; request += 1) {
    context.signal.throwIfAborted();
    const reply = yield* chat(
      effects.model,
      context,
      { agent, messages: [...said], tools: [], toolChoice: 'none' },
      show,
    );
    if (reply.finish === 'blocked') return kept ?? declined(['the model declined to write an answer']);
    const text = effects.masker.unmask(reply.text);
    const problem = yield* problemOf(reply, text, context, agent);
    said.push({ role: 'assistant', text: reply.text, toolCalls: [] });
    if (problem !== undefined) {
      said.push({ role: 'user', text: problem });
      continue;
    }
    show = undefined;
    const { composition, invalid } = readAnswer(text, vouchers, effects.write);
    const problems = tellProblems(scopeOf(effects, context), invalid);
    if (problems === '' || kept !== undefined) return composition;
    kept = composition;
    said.push({
      role: 'user',
      text: `${problems}\nWrite the whole answer again, with references that are there.`,
    });
  }
  return kept ?? declined(['the model wrote no answer']);
}

function draftOf({ masker, write }: LlmEffects, vouchers: Vouchers): ShowText {
  return startDraft(vouchers, { write, unmask: (text) => masker.unmask(text) });
}

/** Nobody who writes an answer has a tool to call: the results are there. */
async function* problemOf(
  { toolCalls }: ChatReply,
  text: string,
  context: AgentContext,
  agent: AgentName,
): AsyncGenerator<AgentEvent, string | undefined, void> {
  for (const call of toolCalls)
    yield* refuseCall(
      context,
      agent,
      call.name,
      readJson(call.arguments),
      `${agent} writes the answer and runs nothing.`,
    );
  if (splitWritten(text).prose.trim() !== '') return undefined;
  return toolCalls.length > 0
    ? 'There is nothing to call here. Write the answer.'
    : 'The answer was empty. Write it.';
}
