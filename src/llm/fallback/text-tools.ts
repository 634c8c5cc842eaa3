import type { ChatMessage, ChatRequest, ToolRequest, ToolSpec } from '../../core/chat-model.ts';

/** The same conversation for a model without tools: they are described in words, calls and results are told as text. */
export function asTextRequest(request: ChatRequest): ChatRequest {
  const told = request.messages.map((message) => asText(message));
  const messages = request.toolChoice === 'none' ? told : withInstructions(told, request);
  return { ...request, tools: [], toolChoice: 'none', messages: merged(messages) };
}

function asText(message: ChatMessage): ChatMessage {
  switch (message.role) {
    case 'system':
    case 'user':
      return message;
    case 'assistant':
      return {
        role: 'assistant',
        text: [message.text, ...message.toolCalls.map(written)].filter(isSaid).join('\n'),
        toolCalls: [],
      };
    case 'tool':
      return { role: 'user', text: `Result of ${message.name}:\n${message.text}` };
  }
}

function isSaid(text: string): boolean {
  return text !== '';
}

function written(call: ToolRequest): string {
  return `{"tool": ${JSON.stringify(call.name)}, "arguments": ${call.arguments}}`;
}

/** Many models for chat want the sides to take turns. */
function merged(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const turns: ChatMessage[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (last?.role === 'user' && message.role === 'user') {
      turns[turns.length - 1] = { role: 'user', text: `${last.text}\n\n${message.text}` };
    } else turns.push(message);
  }
  return turns;
}

function withInstructions(messages: readonly ChatMessage[], request: ChatRequest): readonly ChatMessage[] {
  const text = instructions(request);
  const [first, ...others] = messages;
  if (first?.role !== 'system') return [{ role: 'system', text }, ...messages];
  return [{ role: 'system', text: `${first.text}\n\n${text}` }, ...others];
}

function instructions({ tools, toolChoice }: ChatRequest): string {
  const when =
    toolChoice === 'required'
      ? 'Your answer must be a call of one of them.'
      : 'Call one of them when you need it; otherwise answer in words.';
  return [
    'You can call these tools:',
    ...tools.map(described),
    `${when} To call a tool, answer with one JSON object and nothing else, then stop: the result will be told to you.`,
    '{"tool": "<name of the tool>", "arguments": {<its arguments>}}',
    'Write it as strict JSON: double quotes, line breaks in texts as \\n. Never write a result yourself.',
  ].join('\n');
}

function described({ name, description, parameters }: ToolSpec): string {
  return `- ${name}: ${description}\n  arguments, as JSON Schema: ${JSON.stringify(parameters)}`;
}
