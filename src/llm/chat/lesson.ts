import type { ChatRequest } from '../../core/chat-model.ts';
import { type Lesson, learn, type Quirks, textTools } from '../wire/quirks.ts';
import type { Outcome } from './exchange.ts';

/** `isAnswered`: this time there is an answer all the same. */
type Learned = Lesson & { readonly isAnswered: boolean };

/** What is to be asked otherwise from now on; null where nothing was learned. */
export function lessonOf(outcome: Outcome, request: ChatRequest, quirks: Quirks): Learned | null {
  if (!outcome.ok) {
    const lesson = outcome.shown > 0 ? null : learn(quirks, outcome.failure, request.tools.length > 0);
    return lesson === null ? null : { ...lesson, isAnswered: false };
  }
  if (request.tools.length === 0 || quirks.tools !== 'unknown') return null;
  if (outcome.isWritten) return { ...textTools(quirks), isAnswered: true };
  const { toolCalls, finish } = outcome.reply;
  const isIgnored = request.toolChoice === 'required' && toolCalls.length === 0;
  return isIgnored && (finish === 'stop' || finish === 'unknown')
    ? { ...textTools(quirks), isAnswered: false }
    : null;
}

/** A model that has called a tool is not asked otherwise any more. */
export function seenTools({ reply, isWritten }: Extract<Outcome, { ok: true }>, quirks: Quirks): Quirks {
  const isNative = quirks.tools === 'unknown' && reply.toolCalls.length > 0 && !isWritten;
  return isNative ? { ...quirks, tools: 'native' } : quirks;
}
