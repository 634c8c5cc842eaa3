import type OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { WireAnswer } from '../wire/answer.ts';
import { TooLateError } from '../wire/failure.ts';
import { startPatience, type Timing } from './patience.ts';

export interface Asking {
  readonly client: OpenAI;
  readonly body: ChatCompletionCreateParamsStreaming;
  readonly signal: AbortSignal;
  readonly timing: Timing;
  /** An answer that says more is cut off: its token limit was not heeded. */
  readonly mostCharacters: number;
  readonly onText: (text: string) => void;
  readonly onWait: (waitedMs: number, hasBegun: boolean) => void;
}

/** Puts the answer together as it comes. Throws what comes in between; what was said until then is in `answer`. */
export async function askOnce(asking: Asking, answer: WireAnswer): Promise<'whole' | 'cut-off'> {
  const tooLate = new AbortController();
  const patience = startPatience({
    timing: asking.timing,
    onNotice: asking.onWait,
    giveUp: (ms) => tooLate.abort(new TooLateError(ms / 1000)),
  });
  const signal = AbortSignal.any([asking.signal, tooLate.signal]);
  try {
    const stream = await asking.client.chat.completions.create(asking.body, { signal });
    for await (const event of stream) {
      const text = answer.add(event);
      patience.heard(text !== '' || answer.hasCalls());
      asking.onText(text);
      if (answer.length() > asking.mostCharacters) return 'cut-off';
    }
    // Of an abort the client only makes an end.
    signal.throwIfAborted();
    return 'whole';
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    patience.end();
    asking.onText(answer.end());
  }
}
