import type {
  ChatDelta,
  ChatModel,
  ChatReply,
  ChatRequest,
  ToolRequest,
} from '../../../../src/core/chat-model.ts';
import type { AgentName } from '../../../../src/core/event.ts';

/** What the model answers to the next request, and for whom that has to be. */
export interface Scripted {
  readonly agent: AgentName;
  readonly reply: Partial<ChatReply> | ((request: ChatRequest) => Partial<ChatReply>);
  readonly before?: readonly ChatDelta[];
}

export interface ScriptedModel extends ChatModel {
  readonly requests: readonly ChatRequest[];
  /** Throws when replies were left over. */
  readonly finish: () => void;
}

/** Answers from a list, in order; a request too many, or of another agent than expected, fails the test. */
export function scriptedModel(script: readonly Scripted[]): ScriptedModel {
  const left = [...script];
  const requests: ChatRequest[] = [];
  return {
    requests,
    async *chat(request) {
      request.signal.throwIfAborted();
      requests.push(request);
      const next = left.shift();
      if (next === undefined) throw new Error(`A surplus request of ${request.agent}.`);
      if (next.agent !== request.agent)
        throw new Error(`${request.agent} asked; ${next.agent} was expected.`);
      yield* next.before ?? [];
      const {
        text = '',
        toolCalls = [],
        finish,
      } = typeof next.reply === 'function' ? next.reply(request) : next.reply;
      for (const [delta] of text.matchAll(/[\s\S]{1,7}/g)) yield { kind: 'text', text: delta };
      return { text, toolCalls, finish: finish ?? (toolCalls.length > 0 ? 'tool-calls' : 'stop') };
    },
    finish() {
      if (left.length > 0)
        throw new Error(
          `${left.length} replies were not asked for: ${left.map(({ agent }) => agent).join(', ')}.`,
        );
    },
  };
}

/** An agent calls a tool. */
export function calls(agent: AgentName, name: string, given: object | string): Scripted {
  return { agent, reply: { toolCalls: [toolCall(name, given)] } };
}

export function toolCall(name: string, given: object | string): ToolRequest {
  return {
    // Letters only, so that no test takes it for a number of the data.
    id: crypto.randomUUID().replaceAll(/[\d-]/g, ''),
    name,
    arguments: typeof given === 'string' ? given : JSON.stringify(given),
  };
}

/** An agent writes. */
export function says(agent: AgentName, text: string): Scripted {
  return { agent, reply: { text } };
}

export function plans(classification: string, rest: object = {}): Scripted {
  return calls('orchestrator', 'plan', {
    classification,
    reasoning: 'A query will do.',
    columns_needed: [],
    task: 'Do it.',
    ...rest,
  });
}

/** All that the model was told, in one text. */
export function toldTo(model: ScriptedModel): string {
  return JSON.stringify(model.requests.map(({ messages, tools }) => ({ messages, tools })));
}
