import { setTimeout as wait } from 'node:timers/promises';
import { cellText } from '../../../src/core/cell.ts';
import type { ChatDelta, ChatReply, ChatRequest } from '../../../src/core/chat-model.ts';
import type { LedgerEntry, Masker } from '../../../src/core/privacy.ts';
import { createModelMemory, createModels, type ModelEffects, type Models } from '../../../src/llm/models.ts';
import { usualModelSettings } from '../../../src/llm/providers.ts';
import type { Upstream } from '../../support/upstream.ts';

/** Leaves everything as it is. */
export const noMasker: Masker = {
  maskCell: (_, value) => cellText(value),
  maskText: (text) => text,
  unmask: (text) => text,
  unmaskCode: (code) => code,
};

export interface ModelsUnderTest extends Models {
  /** The last word on each request, in the order in which they were sent. */
  readonly ledger: () => readonly LedgerEntry[];
  /** Each time an entry was written. */
  readonly written: readonly LedgerEntry[];
}

/** Models at the scripted upstream; pauses between tries are short. */
export function modelsAt(
  upstream: Pick<Upstream, 'base'>,
  changes: Partial<ModelEffects> = {},
): ModelsUnderTest {
  const written: LedgerEntry[] = [];
  const models = createModels({
    settings: { ...usualModelSettings, source: 'custom', customUrl: upstream.base },
    keys: { kind: 'none' },
    pageUrl: 'http://localhost/',
    memory: createModelMemory(),
    budgetLeft: null,
    wait: (ms, signal) => wait(Math.min(ms, 5), undefined, { signal }),
    fetch,
    now: Date.now,
    level: 'names',
    masker: noMasker,
    ledger: (entry) => void written.push(entry),
    questionId: 'question',
    ...changes,
  });
  return {
    ...models,
    written,
    ledger: () => [...new Map(written.map((entry) => [entry.id, entry])).values()],
  };
}

export function request(changes: Partial<ChatRequest> = {}): ChatRequest {
  return {
    agent: 'composer',
    messages: [{ role: 'user', text: 'How many?' }],
    tools: [],
    toolChoice: 'auto',
    signal: new AbortController().signal,
    ...changes,
  };
}

export interface Heard {
  readonly deltas: readonly ChatDelta[];
  readonly text: string;
  readonly notices: readonly string[];
  readonly reply: ChatReply;
}

/** Asks and listens to the end. */
export async function hear(models: Models, asked: ChatRequest = request()): Promise<Heard> {
  const deltas: ChatDelta[] = [];
  const answer = models.chat(asked);
  for (;;) {
    const next = await answer.next();
    if (next.done === true) return heard(deltas, next.value);
    deltas.push(next.value);
  }
}

function heard(deltas: readonly ChatDelta[], reply: ChatReply): Heard {
  return {
    deltas,
    reply,
    text: deltas.map((delta) => (delta.kind === 'text' ? delta.text : '')).join(''),
    notices: deltas.flatMap((delta) => (delta.kind === 'notice' ? [delta.message] : [])),
  };
}
