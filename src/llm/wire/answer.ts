import type { ChatReply, ToolRequest } from '../../core/chat-model.ts';
import { createCalls } from './calls.ts';
import { type Chunk, chunkSchema, type Delta } from './chunk.ts';
import { createThoughts, withoutHeadlessThought } from './thoughts.ts';

/** As the gateway counted them; null where it did not. */
export interface Usage {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/** A whole answer as it came: personal values are still tokens. */
export interface WireReply {
  readonly text: string;
  readonly toolCalls: readonly ToolRequest[];
  readonly finish: ChatReply['finish'];
  readonly usage: Usage;
  /** Characters of all that it said: thoughts and calls too. */
  readonly length: number;
}

/** An answer that is put together from its events. */
export interface WireAnswer {
  /** What of it is to be shown; an event that is not of the shape says nothing. */
  add(event: unknown): string;
  /** What was held back. */
  end(): string;
  whole(finish?: ChatReply['finish']): WireReply;
  length(): number;
  hasCalls(): boolean;
}

export function createWireAnswer(): WireAnswer {
  const calls = createCalls();
  const thoughts = createThoughts();
  let text = '';
  let length = 0;
  let saidFinish = '';
  let isRefused = false;
  let callParts = 0;
  let usage: Usage = { inputTokens: null, outputTokens: null };

  function show(shown: string): string {
    const start = text === '' ? shown.trimStart() : shown;
    text += start;
    return start;
  }

  function addDelta(delta: Delta): string {
    for (const part of delta.tool_calls ?? []) {
      calls.add(part);
      callParts += 1;
      length += JSON.stringify(part.function?.arguments ?? '').length;
    }
    const refusal = delta.refusal ?? '';
    if (refusal !== '') isRefused = true;
    const said = contentOf(delta) + refusal;
    length += said.length + (delta.reasoning_content ?? delta.reasoning ?? '').length;
    return show(thoughts.push(said));
  }

  return {
    add(event) {
      const parsed = chunkSchema.safeParse(event);
      if (!parsed.success) return '';
      usage = usageOf(parsed.data) ?? usage;
      const [choice] = parsed.data.choices ?? [];
      if (choice === undefined) return '';
      if (choice.finish_reason !== null && choice.finish_reason !== undefined)
        saidFinish = choice.finish_reason;
      const delta = choice.delta ?? choice.message;
      return delta === null || delta === undefined ? '' : addDelta(delta);
    },
    end: () => show(thoughts.end()),
    whole(finish) {
      const toolCalls = calls.whole();
      const ended = finish ?? finishOf(saidFinish, { hasCalls: toolCalls.length > 0, isRefused });
      return { text: withoutHeadlessThought(text).trimEnd(), toolCalls, finish: ended, usage, length };
    },
    length: () => length,
    hasCalls: () => callParts > 0,
  };
}

/** Of content in parts, what is text; a part may also hold what the model thinks. */
function contentOf({ content }: Delta): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  const texts = content.filter(({ type }) => type === undefined || type === 'text' || type === 'output_text');
  return texts.map((part) => part.text ?? '').join('');
}

function usageOf({ usage }: Chunk): Usage | null {
  if (usage === null || usage === undefined) return null;
  const { prompt_tokens: input, completion_tokens: output } = usage;
  return { inputTokens: input ?? null, outputTokens: output ?? null };
}

const finishes = new Map<string, ChatReply['finish']>([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['eos', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['tool_use', 'tool-calls'],
  ['content_filter', 'blocked'],
  ['safety', 'blocked'],
]);

function finishOf(
  said: string,
  { hasCalls, isRefused }: { readonly hasCalls: boolean; readonly isRefused: boolean },
): ChatReply['finish'] {
  const finish = finishes.get(said.toLowerCase()) ?? 'unknown';
  if (finish === 'length' || finish === 'blocked') return finish;
  if (isRefused) return 'blocked';
  return hasCalls ? 'tool-calls' : finish;
}
