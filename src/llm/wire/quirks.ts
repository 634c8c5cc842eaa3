import { z } from 'zod';
import type { Failure } from './failure.ts';

/** What a model, or the gateway in front of it, does not take; found out by asking. */
export const quirksSchema = z.object({
  /** `native`: seen to work. `text`: do not work, so that tools are asked for in plain text. */
  tools: z.enum(['unknown', 'native', 'text']),
  toolChoice: z.boolean(),
  streamOptions: z.boolean(),
  temperature: z.boolean(),
  limit: z.enum(['max_tokens', 'max_completion_tokens']),
});
export type Quirks = Readonly<z.infer<typeof quirksSchema>>;

export const noQuirks: Quirks = {
  tools: 'unknown',
  toolChoice: true,
  streamOptions: true,
  temperature: true,
  limit: 'max_tokens',
};

/** Where it is kept what was found out; by model, for as long as somebody likes. */
export interface ModelMemory {
  get(model: string): Quirks | undefined;
  set(model: string, quirks: Quirks): void;
}

/** A memory that lasts as long as the page. */
export function createModelMemory(known: Iterable<readonly [string, Quirks]> = []): ModelMemory {
  const quirks = new Map(known);
  return { get: (model) => quirks.get(model), set: (model, found) => void quirks.set(model, found) };
}

export interface Lesson {
  readonly quirks: Quirks;
  /** What is done about it, for who watches. */
  readonly message: string;
}

/** What to leave out after a refusal; null where that would not help. */
export function learn(quirks: Quirks, failure: Failure, hasTools: boolean): Lesson | null {
  if (failure.kind !== 'said' || !isAboutRequest(failure.status)) return null;
  const words = `${failure.complaint.message} ${failure.complaint.code}`.toLowerCase();
  if (quirks.streamOptions && /stream_options|include_usage/.test(words)) {
    return { quirks: { ...quirks, streamOptions: false }, message: 'Asking again without counts of tokens.' };
  }
  if (quirks.limit === 'max_tokens' && words.includes('max_completion_tokens')) {
    return {
      quirks: { ...quirks, limit: 'max_completion_tokens' },
      message: 'Asking again with the limit under its newer name.',
    };
  }
  if (quirks.temperature && /temperature/.test(words)) {
    return { quirks: { ...quirks, temperature: false }, message: 'Asking again without a temperature.' };
  }
  if (!hasTools || quirks.tools === 'text') return null;
  if (quirks.toolChoice && /tool_choice|tool choice/.test(words)) {
    return { quirks: { ...quirks, toolChoice: false }, message: 'Asking again without a choice of tools.' };
  }
  if (/\btools?\b|function[ _-]?call|functions?\b/.test(words)) return textTools(quirks);
  return null;
}

export function textTools(quirks: Quirks): Lesson {
  return {
    quirks: { ...quirks, tools: 'text' },
    message: 'This model has no tools of its own here: it is asked to write what it wants to call.',
  };
}

function isAboutRequest(status: number | null): boolean {
  return (
    status === null || status === 400 || status === 404 || status === 415 || status === 422 || status === 501
  );
}
