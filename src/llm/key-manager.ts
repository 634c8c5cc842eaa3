import type { KeyRotation, KeyStats } from '../core/key-rotation.ts';
import type { KeyFailure } from './key-manager/failure.ts';
import { type Key, newKey, noteFailure, noteSuccess, noteUse, statsOf } from './key-manager/key.ts';
import { createLine } from './key-manager/line.ts';

export { KeysExhaustedError } from './key-manager/exhausted.ts';
export { failureOfStatus, type KeyFailure } from './key-manager/failure.ts';
export { tailOf } from './key-manager/key.ts';

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: KeyFailure };

export interface Sent<T> {
  readonly value: T;
  /** At most the last four characters of the key that it worked with. */
  readonly key: string;
  /** To be called when the whole answer is there: until then the key counts as busy. */
  readonly release: () => void;
}

export interface SendOptions {
  readonly signal: AbortSignal;
  readonly onRotation?: (rotation: KeyRotation) => void;
}

export interface KeyManagerOptions {
  readonly keys: readonly string[];
  /** Requests that one key serves at a time; more wait in a line. The free plan of Bytez allows 1. */
  readonly perKey: number;
  /** More than these are turned away at once. */
  readonly maxWaiting: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** Every rotation of every request. */
  readonly onRotation?: (rotation: KeyRotation) => void;
}

/**
 * Shares requests out over API keys. A key that is refused is not used again, one that met a limit rests, and a
 * request goes on with the next key until one works. It sends nothing itself: an attempt does, with a key that it is
 * given and must not keep, show or put into what it throws.
 */
export interface KeyManager {
  /** Rejects with `KeysExhaustedError` when no key is left, and with what the attempt throws. */
  send<T>(attempt: (key: string) => Promise<Attempt<T>>, options: SendOptions): Promise<Sent<T>>;
  getStats(): readonly KeyStats[];
  /** Keys that stay keep their statistics and their status; a request under way goes on with the key it has. */
  setKeys(keys: readonly string[]): void;
  /** Gives refused and resting keys another chance, after somebody has topped up an account, say. */
  forgive(): void;
  /** The text with every known key cut down to its last characters. */
  redact(text: string): string;
}

const triesPerKey = 2;
const firstBackoffMs = 250;

export function createKeyManager(options: KeyManagerOptions): KeyManager {
  const { now, wait, random } = options;
  const line = createLine(options);

  /** A second time, after a pause, where the failure may pass by itself. */
  async function tryKey<T>(
    key: Key,
    attempt: (key: string) => Promise<Attempt<T>>,
    signal: AbortSignal,
  ): Promise<Attempt<T>> {
    for (let tries = 1; ; tries += 1) {
      noteUse(key, now());
      const outcome = await attempt(key.text);
      if (outcome.ok) {
        noteSuccess(key);
        return outcome;
      }
      noteFailure(key, outcome.failure, now(), random());
      if (outcome.failure.kind !== 'broken' || tries === triesPerKey) return outcome;
      await wait(Math.round(firstBackoffMs * 2 ** (tries - 1) * (0.5 + random())), signal);
    }
  }

  async function tryAndKeep<T>(
    key: Key,
    attempt: (key: string) => Promise<Attempt<T>>,
    signal: AbortSignal,
  ): Promise<Attempt<T>> {
    try {
      const outcome = await tryKey(key, attempt, signal);
      if (!outcome.ok) line.giveBack(key);
      return outcome;
    } catch (error) {
      line.giveBack(key);
      throw error;
    }
  }

  const manager: KeyManager = {
    async send(attempt, { signal, onRotation }) {
      const tried = new Set<Key>();
      let left: { readonly key: Key; readonly reason: string } | null = null;
      for (;;) {
        const key = await line.take(tried, signal);
        if (left !== null) {
          const rotation = { from_key: left.key.tail, to_key: key.tail, reason: left.reason };
          options.onRotation?.(rotation);
          onRotation?.(rotation);
        }
        const outcome = await tryAndKeep(key, attempt, signal);
        if (outcome.ok)
          return { value: outcome.value, key: key.tail, release: once(() => line.giveBack(key)) };
        tried.add(key);
        left = { key, reason: outcome.failure.reason };
      }
    },
    getStats: () => line.keys().map((key) => statsOf(key, now())),
    setKeys(texts) {
      const known = new Map(line.keys().map((key) => [key.text, key]));
      line.replace([...new Set(texts)].map((text) => known.get(text) ?? newKey(text)));
    },
    forgive() {
      for (const key of line.keys()) {
        key.failureReason = null;
        key.coolingUntil = 0;
        key.limitsInARow = 0;
      }
      line.replace(line.keys());
    },
    redact(text) {
      const longestFirst = line.keys().toSorted((left, right) => right.text.length - left.text.length);
      return longestFirst.reduce((clean, key) => clean.replaceAll(key.text, () => `…${key.tail}`), text);
    },
  };
  manager.setKeys(options.keys);
  return manager;
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
