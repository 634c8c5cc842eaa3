import type { Failure } from './failure.ts';

/** What a model, or the gateway in front of it, does not take; found out by asking. */
export interface Quirks {
  /** `native`: seen to work. `text`: do not work, so that tools are asked for in plain text. */
  readonly tools: 'unknown' | 'native' | 'text';
  readonly toolChoice: boolean;
  readonly streamOptions: boolean;
  readonly temperature: boolean;
  readonly limit: 'max_tokens' | 'max_completion_tokens';
}

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

const aboutTools = /\btools?\b|\bfunctions?\b|function[ _-]?call/;
/** A refusal that says neither may still be about tools: the gateway does not know them, and says so badly. */
const aboutElse = /context|too long|too many|model.*(not found|exist)|content|api key|credit|quota|policy/;

export interface Lesson {
  readonly quirks: Quirks;
  readonly stage: 'retry' | 'fallback';
  /** What is done about it, for who watches. */
  readonly message: string;
}

/** What to leave out after a refusal; null where that would not help. */
export function learn(quirks: Quirks, failure: Failure, hasTools: boolean): Lesson | null {
  if (failure.kind !== 'said' || !isAboutRequest(failure.status)) return null;
  const words = `${failure.complaint.message} ${failure.complaint.code}`.toLowerCase();
  if (quirks.streamOptions && /stream_options|include_usage/.test(words)) {
    return without(quirks, { streamOptions: false }, 'counts of tokens');
  }
  if (quirks.limit === 'max_tokens' && words.includes('max_completion_tokens')) {
    return without(quirks, { limit: 'max_completion_tokens' }, 'the older name of the limit');
  }
  if (quirks.temperature && words.includes('temperature')) {
    return without(quirks, { temperature: false }, 'a temperature');
  }
  if (!hasTools || quirks.tools === 'text') return null;
  if (quirks.toolChoice && /tool[_ ]choice/.test(words)) {
    return without(quirks, { toolChoice: false }, 'a choice of tools');
  }
  if (aboutTools.test(words)) return textTools(quirks);
  const isPlain = failure.status === 400 || failure.status === 422;
  return isPlain && quirks.tools === 'unknown' && !aboutElse.test(words) ? textTools(quirks) : null;
}

function without(quirks: Quirks, change: Partial<Quirks>, what: string): Lesson {
  return { quirks: { ...quirks, ...change }, stage: 'retry', message: `Asking again without ${what}.` };
}

export function textTools(quirks: Quirks): Lesson {
  return {
    quirks: { ...quirks, tools: 'text' },
    stage: 'fallback',
    message: 'This model has no tools of its own here: it is asked to write what it wants to call.',
  };
}

function isAboutRequest(status: number | null): boolean {
  return (
    status === null || status === 400 || status === 404 || status === 415 || status === 422 || status === 501
  );
}
