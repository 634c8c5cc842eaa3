import { z } from 'zod';
import { ModelError } from '../core/error.ts';
import type { ModelSettings } from '../core/model-settings.ts';
import type { ModelKeys } from './chat/transport.ts';
import { type EgressEffects, type Outgoing, send } from './egress/send.ts';
import { failureOfStatus, KeysExhaustedError } from './key-manager.ts';
import { type Asked, modelError, redactor } from './model-error.ts';
import { providerOf } from './providers.ts';
import { readComplaint } from './wire/complaint.ts';

export interface ListEffects extends EgressEffects {
  readonly settings: ModelSettings;
  readonly keys: ModelKeys;
  readonly pageUrl: string;
  readonly signal: AbortSignal;
}

const nameSchema = z.string().min(1).max(200);
const itemSchema = z.union([
  nameSchema,
  z.object({ id: nameSchema }).transform(({ id }) => id),
  z.object({ modelId: nameSchema }).transform(({ modelId }) => modelId),
  z.object({ name: nameSchema }).transform(({ name }) => name),
]);
const itemsSchema = z.array(itemSchema.nullable().catch(null)).readonly();
/** OpenAI's, Bytez's and Ollama's ways to say it. */
const listSchema = z.union([
  z.object({ data: itemsSchema }).transform(({ data }) => data),
  z.object({ output: itemsSchema }).transform(({ output }) => output),
  z.object({ models: itemsSchema }).transform(({ models }) => models),
  itemsSchema,
]);

/** Names of the models that can be asked, sorted; none where nothing says them. Throws `ModelError`. */
export async function listModels(effects: ListEffects): Promise<readonly string[]> {
  const { settings, pageUrl, keys } = effects;
  const address = providerOf(settings.source).listUrl(settings, pageUrl);
  if (address === null || !URL.canParse(address)) return [];
  const asked = { source: settings.source, address, model: 'The list of models', redact: redactor(keys) };
  const text = await fetchList(address, asked, effects);
  const list = listSchema.safeParse(parse(text));
  if (!list.success) throw modelError({ kind: 'malformed' }, asked);
  return [...new Set(list.data.filter((name) => name !== null))].sort();
}

async function fetchList(address: string, asked: Asked, effects: ListEffects): Promise<string> {
  try {
    const response = await ask(address, effects);
    const text = await response.text();
    if (response.ok) return text;
    const { status } = response;
    throw modelError(
      { kind: 'said', status, complaint: readComplaint(text), retryAfterMs: undefined },
      asked,
    );
  } catch (error) {
    effects.signal.throwIfAborted();
    if (error instanceof KeysExhaustedError) throw modelError({ kind: 'keys', error }, asked);
    throw error instanceof ModelError ? error : modelError({ kind: 'unreachable' }, asked);
  }
}

async function ask(address: string, effects: ListEffects): Promise<Response> {
  const { keys, signal } = effects;
  const outgoing = {
    method: 'GET',
    address,
    body: null,
    agent: null,
    model: '',
    signal,
    stop: signal,
  } as const;
  switch (keys.kind) {
    case 'none':
      return send({ ...outgoing, key: null }, effects);
    case 'one':
      return send({ ...outgoing, key: keys.key }, effects);
    case 'several': {
      const sent = await keys.manager.send((key) => tryKey({ ...outgoing, key }, effects), { signal });
      sent.release();
      return sent.value;
    }
  }
}

async function tryKey(outgoing: Outgoing, effects: ListEffects) {
  const response = await send(outgoing, effects);
  const failure = failureOfStatus(response.status, response.headers, effects.now());
  return failure === null ? ({ ok: true, value: response } as const) : ({ ok: false, failure } as const);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
