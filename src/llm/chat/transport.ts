import type { AgentName } from '../../core/event.ts';
import { type KeyRotation, keyRotationHeader, readKeyRotationHeader } from '../../core/key-rotation.ts';
import { type EgressEffects, type Outgoing, send } from '../egress/send.ts';
import { watchBody } from '../egress/watch-body.ts';
import { type Attempt, failureOfStatus, type KeyFailure, type KeyManager } from '../key-manager.ts';
import type { Complaint } from '../wire/complaint.ts';
import { asEvents } from '../wire/events.ts';
import { peekAtFirstEvent } from '../wire/peek.ts';

/** What a request is allowed by. */
export type ModelKeys =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly key: string }
  /** Used in turn, one request at a time each. */
  | { readonly kind: 'several'; readonly manager: KeyManager };

export interface TransportOptions {
  readonly agent: AgentName | null;
  readonly model: string;
  readonly keys: ModelKeys;
  readonly egress: EgressEffects;
  readonly stop: AbortSignal;
  /** At once, also in the middle of an answer. */
  readonly onRotation: (rotation: KeyRotation) => void;
}

/** A `fetch` for OpenAI's client: of what the client wants sent it takes the address, the body and the signal. */
export function createTransport(options: TransportOptions): typeof fetch {
  const { agent, model, keys } = options;
  return async (input, init) => {
    const outgoing = {
      method: init?.method === 'GET' ? ('GET' as const) : ('POST' as const),
      address: input instanceof Request ? input.url : String(input),
      body: typeof init?.body === 'string' ? init.body : null,
      ...{ agent, model },
      signal: init?.signal ?? options.stop,
      stop: options.stop,
    };
    switch (keys.kind) {
      case 'none':
        return sendOnce({ ...outgoing, key: null }, options);
      case 'one':
        return sendOnce({ ...outgoing, key: keys.key }, options);
      case 'several':
        return sendInTurn(outgoing, keys.manager, options);
    }
  };
}

async function sendOnce(outgoing: Outgoing, { egress, onRotation }: TransportOptions): Promise<Response> {
  const response = await send(outgoing, egress);
  for (const rotation of readKeyRotationHeader(response.headers.get(keyRotationHeader))) onRotation(rotation);
  return asEvents(response, onRotation);
}

async function sendInTurn(
  outgoing: Omit<Outgoing, 'key'>,
  manager: KeyManager,
  options: TransportOptions,
): Promise<Response> {
  const { signal } = outgoing;
  const { onRotation } = options;
  const sent = await manager.send((key) => tryKey({ ...outgoing, key }, options), { signal, onRotation });
  return watchBody(sent.value, sent.release);
}

async function tryKey(outgoing: Outgoing, options: TransportOptions): Promise<Attempt<Response>> {
  try {
    const now = options.egress.now();
    const answer = await sendOnce(outgoing, options);
    const failure = failureOfStatus(answer.status, answer.headers, now);
    if (failure !== null) return { ok: false, failure };
    const { response, complaint } = await peekAtFirstEvent(answer);
    if (complaint === null) return { ok: true, value: response };
    await response.body?.cancel();
    return { ok: false, failure: hiddenFailure(complaint, now) };
  } catch (error) {
    outgoing.signal.throwIfAborted();
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, failure: { kind: 'broken', reason: 'no connection' } };
  }
}

function hiddenFailure({ status }: Complaint, now: number): KeyFailure {
  const own = status === null ? null : failureOfStatus(status, new Headers(), now);
  return own ?? { kind: 'broken', reason: '200 with an error in it' };
}
