import { keyRotationComment, keyRotationHeader, readKeyRotationHeader } from '../../src/core/key-rotation.ts';
import type { RotationFeed } from './rotation-feed.ts';

/** A rotation is to be seen within 100 ms; an answer that begins sooner than this tells it in its head. */
const patienceMs = 50;

export interface EarlyOptions {
  readonly rotations: RotationFeed;
  /** An open stream in place of an answer that is not there yet. */
  readonly open: (body: ReadableStream<Uint8Array>) => Response;
  /** What is said in the stream in place of an answer that will not come. */
  readonly errorBody: (error: unknown) => string;
  /** The page has gone. */
  readonly stop: () => void;
}

/**
 * The answer, or, when a key was changed and the answer takes its time, a stream that is opened without it: it tells
 * of each rotation in a comment and goes on with the answer. What cannot be said by a status any more is an event.
 */
export async function openEarly(answer: Promise<Response>, options: EarlyOptions): Promise<Response> {
  const overdue = options.rotations.some().then(() => pause(patienceMs));
  const first = await Promise.race([answer, overdue]);
  if (first !== null) return first;
  const settled = answer.catch((error: unknown) => options.errorBody(error));
  return options.open(streamOf(opened(settled, options.rotations), () => leave(settled, options.stop)));
}

/** The answer may still come, or be there and not be read yet. */
function leave(settled: Promise<Response | string>, stop: () => void): void {
  stop();
  void settled.then((answer) => {
    if (typeof answer !== 'string' && answer.body?.locked === false) void answer.body.cancel();
  });
}

function pause(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), ms);
  });
}

async function* opened(
  settled: Promise<Response | string>,
  rotations: RotationFeed,
): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  for (;;) {
    const next = await Promise.race([settled, rotations.some().then(() => null)]);
    for (const rotation of rotations.take()) yield encoder.encode(keyRotationComment(rotation));
    if (next === null) continue;
    if (typeof next === 'string') yield encoder.encode(eventOf(next));
    else yield* eventsOf(next);
    return;
  }
}

async function* eventsOf(response: Response): AsyncGenerator<Uint8Array, void> {
  // Its own head is not sent any more.
  for (const rotation of readKeyRotationHeader(response.headers.get(keyRotationHeader))) {
    yield new TextEncoder().encode(keyRotationComment(rotation));
  }
  const isEvents = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (response.body === null) return;
  if (!isEvents) {
    yield new TextEncoder().encode(eventOf(await response.text()));
    return;
  }
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

function eventOf(data: string): string {
  const lines = data.split(/\r\n|\n|\r/).map((line) => `data: ${line}\n`);
  return `${lines.join('')}\n`;
}

function streamOf(chunks: AsyncGenerator<Uint8Array, void>, leave: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        leave();
        await chunks.return();
      },
    },
    { highWaterMark: 0 },
  );
}
