import { type Key, statusOf } from './key.ts';

/** No key could be used. The message says why and when to try again, and shows no key. */
export class KeysExhaustedError extends Error {
  override readonly name = 'KeysExhaustedError';
  readonly reason: 'none' | 'refused' | 'limited' | 'broken' | 'busy';
  /** Undefined where waiting will not help. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    details: { reason: KeysExhaustedError['reason']; retryAfterMs?: number | undefined },
  ) {
    super(message);
    this.reason = details.reason;
    this.retryAfterMs = details.retryAfterMs;
  }
}

const shortWaitMs = 5_000;

export function tooManyWaiting(): KeysExhaustedError {
  return new KeysExhaustedError(
    `Every key is busy and too many requests are waiting. Try again in ${inSeconds(shortWaitMs)}.`,
    { reason: 'busy', retryAfterMs: shortWaitMs },
  );
}

/** `tried` holds the keys that this request failed with. */
export function exhausted(keys: readonly Key[], tried: ReadonlySet<Key>, now: number): KeysExhaustedError {
  if (keys.length === 0) return new KeysExhaustedError('No key is set.', { reason: 'none' });
  const refused = keys.filter((key) => statusOf(key, now) === 'failed');
  const cooling = keys.filter((key) => statusOf(key, now) === 'cooling');
  const broken = keys.filter((key) => statusOf(key, now) === 'healthy' && tried.has(key));
  const retryAfterMs = soonest(cooling, broken, now);
  const reason = broken.length > 0 ? 'broken' : cooling.length > 0 ? 'limited' : 'refused';
  const counts = [
    ...said(refused, 'refused', (key) => key.failureReason),
    ...said(cooling, 'resting', (key) => key.lastError),
    ...said(broken, 'without an answer', (key) => key.lastError),
  ];
  const advice =
    retryAfterMs === undefined
      ? 'Check the keys, or add another one.'
      : `Try again in ${inSeconds(retryAfterMs)}.`;
  return new KeysExhaustedError(`No key could be used. ${counts.join('; ')}. ${advice}`, {
    reason,
    retryAfterMs,
  });
}

function soonest(cooling: readonly Key[], broken: readonly Key[], now: number): number | undefined {
  const waits = cooling.map((key) => key.coolingUntil - now);
  if (broken.length > 0) waits.push(shortWaitMs);
  return waits.length === 0 ? undefined : Math.min(...waits);
}

function said(keys: readonly Key[], word: string, reasonOf: (key: Key) => string | null): readonly string[] {
  if (keys.length === 0) return [];
  const reasons = new Set(keys.map(reasonOf).filter((reason) => reason !== null));
  return [`${keys.length} ${word} (${[...reasons].join(', ')})`];
}

function inSeconds(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
