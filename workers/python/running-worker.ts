import type { PythonMember } from '../../src/core/engine.ts';
import type { HandOverLine, OpenHandOver } from '../../src/core/hand-over.ts';
import { coldModulesSchema, type PackageWorker, wheelsOutcomeSchema } from './packages/protocol.ts';
import {
  membersSchema,
  type Request,
  type RunMessage,
  type StartMessage,
  workerMessageSchema,
} from './protocol.ts';

export interface LaunchOptions {
  readonly indexUrl: string;
  readonly memoryLimitBytes: number;
  readonly keepState: boolean;
  /** Opens the way on which data comes. */
  readonly handOver: OpenHandOver | undefined;
  readonly onProgress: (progress: number) => void;
}

/** What is told of a run while it goes on. */
export interface RunListener {
  /** The data is there, and the code begins. */
  readonly onStarted: () => void;
  readonly onStdout: (text: string) => void;
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
}

/** One worker from its start to its end. It does what it is asked one after the other. */
export interface RunningWorker extends PackageWorker {
  /** Rejects when Python cannot be loaded. */
  readonly loaded: Promise<Loaded>;
  /** The way on which data comes to this worker. */
  readonly data: Pick<HandOverLine, 'send'> | undefined;
  /** Rejects with `WorkerGone` when the worker dies or is ended. */
  run(message: RunMessage, listener: RunListener): Promise<Finished>;
  members(code: string, expression: string): Promise<readonly PythonMember[]>;
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
  const data = options.handOver?.();
  let loading: Waiting<Loaded> | undefined;
  let running: (Waiting<Finished> & RunListener) | undefined;
  const asking: Waiting<string>[] = [];

  const loaded = new Promise<Loaded>((resolve, reject) => {
    loading = { resolve, reject };
  });
  let isGone = false;
  const end = (reason: string) => {
    isGone = true;
    worker.terminate();
    port.close();
    data?.close();
    loading?.reject(new WorkerGone(reason));
    running?.reject(new WorkerGone(reason));
    running = undefined;
    for (const each of asking.splice(0)) each.reject(new WorkerGone(reason));
  };

  /** Rejects when the worker is gone already, too. Resolves to JSON text. */
  const ask = (request: Request, transfer: Transferable[] = []): Promise<unknown> =>
    new Promise<string>((resolve, reject) => {
      if (isGone) reject(new WorkerGone('The worker was ended.'));
      asking.push({ resolve, reject });
      port.postMessage(request, transfer);
    }).then(JSON.parse);

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
      case 'stdout':
        running?.onStdout(message.text);
        break;
      case 'finished':
        running?.resolve(message);
        running = undefined;
        break;
      case 'answer':
        asking.shift()?.resolve(message.json);
    }
  };
  worker.onerror = (event) => end(event.message || 'The worker could not be loaded.');
  const { indexUrl, memoryLimitBytes, keepState } = options;
  const ports = { port: channel.port2, dataPort: data?.port };
  const start: StartMessage = { ...ports, indexUrl, memoryLimitBytes, interrupt, keepState };
  worker.postMessage(
    start,
    Object.values(ports).filter((each) => each !== undefined),
  );

  return {
    loaded,
    data,
    run(message, listener) {
      return new Promise((resolve, reject) => {
        running = { resolve, reject, ...listener };
        const request: Request = { type: 'run', ...message };
        port.postMessage(request);
      });
    },
    coldModules: async (code) => coldModulesSchema.parse(await ask({ type: 'coldModules', code })),
    members: async (code, expression) =>
      membersSchema.parse(await ask({ type: 'members', code, expression })),
    async addWheels(wheels, modules) {
      const buffers = wheels.map(({ bytes }) => bytes.buffer);
      return wheelsOutcomeSchema.parse(await ask({ type: 'addWheels', wheels, modules }, buffers));
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
