import type { KeyStats, KeyStatus } from '../../core/key-rotation.ts';
import type { KeyFailure } from './failure.ts';

/** One key and what became of it. The text of the key leaves this record only towards the gateway. */
export interface Key {
  readonly text: string;
  readonly tail: string;
  usageCount: number;
  errorCount: number;
  lastUsed: number | null;
  lastError: string | null;
  failureReason: string | null;
  /** Milliseconds since 1970; 0 when it never had to rest. */
  coolingUntil: number;
  /** Limits met since the last success: the pause grows with them. */
  limitsInARow: number;
  /** Requests that hold it now. */
  active: number;
}

const firstPauseMs = 2_000;
const longestGrownPauseMs = 120_000;

export function newKey(text: string): Key {
  return {
    text,
    tail: tailOf(text),
    usageCount: 0,
    errorCount: 0,
    lastUsed: null,
    lastError: null,
    failureReason: null,
    coolingUntil: 0,
    limitsInARow: 0,
    active: 0,
  };
}

/** The last four characters; fewer of a short key, of which four would give too much away. */
export function tailOf(text: string): string {
  const length = Math.min(4, Math.floor(text.length / 3));
  return length === 0 ? '' : text.slice(-length);
}

export function statusOf(key: Key, now: number): KeyStatus {
  if (key.failureReason !== null) return 'failed';
  return key.coolingUntil > now ? 'cooling' : 'healthy';
}

export function statsOf(key: Key, now: number): KeyStats {
  const status = statusOf(key, now);
  return {
    key: key.tail,
    status,
    usageCount: key.usageCount,
    errorCount: key.errorCount,
    lastUsed: key.lastUsed,
    lastError: key.lastError,
    failureReason: key.failureReason,
    coolingUntil: status === 'cooling' ? key.coolingUntil : null,
  };
}

export function noteUse(key: Key, now: number): void {
  key.usageCount += 1;
  key.lastUsed = now;
}

export function noteSuccess(key: Key): void {
  key.limitsInARow = 0;
}

/** `random` is from 0 to 1: grown pauses are spread by it, so that keys do not wake all at once. */
export function noteFailure(key: Key, failure: KeyFailure, now: number, random: number): void {
  key.errorCount += 1;
  key.lastError = failure.reason;
  if (failure.kind === 'refused') key.failureReason = failure.reason;
  if (failure.kind === 'limited') {
    const pause = failure.retryAfterMs ?? grownPauseMs(key.limitsInARow, random);
    key.limitsInARow += 1;
    key.coolingUntil = Math.max(key.coolingUntil, now + pause);
  }
}

function grownPauseMs(limitsBefore: number, random: number): number {
  const pause = Math.min(firstPauseMs * 2 ** limitsBefore, longestGrownPauseMs);
  return Math.round(pause * (1 + random / 4));
}
