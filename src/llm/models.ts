/**
 * Models over OpenAI's wire format. What the page does with it, per question:
 *
 *     const { createModels } = await import('./llm/models.ts');          // holds OpenAI's client: never at the start
 *     const models = createModels({ settings, keys, pageUrl, … });
 *     yield* models.chat({ agent, messages, tools, toolChoice, signal }); // a `ChatModel`
 *     models.use();                                                       // what it took: a `ModelUse`
 *
 * Message texts are masked on their way out (`egress/send.ts`), and the text of an answer has its values put back,
 * delta by delta. The arguments of tool calls are as the model wrote them, tokens and all: whoever knows which of them
 * is SQL or Python puts values back with `Masker.unmaskCode`.
 */
import type { ChatDelta, ChatModel, ChatReply, ChatRequest } from '../core/chat-model.ts';
import { ModelError } from '../core/error.ts';
import type { ModelSettings, ModelUse } from '../core/model-settings.ts';
import { askOnce } from './chat/ask-once.ts';
import { emitted } from './chat/emitted.ts';
import { createMeter } from './chat/meter.ts';
import { type Timing, usualTiming } from './chat/patience.ts';
import { pauseBefore } from './chat/retry.ts';
import { createTransport, type ModelKeys } from './chat/transport.ts';
import type { EgressEffects } from './egress/send.ts';
import { createUnmaskedText } from './egress/unmask-stream.ts';
import { modelError } from './model-error.ts';
import { providerOf } from './providers.ts';
import { estimateTokens } from './tokens.ts';
import { createWireAnswer, type WireAnswer, type WireReply } from './wire/answer.ts';
import { createClient } from './wire/client.ts';
import { type Failure, failureOf } from './wire/failure.ts';
import { learn, type ModelMemory, noQuirks, type Quirks } from './wire/quirks.ts';
import { requestBody } from './wire/request-body.ts';

export type { Timing } from './chat/patience.ts';
export type { ModelKeys } from './chat/transport.ts';
export { createModelMemory, type ModelMemory, type Quirks, quirksSchema } from './wire/quirks.ts';

export interface ModelEffects extends EgressEffects {
  readonly settings: ModelSettings;
  readonly keys: ModelKeys;
  /** Of the page: the proxy is beside it. */
  readonly pageUrl: string;
  /** What was found out about models; kept by whoever gives it. */
  readonly memory: ModelMemory;
  /** US dollars left for the conversation when the question begins; no limit where null. */
  readonly budgetLeft: number | null;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly timing?: Partial<Timing>;
}

export interface Models extends ChatModel {
  /** So far. */
  use(): ModelUse;
}

type Emit = (delta: ChatDelta) => void;

/** A token has seldom more letters than this on average; more text than that heeds no limit. */
const mostCharactersPerToken = 16;
const mostTries = 3;

