import type { ChatDelta, ChatReply, ChatRequest } from '../../core/chat-model.ts';
import type { RoleSettings } from '../../core/model-settings.ts';
import type { EgressEffects } from '../egress/send.ts';
import { createUnmaskedText } from '../egress/unmask-stream.ts';
import { findCalls } from '../fallback/find-calls.ts';
import { createHeldText } from '../fallback/held-text.ts';
import { asTextRequest } from '../fallback/text-tools.ts';
import { estimateTokens } from '../tokens.ts';
import { createWireAnswer, type WireAnswer, type WireReply } from '../wire/answer.ts';
import { createClient } from '../wire/client.ts';
import { type Failure, failureOf } from '../wire/failure.ts';
import type { Quirks } from '../wire/quirks.ts';
import { requestBody } from '../wire/request-body.ts';
import { askOnce } from './ask-once.ts';
import type { Spent } from './meter.ts';
import type { Timing } from './patience.ts';
import { createTransport, type ModelKeys } from './transport.ts';
import { inSeconds } from './words.ts';

export interface ExchangeOptions {
  readonly role: RoleSettings;
  readonly quirks: Quirks;
  readonly baseUrl: string;
  readonly keys: ModelKeys;
  readonly egress: EgressEffects;
  readonly timing: Timing;
  readonly emit: (delta: ChatDelta) => void;
  /** Once, however it ends, unless nothing was said. */
  readonly onSpent: (spent: Spent) => void;
}

export type Outcome =
  /** `isWritten`: its calls were found in its text. */
  | { readonly ok: true; readonly reply: ChatReply; readonly isWritten: boolean }
  /** `shown`: characters that somebody has read already, which cannot be taken back. */
  | { readonly ok: false; readonly failure: Failure; readonly shown: number };

/** A token has seldom more letters than this on average; more text than that heeds no limit. */
const mostCharactersPerToken = 16;

/** One request and its answer. Rejects when it is stopped. */
export async function exchange(request: ChatRequest, options: ExchangeOptions): Promise<Outcome> {
  const { role, quirks, timing, egress } = options;
  const isText = quirks.tools === 'text' && request.tools.length > 0;
  const body = requestBody(isText ? asTextRequest(request) : request, role, quirks);
  const answer = createWireAnswer();
  const shown = createShown(request, options);
  try {
    const end = await askOnce(
      {
        client: createClient(options.baseUrl, createTransport({ ...transportOf(request, options), egress })),
        ...{ body, timing, signal: request.signal },
        mostCharacters: role.maxTokens * mostCharactersPerToken,
        onText: (text) => shown.push(text),
        onWait: (...waited) => options.emit(waitingNotice(role.model, ...waited)),
      },
      answer,
    );
    const reply = answer.whole(end === 'cut-off' ? 'length' : undefined);
    const failure = failureIn(reply);
    if (failure !== null) return { ok: false, failure, shown: shown.length() };
    return told(reply, request, shown, egress);
  } catch (error) {
    request.signal.throwIfAborted();
    const failure = failureOf(error, answer.length() > 0);
    if (failure === null) throw error;
    return { ok: false, failure, shown: shown.length() };
  } finally {
    if (answer.length() > 0) options.onSpent(spentOn(role.model, body, answer));
  }
}

function transportOf({ agent, signal }: ChatRequest, { role, keys, emit }: ExchangeOptions) {
  return {
    ...{ agent, keys, model: role.model, stop: signal },
    onRotation: (rotation: Extract<ChatDelta, { kind: 'rotation' }>['rotation']) =>
      emit({ kind: 'rotation', rotation }),
  };
}

interface Shown {
  push(text: string): void;
  /** What was held back is to be read after all, or not. */
  end(isRead: boolean): void;
  length(): number;
}

/** The text of an answer on its way to be read: without what may be a call, with values in place of tokens. */
function createShown({ tools, toolChoice }: ChatRequest, { quirks, egress, emit }: ExchangeOptions): Shown {
  const mayHoldCall = tools.length > 0 && toolChoice !== 'none' && quirks.tools !== 'native';
  const held = mayHoldCall ? createHeldText() : null;
  const unmasked = createUnmaskedText(egress.masker);
  const isForNobody = mayHoldCall && toolChoice === 'required';
  let length = 0;

  function show(text: string): void {
    if (text === '' || isForNobody) return;
    length += text.length;
    emit({ kind: 'text', text });
  }

  return {
    push: (text) => show(unmasked.push(held === null ? text : held.push(text))),
    end(isRead) {
      if (isRead && held !== null) show(unmasked.push(held.end()));
      show(unmasked.end());
    },
    length: () => length,
  };
}

function told(reply: WireReply, request: ChatRequest, shown: Shown, { masker }: EgressEffects): Outcome {
  const { toolCalls, finish } = reply;
  const names = request.tools.map(({ name }) => name);
  const mayCall = names.length > 0 && request.toolChoice !== 'none' && toolCalls.length === 0;
  const found = mayCall ? findCalls(reply.text, names) : null;
  shown.end(found === null);
  if (found === null) {
    return { ok: true, reply: { text: masker.unmask(reply.text), toolCalls, finish }, isWritten: false };
  }
  const ended = finish === 'length' || finish === 'blocked' ? finish : 'tool-calls';
  const text = masker.unmask(found.text);
  return { ok: true, reply: { text, toolCalls: found.calls, finish: ended }, isWritten: true };
}

/** An answer that says nothing at all, or that ends inside of a call without a word about it. */
function failureIn({ length, finish, toolCalls }: WireReply): Failure | null {
  if (length === 0 && finish === 'unknown') return { kind: 'malformed' };
  if (finish === 'length') return null;
  return toolCalls.some(({ name }) => name === '') ? { kind: 'malformed' } : null;
}

function spentOn(model: string, body: object, answer: WireAnswer): Spent {
  const { inputTokens, outputTokens } = answer.whole().usage;
  return {
    model,
    inputTokens: inputTokens ?? estimateTokens(JSON.stringify(body)),
    outputTokens: outputTokens ?? Math.ceil(answer.length() / 4),
    isEstimated: inputTokens === null || outputTokens === null,
  };
}

function waitingNotice(model: string, waitedMs: number, hasBegun: boolean): ChatDelta {
  const message = hasBegun
    ? `${model} has been thinking for ${inSeconds(waitedMs)}.`
    : `${model} has not begun after ${inSeconds(waitedMs)}. It may be loading, which can take minutes.`;
  return { kind: 'notice', stage: 'waiting', message };
}
