import type { LoadingEngine, ParsedPart } from '../../src/core/engine.ts';
import type { IngestError } from '../../src/core/error.ts';
import { refusedFile } from '../../src/core/refused-file.ts';
import { errorOf } from './failure.ts';
import type { ReaderOrder, ReaderReply, ReaderRequest } from './reader-protocol.ts';

/** Its script and WebAssembly come from the network, or from the browser's cache. */
const startLimitMs = 60_000;

/** How long a reader may be silent: 5 s, and a second for every 5 MB of the file. */
function silenceLimitMs(byteSize: number): number {
  return 5_000 + byteSize / 5_000;
}

/** Asks the page for a reader; the port's other end is to reach it. */
export type OrderReader = (order: ReaderOrder, port?: MessagePort) => void;

/** Parsing in a worker that is started for one file and ended after it, whatever happened. */
export function createReaders(send: OrderReader): LoadingEngine['parse'] {
  let started = 0;
  return async function* parse(parser, blob, signal, choices = {}) {
    started += 1;
    const id = started;
    const { port1: port, port2: theirs } = new MessageChannel();
    send({ type: 'start-reader', id }, theirs);
    try {
      const ask = replies(port, signal);
      await ask({ type: 'open', parser, blob, choices }, startLimitMs);
      yield* partsOf(() => ask({ type: 'next' }, silenceLimitMs(blob.size)));
    } finally {
      send({ type: 'end-reader', id });
      port.close();
    }
  };
}

/** Asks for a part before the one before it has been used, so that both workers have something to do. */
async function* partsOf(next: () => Promise<ReaderReply>): AsyncGenerator<ParsedPart, void> {
  let coming = next();
  for (;;) {
    const reply = await coming;
    if (reply.type !== 'part') return;
    coming = next();
    coming.catch(() => undefined);
    yield reply.part;
  }
}

type Ask = (request: ReaderRequest, limitMs: number) => Promise<ReaderReply>;

/** One request at a time. */
function replies(port: MessagePort, signal: AbortSignal): Ask {
  return (request, limitMs) =>
    new Promise((resolve, reject) => {
      const settle = (act: () => void) => (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        act();
      };
      const abort = settle(() => reject(new DOMException('The reading was stopped.', 'AbortError')));
      const timer = setTimeout(
        settle(() => reject(silent(limitMs))),
        limitMs,
      );
      if (signal.aborted) {
        abort();
        return;
      }
      signal.addEventListener('abort', abort);
      port.onmessage = ({ data }: MessageEvent<ReaderReply>) => {
        settle(() => (data.type === 'failure' ? reject(refusalOf(data)) : resolve(data)))();
      };
      port.postMessage(request);
    });
}

function silent(limitMs: number): IngestError {
  const seconds = Math.round(limitMs / 1000);
  return refusedFile({ code: 'no-progress', seconds });
}

/** What is not said to the user by the parser itself is a parser that broke. */
function refusalOf({ failure }: Extract<ReaderReply, { type: 'failure' }>): Error {
  if (failure.kind !== 'other') return errorOf(failure);
  const isTrap = /unreachable|out of bounds|call stack/i.test(failure.message);
  const what = isTrap ? undefined : failure.message.replace(/\.$/, '');
  return refusedFile({ code: 'broken-reader', what });
}