/** Asks models for one question, and counts what that takes. */
export function createModels(effects: ModelEffects): Models {
  const { settings, memory, keys } = effects;
  const meter = createMeter(settings);
  const timing = { ...usualTiming, ...effects.timing };
  const baseUrl = baseUrlOf(effects);
  const egress: EgressEffects = {
    ...effects,
    ledger(entry) {
      if (entry.elapsedMs === null) meter.sent(entry.bytes);
      effects.ledger(entry);
    },
  };

  function checkBudget(): void {
    if (effects.budgetLeft === null || meter.knownCost() < effects.budgetLeft) return;
    throw new ModelError('The budget of this conversation is spent.', {
      reason: 'budget',
      retryable: false,
      advice: 'Raise it in Settings → Models, or start a new conversation.',
    });
  }

  /** One request. What it took is counted, however it ends. */
  async function exchange(request: ChatRequest, quirks: Quirks, emit: Emit): Promise<Exchange> {
    const role = settings.roles[request.agent];
    const body = requestBody(request, role, quirks);
    const answer = createWireAnswer();
    const unmasked = createUnmaskedText(effects.masker);
    let shown = 0;
    const show = (text: string): void => {
      shown += text.length;
      if (text !== '') emit({ kind: 'text', text });
    };
    const transport = createTransport({
      ...{ agent: request.agent, model: role.model, keys, egress },
      onRotation: (rotation) => emit({ kind: 'rotation', rotation }),
    });
    try {
      const end = await askOnce(
        {
          client: createClient(baseUrl, transport),
          ...{ body, timing, signal: request.signal },
          mostCharacters: role.maxTokens * mostCharactersPerToken,
          onText: (text) => show(unmasked.push(text)),
          onWait: (waitedMs) => emit(waitingNotice(role.model, waitedMs)),
        },
        answer,
      );
      show(unmasked.end());
      const reply = answer.whole(end === 'cut-off' ? 'length' : undefined);
      const failure = failureIn(reply);
      return failure === null ? { ok: true, reply } : { ok: false, failure, shown };
    } catch (error) {
      request.signal.throwIfAborted();
      const failure = failureOf(error, answer.length() > 0);
      if (failure === null) throw error;
      return { ok: false, failure, shown };
    } finally {
      if (answer.length() > 0) meter.spent(spentOn(role.model, body, answer));
    }
  }

  async function ask(request: ChatRequest, emit: Emit): Promise<ChatReply> {
    const { model } = settings.roles[request.agent];
    for (let tries = 1; ; ) {
      checkBudget();
      const quirks = memory.get(model) ?? noQuirks;
      const outcome = await exchange(request, quirks, emit);
      if (outcome.ok) return replyOf(outcome.reply, effects);
      const { failure, shown } = outcome;
      const lesson = learn(quirks, failure, request.tools.length > 0);
      if (lesson !== null && shown === 0) {
        memory.set(model, lesson.quirks);
        emit({ kind: 'notice', stage: 'retry', message: lesson.message });
        continue;
      }
      const error = modelError(failure, {
        source: settings.source,
        address: baseUrl,
        model,
        redact: redactor(keys),
      });
      const pauseMs = shown > 0 || tries === mostTries ? null : pauseBefore(tries, failure);
      if (pauseMs === null) throw error;
      tries += 1;
      emit({
        kind: 'notice',
        stage: 'retry',
        message: `${error.message} Trying again in ${inSeconds(pauseMs)}.`,
      });
      await effects.wait(pauseMs, request.signal);
    }
  }

  return {
    async *chat(request) {
      const left = new AbortController();
      const signal = AbortSignal.any([request.signal, left.signal]);
      try {
        return yield* emitted<ChatDelta, ChatReply>((emit) => ask({ ...request, signal }, emit));
      } finally {
        left.abort();
      }
    },
    use: () => meter.use(),
  };
}

type Exchange =
  | { readonly ok: true; readonly reply: WireReply }
  /** `shown`: characters that somebody has read already, which cannot be taken back. */
  | { readonly ok: false; readonly failure: Failure; readonly shown: number };

function baseUrlOf({ settings, pageUrl }: ModelEffects): string {
  const url = providerOf(settings.source).baseUrl(settings, pageUrl);
  if (url !== null && URL.canParse(url)) return url;
  throw new ModelError(url === null ? 'No model is chosen.' : `“${url}” is no address.`, {
    reason: 'refused',
    retryable: false,
    advice: 'Choose where models are asked in Settings → Models.',
  });
}

/** An answer that says nothing at all, or breaks off inside of a call without a word about it. */
function failureIn({ length, finish, toolCalls }: WireReply): Failure | null {
  if (length === 0 && finish === 'unknown') return { kind: 'malformed' };
  const isCut = finish === 'unknown' || finish === 'tool-calls';
  if (isCut && toolCalls.some((call) => call.name === '')) return { kind: 'malformed' };
  return null;
}

function replyOf({ text, toolCalls, finish }: WireReply, { masker }: ModelEffects): ChatReply {
  return { text: masker.unmask(text), toolCalls, finish };
}

function spentOn(
  model: string,
  body: object,
  answer: WireAnswer,
): {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly isEstimated: boolean;
} {
  const { inputTokens, outputTokens } = answer.whole().usage;
  return {
    model,
    inputTokens: inputTokens ?? estimateTokens(JSON.stringify(body)),
    outputTokens: outputTokens ?? Math.ceil(answer.length() / 4),
    isEstimated: inputTokens === null || outputTokens === null,
  };
}

function waitingNotice(model: string, waitedMs: number): ChatDelta {
  const message = `${model} has not begun after ${inSeconds(waitedMs)}. It may be loading, which can take minutes.`;
  return { kind: 'notice', stage: 'waiting', message };
}

function inSeconds(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

function redactor(keys: ModelKeys): (text: string) => string {
  switch (keys.kind) {
    case 'none':
      return (text) => text;
    case 'one':
      return (text) => text.replaceAll(keys.key, '…');
    case 'several':
      return (text) => keys.manager.redact(text);
  }
}
