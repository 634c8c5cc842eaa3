import type { EngineStatus } from '../../src/core/engine.ts';
import { type Line, openLine } from './line.ts';
import { untilFree } from './ownership.ts';
import type { Reply } from './protocol.ts';
import { supplyReaders } from './reader-supply.ts';
import { createStatusFeed, type StatusFeed } from './status.ts';

/** An engine that is started anew whenever it breaks down. */
export interface RunningEngine {
  readonly status: StatusFeed;
  /** Of the worker that runs now. What was asked of one that broke down is rejected, and says so. */
  readonly call: Line['call'];
  readonly close: () => void;
}

interface Session {
  readonly line: Line;
  end(reason: Error): void;
}

export function runEngine(databaseName: string): RunningEngine {
  const status = createStatusFeed();
  let crashes = 0;
  let isClosed = false;
  let session = start();
  let next: Promise<Session> | undefined;

  function start(): Session {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      type: 'module',
      name: databaseName,
    });
    const opened = openSession(worker);
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (data.type === 'status') tell(opened, data.status);
      if (data.type === 'crashed') startAnew(opened, data.reason);
    });
    worker.addEventListener('error', (event) => {
      const reason = event.message || 'The worker did not load.';
      tell(opened, { state: 'failed', progress: 0, storage: 'memory', reason });
    });
    return opened;
  }

  function tell({ line }: Session, told: EngineStatus): void {
    status.set(crashes === 0 ? told : { ...told, crashes });
    if (told.state === 'failed') {
      line.hangUp(new Error(`The engine could not start: ${told.reason ?? 'no reason was given'}`));
    }
  }

  function startAnew(crashed: Session, reason: string): void {
    crashes += 1;
    const isFree = status.current().storage === 'opfs' ? untilFree(databaseName) : Promise.resolve();
    next = isFree.then(() => {
      if (!isClosed) session = start();
      next = undefined;
      return session;
    });
    status.set({ state: 'starting', progress: 0, storage: 'memory', crashes });
    // Who hears of it and asks anew asks the next one.
    crashed.end(new Error(crashWords(reason)));
  }

  return {
    status,
    call: (...call) =>
      next === undefined ? session.line.call(...call) : next.then(({ line }) => line.call(...call)),
    close() {
      isClosed = true;
      session.end(new Error('The engine was closed.'));
    },
  };
}

function openSession(worker: Worker): Session {
  const line = openLine(worker);
  const endReaders = supplyReaders(worker);
  return {
    line,
    end(reason) {
      endReaders();
      worker.terminate();
      line.hangUp(reason);
    },
  };
}

function crashWords(reason: string): string {
  return `The engine broke down at this (${reason}) and was started anew. What was saved is there. Ask for less at once, or in another way.`;
}
