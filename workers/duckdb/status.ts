import type { EngineStatus } from '../../src/core/engine.ts';
import type { Reply } from './protocol.ts';

export interface StatusFeed {
  readonly current: () => EngineStatus;
  readonly subscribe: (listener: (status: EngineStatus) => void) => () => void;
}

/** The engine's status as its worker tells it; `failed` when the worker itself cannot run. */
export function followStatus(worker: Worker): StatusFeed {
  const listeners = new Set<(status: EngineStatus) => void>();
  let current: EngineStatus = { state: 'starting', progress: 0, storage: 'memory' };
  const set = (status: EngineStatus): void => {
    current = status;
    for (const listener of listeners) listener(status);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if (data.type === 'status') set(data.status);
  });
  worker.addEventListener('error', (event) => {
    set({
      state: 'failed',
      progress: 0,
      storage: 'memory',
      reason: event.message || 'The worker did not load.',
    });
  });
  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
