import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { ChatMessage, ChatRequest } from '../../core/chat-model.ts';
import type { RoleSettings } from '../../core/model-settings.ts';
import type { Quirks } from './quirks.ts';

/** A request in OpenAI's form. A limit is always in it: some gateways would stop after 256 tokens. */
export function requestBody(
  request: Pick<ChatRequest, 'messages' | 'tools' | 'toolChoice'>,
  { model, temperature, maxTokens }: RoleSettings,
  quirks: Quirks,
): ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: request.messages.map(messageParam),
    ...toolParams(request, quirks),
    ...(quirks.temperature ? { temperature } : {}),
    [quirks.limit]: maxTokens,
    stream: true,
    ...(quirks.streamOptions ? { stream_options: { include_usage: true } } : {}),
  };
}

function toolParams(
  { tools, toolChoice }: Pick<ChatRequest, 'tools' | 'toolChoice'>,
  quirks: Quirks,
): Partial<ChatCompletionCreateParamsStreaming> {
  if (tools.length === 0) return {};
  const choice = quirks.toolChoice && toolChoice !== 'auto' ? { tool_choice: toolChoice } : {};
  const specs = tools.map(({ name, description, parameters }) => ({
    type: 'function' as const,
    function: { name, description, parameters: { ...parameters } },
  }));
  return { tools: specs, ...choice };
}

function messageParam(message: ChatMessage): ChatCompletionMessageParam {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.text };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.text };
    case 'assistant':
      return {
        role: 'assistant',
        content: message.text === '' && message.toolCalls.length > 0 ? null : message.text,
        ...(message.toolCalls.length === 0 ? {} : { tool_calls: message.toolCalls.map(callParam) }),
      };
  }
}

function callParam({ id, name, arguments: text }: { id: string; name: string; arguments: string }) {
  return { id, type: 'function' as const, function: { name, arguments: isJson(text) ? text : '{}' } };
}

/** Gateways parse earlier calls, and would refuse the conversation for one that was cut off. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
