import type { AgentContext } from '../../../core/agent.ts';
import type { ChatDelta, ChatMessage, ChatModel, ChatReply, ToolSpec } from '../../../core/chat-model.ts';
import type { AgentEvent, AgentName } from '../../../core/event.ts';

/** One request to the model of a role. */
export interface ChatTask {
  readonly agent: AgentName;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ToolSpec[];
  readonly toolChoice: 'auto' | 'required' | 'none';
}

/** What of the text so far may be shown that was not shown yet. */
export type ShowText = (delta: string) => string;

/** Asks, and makes events of what comes on the way. Text is shown only through `show`. */
export async function* chat(
  model: ChatModel,
  context: AgentContext,
  task: ChatTask,
  show?: ShowText,
): AsyncGenerator<AgentEvent, ChatReply, void> {
  const deltas = model.chat({ ...task, signal: context.signal });
  let step = await deltas.next();
  try {
    while (step.done !== true) {
      yield* eventsOf(step.value, context, task.agent, show);
      step = await deltas.next();
    }
    return step.value;
  } finally {
    if (step.done !== true) await deltas.return(nothing);
  }
}

/** Of a request that nobody waits for any more. */
const nothing: ChatReply = { text: '', toolCalls: [], finish: 'unknown' };

function* eventsOf(
  delta: ChatDelta,
  context: AgentContext,
  agent: AgentName,
  show: ShowText | undefined,
): Generator<AgentEvent, void, void> {
  switch (delta.kind) {
    case 'text': {
      const shown = show?.(delta.text) ?? '';
      if (shown !== '') yield context.event({ type: 'text', agent, delta: shown });
      return;
    }
    case 'notice':
      yield context.event({ type: 'status', agent, message: delta.message, stage: delta.stage });
      return;
    case 'rotation': {
      const { from_key, to_key, reason } = delta.rotation;
      yield context.event({ type: 'key_rotation', agent, from_key, to_key, reason });
      const message = `Went on with the key …${to_key} instead of …${from_key}: ${reason}`;
      yield context.event({ type: 'toast', agent, level: 'info', message });
      return;
    }
  }
}
