import { type PostedColumn, type RunMessage, type StartMessage, workerMessageSchema } from './protocol.ts';

export interface LaunchOptions {
  readonly indexUrl: string;
  readonly memoryLimitBytes: number;
  readonly onProgress: (progress: number) => void;
}

export interface RunRequest {
  readonly code: string;
  readonly columns: readonly PostedColumn[];
  readonly transfer: readonly ArrayBuffer[];
  readonly enforceCheck: boolean;
}

export interface Finished {
  /** JSON text: see `outcomeSchema`. */
  readonly outcome: string;
  readonly elapsedMs: number;
  /** True when this worker must not be used again. */
  readonly spent: boolean;
}

export interface Loaded {
  readonly version: string;
  readonly packages: readonly string[];
}

/** One worker from its start to its end. */
export interface RunningWorker {
  /** Rejects when Python cannot be loaded. */
  readonly loaded: Promise<Loaded>;
  /** One at a time. Rejects with `WorkerGone` when the worker dies or is ended. */
  run(request: RunRequest, onStarted: () => void): Promise<Finished>;
  /** Asks the running code to stop; false when the page shares no memory with the worker. */
  interrupt(): boolean;
  end(): void;
  isGone(): boolean;
}

/** The worker was ended, or died, before it answered. */
export class WorkerGone extends Error {
  override readonly name = 'WorkerGone';
}

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

const interruptSignal = 2;

export function launchWorker(options: LaunchOptions): RunningWorker {
  const interrupt = globalThis.crossOriginIsolated ? new SharedArrayBuffer(1) : null;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'python' });
  const channel = new MessageChannel();
  const port = channel.port1;
  let loading: Waiting<Loaded> | undefined;
  let running: (Waiting<Finished> & { readonly onStarted: () => void }) | undefined;

  const loaded = new Promise<Loaded>((resolve, reject) => {
    loading = { resolve, reject };
  });
  let isGone = false;
  const end = (reason: string) => {
    isGone = true;
    worker.terminate();
    port.close();
    loading?.reject(new WorkerGone(reason));
    running?.reject(new WorkerGone(reason));
    running = undefined;
  };

  port.onmessage = (event: MessageEvent<unknown>) => {
    const message = workerMessageSchema.parse(event.data);
    switch (message.type) {
      case 'progress':
        options.onProgress(message.progress);
        break;
      case 'ready':
        loading?.resolve(message);
        break;
      case 'failed':
        end(message.message);
        break;
      case 'started':
        running?.onStarted();
        break;
      case 'finished':
        running?.resolve(message);
        running = undefined;
    }
  };
  worker.onerror = (event) => end(event.message || 'The worker could not be loaded.');
  const { indexUrl, memoryLimitBytes } = options;
  const start: StartMessage = { port: channel.port2, indexUrl, memoryLimitBytes, interrupt };
  worker.postMessage(start, [channel.port2]);

  return {
    loaded,
    run({ transfer, ...message }, onStarted) {
      return new Promise((resolve, reject) => {
        running = { resolve, reject, onStarted };
        const posted: RunMessage = message;
        port.postMessage(posted, [...transfer]);
      });
    },
    interrupt() {
      if (interrupt === null) return false;
      new Uint8Array(interrupt)[0] = interruptSignal;
      return true;
    },
    end: () => end('The worker was ended.'),
    isGone: () => isGone,
  };
}
