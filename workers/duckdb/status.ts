import type { EngineStatus } from '../../src/core/engine.ts';

/** What the engine last said of itself, over all the workers that it has had. */
export interface StatusFeed {
  readonly current: () => EngineStatus;
  readonly subscribe: (listener: (status: EngineStatus) => void) => () => void;
  readonly set: (status: EngineStatus) => void;
}

export function createStatusFeed(): StatusFeed {
  const listeners = new Set<(status: EngineStatus) => void>();
  let current: EngineStatus = { state: 'starting', progress: 0, storage: 'memory' };
  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(status) {
      current = status;
      for (const listener of listeners) listener(status);
    },
  };
}
