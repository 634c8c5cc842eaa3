import type { AgentName } from './event.ts';
import type { KeyRotation } from './key-rotation.ts';

/** A message of a conversation with a model. What is data in it is quoted by whoever writes it. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly toolCalls: readonly ToolRequest[] }
  /** What came of a tool call of the message before. */
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly text: string };

/** A model asks for a tool: nothing of it is to be trusted before it is parsed. */
export interface ToolRequest {
  readonly id: string;
  readonly name: string;
  /** As the model wrote it: JSON, if all is well. */
  readonly arguments: string;
}

export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of an object. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ChatRequest {
  /** For whom: it decides the model, its temperature and its token limit. */
  readonly agent: AgentName;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ToolSpec[];
  /** `required`: the answer must be a tool call. */
  readonly toolChoice: 'auto' | 'required' | 'none';
  readonly signal: AbortSignal;
}

export type ChatDelta =
  | { readonly kind: 'text'; readonly text: string }
  /** The request goes on, and somebody who waits wants to know why: a model is loading, a try failed. */
  | { readonly kind: 'notice'; readonly stage: 'waiting' | 'retry' | 'fallback'; readonly message: string }
  | { readonly kind: 'rotation'; readonly rotation: KeyRotation };

export interface ChatReply {
  readonly text: string;
  readonly toolCalls: readonly ToolRequest[];
  /** `length`: it was cut off at the token limit. */
  readonly finish: 'stop' | 'length' | 'tool-calls' | 'blocked' | 'unknown';
}

/** Yields what comes as it comes, returns the whole. Throws `ModelError`, or the abort. */
export interface ChatModel {
  chat(request: ChatRequest): AsyncGenerator<ChatDelta, ChatReply, void>;
}
