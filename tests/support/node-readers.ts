import { Worker } from 'node:worker_threads';
import type { LoadingEngine } from '../../src/core/engine.ts';
import { createReaders } from '../../workers/duckdb/readers.ts';

/** Starting a thread costs a second; a parser that has refused a file soundly may have the next. */
const filesOfThread = 200;

interface Thread {
  readonly worker: Worker;
  files: number;
  isFree: boolean;
}

/** Readers in threads of their own, with the limits of those in the browser: a parser that traps or hangs ends there. */
export function startNodeReaders(): {
  readonly parse: LoadingEngine['parse'];
  /** Threads that broke or fell silent. */
  readonly ended: () => number;
  close(): Promise<void>;
} {
  const busy = new Map<number, Thread>();
  const resting: Thread[] = [];
  let ended = 0;
  /** What a thread says may come after the reply that ended its work, so it is asked for when the next is needed. */
  const takeThread = (): Thread => {
    const isSound = ({ isFree, files }: Thread) => isFree && files < filesOfThread;
    const [first = startThread(), ...others] = resting.filter(isSound);
    const spent = resting.filter((thread) => !isSound(thread));
    ended += spent.filter(({ isFree }) => !isFree).length;
    for (const { worker } of spent) void worker.terminate();
    resting.splice(0, resting.length, ...others);
    return first;
  };
  const parse = createReaders((order, port) => {
    if (order.type === 'start-reader') {
      const thread = takeThread();
      thread.isFree = false;
      thread.files += 1;
      busy.set(order.id, thread);
      if (port !== undefined) thread.worker.postMessage(port, [port as never]);
      return;
    }
    const thread = busy.get(order.id);
    busy.delete(order.id);
    if (thread !== undefined) resting.push(thread);
  });
  return {
    parse,
    ended: () => ended,
    async close() {
      for (const { worker } of [...resting, ...busy.values()]) await worker.terminate();
    },
  };
}

const script = JSON.stringify(new URL('./reader-thread.ts', import.meta.url).href);
/** Node's own way to load TypeScript, `--import`, does not reach its threads. */
const boot = `import('tsx/esm/api').then(({ register }) => { register(); return import(${script}); })`;

function startThread(): Thread {
  const worker = new Worker(boot, { eval: true });
  const thread: Thread = { worker, files: 0, isFree: false };
  worker.on('message', () => {
    thread.isFree = true;
  });
  return thread;
}
