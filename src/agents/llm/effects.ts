import type { BoundValue } from '../../core/answer.ts';
import type { ChatModel } from '../../core/chat-model.ts';
import type { Masker, Privacy } from '../../core/privacy.ts';

/** What the LLM team stands on. */
export interface LlmEffects {
  readonly model: ChatModel;
  readonly privacy: Privacy;
  /** One for a conversation: its tokens mean the same in every request. */
  readonly masker: Masker;
  /** A value as the page writes it: for the text that streams in before the answer is there, and for insights. */
  readonly write: (bound: BoundValue) => string;
  /** What the description of the data may take of a request. Default 6,000. */
  readonly dataTokens?: number;
  /** What earlier questions and insights may take of a request. Default 1,500. */
  readonly memoryTokens?: number;
}
