import { exhausted, tooManyWaiting } from './exhausted.ts';
import { type Key, statusOf } from './key.ts';

export interface LineOptions {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly perKey: number;
  readonly maxWaiting: number;
}

/** Hands out keys, round and round over the healthy ones; who finds them all busy waits for a turn. */
export interface Line {
  /** Rejects with `KeysExhaustedError` when no key is left that was not tried. */
  take(tried: ReadonlySet<Key>, signal: AbortSignal): Promise<Key>;
  giveBack(key: Key): void;
  keys(): readonly Key[];
  replace(keys: readonly Key[]): void;
}

interface Waiter {
  readonly tried: ReadonlySet<Key>;
  readonly resolve: (key: Key) => void;
  readonly reject: (error: unknown) => void;
}

export function createLine({ now, wait, perKey, maxWaiting }: LineOptions): Line {
  let keys: readonly Key[] = [];
  let next = 0;
  let wakesAt = Number.POSITIVE_INFINITY;
  const waiters = new Set<Waiter>();

  function usable(tried: ReadonlySet<Key>): readonly Key[] {
    return keys.filter((key) => !tried.has(key) && statusOf(key, now()) === 'healthy');
  }

  /** The first free key at or after the place where the last round ended. */
  function pick(tried: ReadonlySet<Key>): Key | undefined {
    const free = new Set(usable(tried).filter((key) => key.active < perKey));
    const inTurn = [...keys.slice(next), ...keys.slice(0, next)];
    const key = inTurn.find((each) => free.has(each));
    if (key === undefined) return undefined;
    next = (keys.indexOf(key) + 1) % keys.length;
    key.active += 1;
    return key;
  }

  function serveWaiters(): void {
    for (const waiter of waiters) {
      const key = pick(waiter.tried);
      if (key !== undefined) waiter.resolve(key);
      else if (usable(waiter.tried).length === 0) waiter.reject(exhausted(keys, waiter.tried, now()));
    }
    wakeWhenCooled();
  }

  /** A key that has cooled may serve those who wait for busy ones. */
  function wakeWhenCooled(): void {
    const soonest = Math.min(...keys.filter((key) => statusOf(key, now()) === 'cooling').map(coolAt));
    if (waiters.size === 0 || soonest >= wakesAt || soonest === Number.POSITIVE_INFINITY) return;
    wakesAt = soonest;
    void wait(soonest - now()).then(() => {
      wakesAt = Number.POSITIVE_INFINITY;
      serveWaiters();
    });
  }

  function waitForTurn(tried: ReadonlySet<Key>, signal: AbortSignal): Promise<Key> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        waiters.delete(waiter);
        signal.removeEventListener('abort', abort);
      };
      const abort = (): void => waiter.reject(signal.reason);
      const waiter: Waiter = {
        tried,
        resolve(key) {
          leave();
          resolve(key);
        },
        reject(error) {
          leave();
          reject(error instanceof Error ? error : new DOMException('Stopped.', 'AbortError'));
        },
      };
      signal.addEventListener('abort', abort);
      waiters.add(waiter);
      wakeWhenCooled();
    });
  }

  return {
    async take(tried, signal) {
      signal.throwIfAborted();
      const key = pick(tried);
      if (key !== undefined) return key;
      if (usable(tried).length === 0) throw exhausted(keys, tried, now());
      if (waiters.size >= maxWaiting) throw tooManyWaiting();
      return waitForTurn(tried, signal);
    },
    giveBack(key) {
      key.active -= 1;
      serveWaiters();
    },
    keys: () => keys,
    replace(replacement) {
      keys = replacement;
      next = 0;
      serveWaiters();
    },
  };
}

function coolAt(key: Key): number {
  return key.coolingUntil;
}
