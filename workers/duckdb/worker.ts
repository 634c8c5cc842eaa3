import type { EngineStatus } from '../../src/core/engine.ts';
import { messageOf } from '../../src/core/error.ts';
import { answer } from './answer.ts';
import { disarm } from './disarm.ts';
import { createEngine, type Engine } from './engine.ts';
import { failureOf } from './failure.ts';
import { openDatabase } from './open-database.ts';
import type { Reply, Request } from './protocol.ts';
import type { ReaderOrder } from './reader-protocol.ts';
import { createReaders } from './readers.ts';

declare const self: DedicatedWorkerGlobalScope;

const running = new Map<number, AbortController>();

function reply(message: Reply): void {
  const isBytes = message.type === 'output' && message.output instanceof Uint8Array;
  postMessage(message, isBytes ? [message.output.buffer] : []);
}

function tellStatus(status: EngineStatus): void {
  reply({ type: 'status', status });
}

/** A worker that was cut off from everything cannot start another; the page does. */
function orderReader(order: ReaderOrder, port?: MessagePort): void {
  postMessage(order, port === undefined ? [] : [port]);
}

/** Rejects when the engine cannot start, and says so in its status. */
async function start(databaseName: string): Promise<Engine> {
  try {
    const database = await openDatabase(databaseName, (progress) =>
      tellStatus({ state: 'starting', progress, storage: 'memory' }),
    );
    disarm();
    database.nested.crash.onCrash((crash) => reply({ type: 'crashed', reason: crash }));
    const { storage, version, reason, isOwnedElsewhere, extensions, extensionFailure } = database;
    const ready: EngineStatus = {
      ...{ state: 'ready', progress: 1, storage, version, extensions, isOwnedElsewhere },
      ...(extensionFailure === undefined ? {} : { extensionFailure }),
    };
    const engine = createEngine(database, createReaders(orderReader), (failure) =>
      tellStatus(failure === undefined ? ready : { ...ready, reason: failure }),
    );
    tellStatus(reason === undefined ? ready : { ...ready, reason });
    return engine;
  } catch (error) {
    const reason = messageOf(error);
    tellStatus({ state: 'failed', progress: 0, storage: 'memory', reason });
    throw new Error(`The engine could not start: ${reason}`);
  }
}

async function handle(call: Extract<Request, { type: 'call' }>): Promise<void> {
  const { id } = call;
  const abort = new AbortController();
  running.set(id, abort);
  try {
    const tell = (part: Extract<Reply, { type: 'part' }>['part']) => reply({ type: 'part', id, part });
    const output = await answer(await engine, call, { signal: abort.signal, tell });
    reply({ type: 'output', id, output });
  } catch (error) {
    reply({ type: 'failure', id, failure: failureOf(error) });
  } finally {
    running.delete(id);
  }
}

/** The page names the database by naming this worker. */
const engine = start(self.name);
engine.catch(() => undefined);

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  switch (data.type) {
    case 'call':
      void handle(data);
      return;
    case 'abort':
      running.get(data.id)?.abort();
      return;
  }
});
