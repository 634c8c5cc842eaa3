import { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { ModelError } from '../../core/error.ts';
import { KeysExhaustedError } from '../key-manager.ts';
import { type Complaint, complaintOf } from './complaint.ts';

/** Why a request came to nothing. */
export type Failure =
  /** Somebody answered, and complained. */
  | {
      readonly kind: 'said';
      readonly status: number | null;
      readonly complaint: Complaint;
      readonly retryAfterMs: number | undefined;
    }
  /** Nobody answered, or nobody whom a page may hear. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'broken-off' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'too-late'; readonly seconds: number }
  | { readonly kind: 'keys'; readonly error: KeysExhaustedError }
  /** Found by ourselves, before anything was sent. */
  | { readonly kind: 'own'; readonly error: ModelError };

/** Thrown into a request that has waited long enough. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
  readonly seconds: number;

  constructor(seconds: number) {
    super(`Nothing came for ${seconds} seconds.`);
    this.seconds = seconds;
  }
}

/** Null for what is no failure of a request but a fault, or an abort: that is to be thrown on. */
export function failureOf(error: unknown, hasBegun: boolean): Failure | null {
  if (error instanceof ModelError) return { kind: 'own', error };
  if (error instanceof KeysExhaustedError) return { kind: 'keys', error };
  if (error instanceof TooLateError) return { kind: 'too-late', seconds: error.seconds };
  if (error instanceof APIUserAbortError) return null;
  if (error instanceof APIConnectionError) {
    const inner = error.cause instanceof Error ? failureOf(error.cause, hasBegun) : null;
    return inner ?? { kind: 'unreachable' };
  }
  if (error instanceof APIError) return saidBy(error);
  if (error instanceof SyntaxError) return { kind: 'malformed' };
  // What `fetch` and the reading of its body throw.
  if (error instanceof TypeError) return { kind: hasBegun ? 'broken-off' : 'unreachable' };
  return null;
}

function saidBy(error: Readonly<Record<'error' | 'message' | 'headers' | 'status', unknown>>): Failure {
  const complaint = complaintOf(error.error ?? error.message);
  const headers = error.headers instanceof Headers ? error.headers : new Headers();
  return {
    kind: 'said',
    status: typeof error.status === 'number' ? error.status : complaint.status,
    complaint,
    retryAfterMs: complaint.retryAfterMs ?? retryAfterMs(headers),
  };
}

function retryAfterMs(headers: Headers): number | undefined {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(ms)) return ms;
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
