import { z } from 'zod';
import type { Masker } from '../../core/privacy.ts';

const callSchema = z.looseObject({ function: z.looseObject({ arguments: z.string() }) });
const partSchema = z.looseObject({ text: z.string().optional() });
const messageSchema = z.looseObject({
  content: z.union([z.string(), z.array(partSchema), z.null()]).optional(),
  tool_calls: z.array(callSchema).optional(),
});
const bodySchema = z.looseObject({ messages: z.array(messageSchema) });
type Message = z.infer<typeof messageSchema>;
type Call = z.infer<typeof callSchema>;

/** Masks what is said in a chat request: every message, and the arguments of every call in it. */
export function maskBody(body: string, masker: Masker): string {
  const request = bodySchema.parse(JSON.parse(body));
  return JSON.stringify({ ...request, messages: request.messages.map((message) => masked(message, masker)) });
}

function masked(message: Message, masker: Masker): Message {
  const { content, tool_calls: calls } = message;
  return {
    ...message,
    ...(content === undefined ? {} : { content: maskContent(content, masker) }),
    ...(calls === undefined ? {} : { tool_calls: calls.map((call) => maskCall(call, masker)) }),
  };
}

function maskContent(content: NonNullable<Message['content']> | null, masker: Masker): Message['content'] {
  if (content === null) return null;
  if (typeof content === 'string') return masker.maskText(content);
  return content.map((part) =>
    part.text === undefined ? part : { ...part, text: masker.maskText(part.text) },
  );
}

function maskCall(call: Call, masker: Masker): Call {
  return { ...call, function: { ...call.function, arguments: maskJson(call.function.arguments, masker) } };
}

/** In JSON a quote inside of a text is escaped, which would hide a value with one. */
function maskJson(json: string, masker: Masker): string {
  try {
    return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
      typeof value === 'string' ? masker.maskText(value) : value,
    );
  } catch {
    return masker.maskText(json);
  }
}
