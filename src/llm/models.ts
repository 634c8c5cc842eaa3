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
import { emitted } from './chat/emitted.ts';
import { exchange, type Outcome } from './chat/exchange.ts';
import { lessonOf, seenTools } from './chat/lesson.ts';
import { createMeter } from './chat/meter.ts';
import { type Timing, usualTiming } from './chat/patience.ts';
import { pauseBefore } from './chat/retry.ts';
import type { ModelKeys } from './chat/transport.ts';
import { inSeconds } from './chat/words.ts';
import type { EgressEffects } from './egress/send.ts';
import { modelError, redactor } from './model-error.ts';
import { providerOf } from './providers.ts';
import { type ModelMemory, noQuirks } from './wire/quirks.ts';

export type { Timing } from './chat/patience.ts';
export type { ModelKeys } from './chat/transport.ts';
export { createModelMemory, type ModelMemory } from './wire/quirks.ts';

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

const mostTries = 3;

/** Asks models for one question, and counts what that takes. */
export function createModels(effects: ModelEffects): Models {
  const { settings, memory, keys } = effects;
  const meter = createMeter(settings);
  const unpriced = new Set<string>();
  const timing = { ...usualTiming, ...effects.timing };
  const baseUrl = baseUrlOf(effects);
  const egress: EgressEffects = {
    ...effects,
    isOwnServer: settings.source === 'bytez-proxy',
    ledger(entry) {
      if (entry.elapsedMs === null) meter.sent(entry.bytes);
      effects.ledger(entry);
    },
  };

  /** A budget cannot be kept where a price is not known, which is said once for each model. */
  function checkBudget(model: string, emit: Emit): void {
    if (effects.budgetLeft === null) return;
    if (!hasPrice(settings, model) && !unpriced.has(model)) {
      unpriced.add(model);
      const message = `The price of ${model} is not known: what it costs is not held against the budget.`;
      emit({ kind: 'notice', stage: 'fallback', message });
    }
    if (meter.knownCost() < effects.budgetLeft) return;
    throw new ModelError('The budget of this conversation is spent.', {
      reason: 'budget',
      retryable: false,
      advice: 'Raise it in Settings → Models, or start a new conversation.',
    });
  }

  /** Says what is done about a failure, and waits if it is to pass by itself. Throws where nothing can be done. */
  async function recover(
    { failure, shown }: Extract<Outcome, { ok: false }>,
    tries: number,
    { request, emit }: { readonly request: ChatRequest; readonly emit: Emit },
  ): Promise<void> {
    const { model } = settings.roles[request.agent];
    const asked = { source: settings.source, address: baseUrl, model, redact: redactor(keys) };
    const error = modelError(failure, asked);
    const pauseMs = shown > 0 || tries === mostTries ? null : pauseBefore(tries, failure, error.retryable);
    if (pauseMs === null) throw error;
    const message = `${error.message} Trying again in ${inSeconds(pauseMs)}.`;
    emit({ kind: 'notice', stage: 'retry', message });
    await effects.wait(pauseMs, request.signal);
  }

  async function ask(request: ChatRequest, emit: Emit): Promise<ChatReply> {
    const role = settings.roles[request.agent];
    let quirks = memory.get(role.model) ?? noQuirks;
    for (let tries = 1; ; ) {
      checkBudget(role.model, emit);
      const outcome = await exchange(request, {
        ...{ role, quirks, baseUrl, keys, egress, timing, emit },
        onSpent: (spent) => meter.spent(spent),
      });
      const lesson = lessonOf(outcome, request, quirks);
      if (lesson !== null) {
        quirks = lesson.quirks;
        emit({ kind: 'notice', stage: lesson.stage, message: lesson.message });
        if (!lesson.isAnswered) continue;
      }
      if (outcome.ok) {
        const now = seenTools(outcome, quirks);
        if (now !== memory.get(role.model)) memory.set(role.model, now);
        return outcome.reply;
      }
      await recover(outcome, tries, { request, emit });
      tries += 1;
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

function hasPrice({ prices }: ModelSettings, model: string): boolean {
  const price = prices.find((each) => each.model === model);
  return price !== undefined && price.inputPerMillion !== null && price.outputPerMillion !== null;
}

function baseUrlOf({ settings, pageUrl }: ModelEffects): string {
  const url = providerOf(settings.source).baseUrl(settings, pageUrl);
  if (url !== null && URL.canParse(url)) return url;
  throw new ModelError(url === null ? 'No model is chosen.' : `“${url}” is no address.`, {
    reason: 'refused',
    retryable: false,
    advice: 'Choose where models are asked in Settings → Models.',
  });
}
