import { errorOf } from './failure.ts';
import type { CallName, Calls, Reply } from './protocol.ts';

export interface CallOptions<N extends CallName> {
  readonly signal?: AbortSignal | undefined;
  readonly onPart?: (part: Calls[N]['part']) => void;
  readonly transfer?: readonly Transferable[];
}

/** Calls to the worker and their answers, told apart by a number. */
export interface Line {
  call<N extends CallName>(
    name: N,
    input: Calls[N]['input'],
    options?: CallOptions<N>,
  ): Promise<Calls[N]['output']>;
  /** Fails every call that is under way or comes later. */
  hangUp(reason: Error): void;
}

interface OpenCall {
  part(part: unknown): void;
  output(output: unknown): void;
  fail(error: Error): void;
}

export function openLine(worker: Worker): Line {
  const openCalls = new Map<number, OpenCall>();
  let nextId = 1;
  let hungUp: Error | undefined;
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if (data.type !== 'status' && data.type !== 'crashed') settle(openCalls.get(data.id), data);
  });
  return {
    call(name, input, { signal, onPart, transfer = [] } = {}) {
      if (signal?.aborted === true) return Promise.reject(abortError());
      if (hungUp !== undefined) return Promise.reject(hungUp);
      const id = nextId;
      nextId += 1;
      return new Promise((resolve, reject) => {
        const abort = (): void => worker.postMessage({ type: 'abort', id });
        const close = (): void => {
          openCalls.delete(id);
          signal?.removeEventListener('abort', abort);
        };
        openCalls.set(id, {
          part: (part) => onPart?.(part as never),
          output(output) {
            close();
            resolve(output as Calls[typeof name]['output']);
          },
          fail(error) {
            close();
            reject(error);
          },
        });
        signal?.addEventListener('abort', abort);
        worker.postMessage({ type: 'call', id, name, input }, [...transfer]);
      });
    },
    hangUp(reason) {
      hungUp = reason;
      for (const call of [...openCalls.values()]) call.fail(reason);
    },
  };
}

function settle(call: OpenCall | undefined, reply: Exclude<Reply, { type: 'status' | 'crashed' }>): void {
  switch (reply.type) {
    case 'part':
      call?.part(reply.part);
      return;
    case 'output':
      call?.output(reply.output);
      return;
    case 'failure':
      call?.fail(errorOf(reply.failure));
      return;
  }
}

function abortError(): DOMException {
  return new DOMException('The engine was told to stop.', 'AbortError');
}
