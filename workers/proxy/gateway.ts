import { type Attempt, failureOfStatus, type KeyFailure } from '../../src/llm/key-manager.ts';
import type { Outgoing } from './chat-request.ts';
import { firstEventData, type HiddenError, hiddenErrorIn } from './first-event.ts';
import { joined } from './joined.ts';
import type { ProxySettings } from './settings.ts';
import { TooLateError, within } from './within.ts';

export type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/** An answer that has begun, with as much of it as had to be read to know that it is one. */
export interface GatewayAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly held: Uint8Array;
  /** Null when `held` is all of it. */
  readonly rest: BodyReader | null;
  /** The key it was asked with, which must not be passed on. */
  readonly key: string;
}

export interface Gateway {
  readonly settings: ProxySettings;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

export interface Call {
  readonly outgoing: Outgoing;
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** What the gateway says in an error that its status does not show. May hold anything. */
  readonly onComplaint: (message: string) => void;
}

/** More of an answer than this is not read to look for an error in it. */
const mostHeldBytes = 8 * 1024 * 1024;
const mostHeldEventBytes = 64 * 1024;

/** One try with one key. Rejects only when the call is aborted; what it says of a failure holds no key. */
export async function askGateway(gateway: Gateway, call: Call, key: string): Promise<Attempt<GatewayAnswer>> {
  const stop = new AbortController();
  const signal = AbortSignal.any([call.signal, stop.signal]);
  try {
    const deadline = gateway.now() + gateway.settings.firstByteMs;
    const response = await within(send(gateway, call, key, signal), gateway.settings.firstByteMs);
    const failure = failureOfResponse(response, gateway.now());
    if (failure === null) return await begin(response, { gateway, call, key, deadline });
    stop.abort();
    return { ok: false, failure };
  } catch (error) {
    stop.abort();
    call.signal.throwIfAborted();
    return { ok: false, failure: failureOfThrown(error) };
  }
}

function send({ settings, fetch }: Gateway, call: Call, key: string, signal: AbortSignal): Promise<Response> {
  const { method, address, body, isStream } = call.outgoing;
  const headers = {
    Authorization: authorization(settings.authScheme, key),
    Accept: isStream ? 'text/event-stream' : 'application/json',
    // A stream that is compressed on the way comes in lumps.
    'Accept-Encoding': 'identity',
    'User-Agent': 'InsightX',
    'X-Request-Id': call.requestId,
    ...(body === null ? {} : { 'Content-Type': 'application/json' }),
  };
  // A redirect is not followed: the key is for this address alone.
  return fetch(address, { method, headers, body, signal, redirect: 'manual' });
}

function authorization(scheme: ProxySettings['authScheme'], key: string): string {
  switch (scheme) {
    case 'bearer':
      return `Bearer ${key}`;
    case 'key':
      return `Key ${key}`;
    case 'raw':
      return key;
  }
}

function failureOfResponse({ status, headers }: Response, now: number): KeyFailure | null {
  const failure = failureOfStatus(status, headers, now);
  if (failure !== null) return failure;
  if (status === 204 || status === 205) return { kind: 'broken', reason: `${status}: an empty answer` };
  const isPage = status < 300 && /^text\/html\b/i.test(headers.get('content-type') ?? '');
  return isPage ? { kind: 'broken', reason: `${status}: a web page, where a model should be` } : null;
}

/** Only the code is told on: the message of what was thrown may hold the headers that were sent. */
function failureOfThrown(error: unknown): KeyFailure {
  if (error instanceof TooLateError) return { kind: 'silent', reason: 'no answer in time' };
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const isPlain = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code);
  return { kind: 'broken', reason: isPlain ? `no connection (${code})` : 'no connection' };
}

interface Beginning {
  readonly gateway: Gateway;
  readonly call: Call;
  readonly key: string;
  readonly deadline: number;
}

/** Reads on until it is known whether the answer is an error that its status does not show. */
async function begin(response: Response, beginning: Beginning): Promise<Attempt<GatewayAnswer>> {
  const contentType = response.headers.get('content-type') ?? '';
  const answer = { status: response.status, contentType, key: beginning.key };
  const reader: BodyReader | undefined = response.body?.getReader();
  if (reader === undefined) return { ok: true, value: { ...answer, held: new Uint8Array(0), rest: null } };
  if (response.status >= 400)
    return { ok: true, value: { ...answer, held: new Uint8Array(0), rest: reader } };
  const isEvents = contentType.startsWith('text/event-stream');
  const { held, text, isWhole } = isEvents
    ? await readUntil(reader, beginning, mostHeldEventBytes, (soFar) => firstEventData(soFar) !== null)
    : await readUntil(reader, beginning, mostHeldBytes, () => false);
  const hidden = hiddenErrorIn(isEvents ? (firstEventData(text) ?? '') : text);
  if (hidden === null) return { ok: true, value: { ...answer, held, rest: isWhole ? null : reader } };
  await reader.cancel();
  beginning.call.onComplaint(hidden.message);
  return { ok: false, failure: failureOfHidden(hidden, response.headers, beginning.gateway.now()) };
}

function failureOfHidden(hidden: HiddenError, headers: Headers, now: number): KeyFailure {
  const own = hidden.status === undefined ? null : failureOfStatus(hidden.status, headers, now);
  return own ?? { kind: 'broken', reason: '200 with an error in it' };
}

interface Begun {
  readonly held: Uint8Array;
  readonly text: string;
  readonly isWhole: boolean;
}

/** The first part has until the deadline, each one after it the time between two parts. */
async function readUntil(
  reader: BodyReader,
  { gateway, deadline }: Beginning,
  mostBytes: number,
  isEnough: (text: string) => boolean,
): Promise<Begun> {
  const decoder = new TextDecoder();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let text = '';
  for (;;) {
    const timeMs = chunks.length === 0 ? Math.max(deadline - gateway.now(), 0) : gateway.settings.idleMs;
    const { done, value } = await within(reader.read(), timeMs);
    if (done) return { held: joined(chunks), text, isWhole: true };
    chunks.push(value);
    bytes += value.byteLength;
    text += decoder.decode(value, { stream: true });
    if (bytes > mostBytes || isEnough(text)) return { held: joined(chunks), text, isWhole: false };
  }
}
