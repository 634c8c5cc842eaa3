import type { AgentName } from '../../core/event.ts';
import { newId } from '../../core/id.ts';
import type { LedgerEntry, Masker, PrivacyLevel } from '../../core/privacy.ts';
import { maskBody } from './mask-body.ts';
import { countTokens } from './token.ts';
import { type BodyEnd, watchBody } from './watch-body.ts';

/** A request as somebody wants it sent; what is personal in it is masked on the way out. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly address: string;
  /** JSON. */
  readonly body: string | null;
  /** Goes into a header and nowhere else. */
  readonly key: string | null;
  readonly agent: AgentName | null;
  readonly model: string;
  readonly signal: AbortSignal;
  /** Aborted when the user wants no more of it, and not for any other reason. */
  readonly stop: AbortSignal;
}

export interface EgressEffects {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly level: PrivacyLevel;
  readonly masker: Masker;
  /** Called for every try: before it is sent, and again with the same id as it goes on. */
  readonly ledger: (entry: LedgerEntry) => void;
  readonly questionId: string | null;
  /** To be told the id of the entry, so that its log and the ledger can be laid side by side. */
  readonly isOwnServer?: boolean;
  /** Called when an answer begins. */
  readonly onHead?: ((headers: Headers) => void) | undefined;
}

/**
 * The only way out of this page: masks, writes the ledger, and then sends exactly what the ledger holds.
 * No cookie goes along, no address of the page, and no redirect is followed.
 */
export async function send(outgoing: Outgoing, effects: EgressEffects): Promise<Response> {
  const { method, address, signal, stop } = outgoing;
  signal.throwIfAborted();
  const payload = outgoing.body === null ? '' : maskBody(outgoing.body, effects.masker);
  const body = new TextEncoder().encode(payload);
  const id = newId();
  const note = openEntry(outgoing, { id, payload, bytes: body.byteLength }, effects);
  try {
    const response = await effects.fetch(address, {
      method,
      signal,
      headers: { ...headersOf(outgoing), ...(effects.isOwnServer === true ? { 'X-Request-Id': id } : {}) },
      ...(method === 'GET' ? {} : { body }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
    });
    effects.onHead?.(response.headers);
    note(response.ok ? 'sent' : 'failed', response.status);
    return watchBody(response, (end) => note(response.ok ? endOf(end, stop) : 'failed', response.status));
  } catch (error) {
    note(endOf('broken', stop), null);
    throw error;
  }
}

function endOf(end: BodyEnd, stop: AbortSignal): LedgerEntry['outcome'] {
  if (end === 'whole') return 'answered';
  return stop.aborted ? 'stopped' : 'failed';
}

type Note = (outcome: LedgerEntry['outcome'], status: number | null) => void;

/** Writes the entry, and returns the way to say what became of it. */
function openEntry(
  { address, agent, model }: Outgoing,
  sent: Pick<LedgerEntry, 'id' | 'payload' | 'bytes'>,
  { ledger, level, questionId, now }: EgressEffects,
): Note {
  const time = now();
  const entry: LedgerEntry = {
    ...{ questionId, agent, time, address, model, level, ...sent },
    masked: countTokens(sent.payload),
    outcome: 'sent',
    status: null,
    elapsedMs: null,
  };
  ledger(entry);
  return (outcome, status) => ledger({ ...entry, outcome, status, elapsedMs: now() - time });
}

function headersOf({ body, key }: Outgoing): Record<string, string> {
  return {
    Accept: body === null ? 'application/json' : 'text/event-stream, application/json',
    ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
  };
}
