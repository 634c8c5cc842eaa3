import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startLocalProxy } from '../../../workers/proxy/local.ts';
import { startServer } from '../../../workers/proxy/node.ts';

/** Functions of this file are run in processes of their own, which import it from here. */
export const programFile = import.meta.filename;

/** What is asked of the gateway of the bench: events with a name and a number each. */
const askedSchema = z.object({
  name: z.string(),
  events: z.number(),
  pauseMs: z.number(),
  /** Bytes that each event is filled up with. */
  filling: z.number().default(0),
});
export type Asked = z.input<typeof askedSchema>;

export async function runGateway(): Promise<void> {
  const server = createServer(answerAsAsked);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  process.send?.(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`);
}

const answerAsAsked: RequestListener = (request, response) => {
  void json(request)
    .then((body) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      return pipeline(Readable.from(eventsOf(askedSchema.parse(body))), response);
    })
    // Those who asked may leave before the end.
    .catch(() => response.destroy());
};

async function* eventsOf({
  name,
  events,
  pauseMs,
  filling,
}: z.infer<typeof askedSchema>): AsyncGenerator<string> {
  for (let event = 0; event < events; event += 1) {
    if (event > 0 && pauseMs > 0) await pause(pauseMs);
    yield `data: ${JSON.stringify({ name, event, filling: 'x'.repeat(filling) })}\n\n`;
  }
  yield 'data: [DONE]\n\n';
}

export async function runProxy(): Promise<void> {
  const root = mkdtempSync(`${tmpdir()}/proxy-bench-`);
  const proxy = startLocalProxy({
    ...{ root, environment: process.env, log: () => undefined },
    say: (message) => console.error(message),
  });
  const server = await startServer({ folder: root, port: 0, proxy: proxy.listener });
  process.on('message', () => {
    globalThis.gc?.();
    const { heapUsed, rss, arrayBuffers } = process.memoryUsage();
    process.send?.({ heapUsed, rss, arrayBuffers });
  });
  process.send?.(server.url.replace('localhost', '127.0.0.1'));
}
