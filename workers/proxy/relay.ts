import { tailOf } from '../../src/llm/key-manager.ts';
import type { GatewayAnswer } from './gateway.ts';
import { problemBody } from './problem.ts';
import { createRedactor } from './redact.ts';
import { within } from './within.ts';

export type RelayEnd = 'whole' | 'broken off' | 'stopped';

export interface RelayOptions {
  readonly idleMs: number;
  readonly stallMs: number;
  /** Once, when nothing more will come from the gateway. The page may then still be reading. */
  readonly onEnd: (end: RelayEnd, bytes: number) => void;
}

/**
 * Read ahead for a page that reads slowly: most answers fit, so the key is free again as soon as the model is done.
 * Past it, the gateway is kept waiting too.
 */
const readAheadBytes = 256 * 1024;
const lineFeed = 10;

/** The body of an answer on its way to the page, without the key. */
export function relay(answer: GatewayAnswer, options: RelayOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const redactor = createRedactor(encoder.encode(answer.key), encoder.encode(`…${tailOf(answer.key)}`));
  const isEvents = answer.contentType.startsWith('text/event-stream');
  let held: Uint8Array | null = answer.held;
  let bytes = 0;
  let endsLine = true;
  let stall: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  function end(how: RelayEnd): void {
    clearTimeout(stall);
    if (isOver) return;
    isOver = true;
    options.onEnd(how, bytes);
  }

  /** Null at the end. */
  async function read(): Promise<Uint8Array | null> {
    if (held !== null) {
      const chunk = held;
      held = null;
      return redactor.push(chunk);
    }
    if (answer.rest === null) return null;
    const { done, value } = await within(answer.rest.read(), options.idleMs);
    return done ? null : redactor.push(value);
  }

  function pass(chunk: Uint8Array, controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (chunk.length === 0) return;
    bytes += chunk.length;
    endsLine = chunk.at(-1) === lineFeed;
    controller.enqueue(chunk);
    if ((controller.desiredSize ?? 0) > 0) return;
    stall = setTimeout(() => {
      void answer.rest?.cancel().catch(() => undefined);
      end('stopped');
      controller.error(new Error('The page stopped reading.'));
    }, options.stallMs);
  }

  /** A stream of events can say it as an event, if it was cut between two lines. */
  function breakOff(controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (isOver) return;
    void answer.rest?.cancel().catch(() => undefined);
    if (isEvents && endsLine) {
      pass(encoder.encode(`\ndata: ${problemBody(brokenOff)}\n\n`), controller);
      end('broken off');
      controller.close();
    } else {
      end('broken off');
      controller.error(new Error(brokenOff.message));
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(stall);
        try {
          const before = bytes;
          while (bytes === before) {
            const chunk = await read();
            pass(chunk ?? redactor.end(), controller);
            if (chunk !== null) continue;
            end('whole');
            controller.close();
            return;
          }
        } catch {
          breakOff(controller);
        }
      },
      async cancel() {
        end('stopped');
        await answer.rest?.cancel();
      },
    },
    { highWaterMark: readAheadBytes, size: (chunk) => chunk.byteLength },
  );
}

const brokenOff = {
  status: 502,
  code: 'broken_off',
  message: 'The gateway broke off in the middle of its answer.',
};
