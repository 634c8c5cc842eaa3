import { type ChildProcess, spawn } from 'node:child_process';
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

/** The gateway and the proxy, each in a process of its own, as they are in life. */
export interface ProxyBench {
  readonly gateway: string;
  readonly proxy: string;
  readonly proxyMemory: () => Promise<Memory>;
  readonly stop: () => void;
}

/** In bytes, after everything that can be has been freed. */
export type Memory = z.infer<typeof memorySchema>;
const memorySchema = z.object({ heapUsed: z.number(), rss: z.number(), arrayBuffers: z.number() });

export async function startProxyBench(): Promise<ProxyBench> {
  const gateway = await start(runGateway.name, {});
  const proxy = await start(runProxy.name, {
    BYTEZ_BASE_URL: `${gateway.url}/v1`,
    BYTEZ_API_KEYS: Array.from({ length: 4 }, (_, index) => `key-of-the-bench-${index}`).join(','),
    BYTEZ_REQUESTS_PER_KEY: '1000',
    PROXY_REQUESTS_PER_MINUTE: '100000000',
  });
  return {
    gateway: `${gateway.url}/v1`,
    proxy: `${proxy.url}/api/bytez/v1`,
    async proxyMemory() {
      proxy.child.send('memory');
      return memorySchema.parse(await message(proxy.child));
    },
    stop() {
      gateway.child.kill();
      proxy.child.kill();
    },
  };
}

/** Runs a function of this file in a process of its own; its first message is its address. */
async function start(
  functionName: string,
  environment: Record<string, string>,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const program = `import { ${functionName} } from ${JSON.stringify(import.meta.filename)}; await ${functionName}();`;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', '--input-type=module', '--eval', program],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  return { child, url: z.string().parse(await message(child)) };
}

function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('A process of the bench has ended.')));
  });
}

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
