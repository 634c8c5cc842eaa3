import { connect, type Socket } from 'node:net';
import { type Reading, sign } from '../figures.ts';
import type { ProxyBench } from './processes.ts';
import { percentile, post, readStream, times } from './streams.ts';

/** A promise about the proxy, measured against asking the gateway directly. */
export interface ProxyFigure {
  readonly name: string;
  readonly measure: (bench: ProxyBench) => Promise<Reading>;
}

const most = { addedMs: 10, grownBytes: 4 * 1024 * 1024, slowAddedMs: 25 };

export const proxyFigures: readonly ProxyFigure[] = [
  { name: 'proxy-first-byte', measure: measureFirstByte },
  { name: 'proxy-streams', measure: measureStreams },
  { name: 'proxy-slow', measure: measureBesideSlow },
  { name: 'proxy-memory', measure: measureMemory },
];

/** Direct and through the proxy in turns, so that both meet the machine in the same mood. */
async function measureFirstByte({ gateway, proxy }: ProxyBench): Promise<Reading> {
  const asked = { name: 'short', events: 3, pauseMs: 0 };
  const pair = async (): Promise<number> => {
    const direct = await readStream(gateway, asked);
    const through = await readStream(proxy, asked);
    return through.firstByteMs - direct.firstByteMs;
  };
  await times(100, 1, pair);
  const added = await times(500, 1, pair);
  const p95 = percentile(added, 0.95);
  const half = percentile(added, 0.5).toFixed(1);
  return reading('proxy-first-byte', p95 < most.addedMs, [
    `${p95.toFixed(1)} ms`,
    `limit ${most.addedMs} ms`,
    `added to the first byte, p95 of 500 pairs (half of them: under ${half} ms)`,
  ]);
}

async function measureStreams({ proxy }: ProxyBench): Promise<Reading> {
  const start = performance.now();
  const streams = await times(200, 200, (index) =>
    readStream(proxy, { name: `stream-${index}`, events: 100, pauseMs: 20, filling: index }),
  );
  const seconds = (performance.now() - start) / 1000;
  const broken = streams.filter(({ isWhole }) => !isWhole).length;
  return reading('proxy-streams', broken === 0, [
    `${broken} of ${streams.length}`,
    'limit 0',
    `streams broken or mixed, all at once, 100 events each (${seconds.toFixed(1)} s, of which 2.0 s are pauses)`,
  ]);
}

/** 50 pages that never read an answer of 50 MB, and 50 that send a byte now and then. */
async function measureBesideSlow({ gateway, proxy }: ProxyBench): Promise<Reading> {
  const asked = { name: 'beside', events: 3, pauseMs: 0 };
  const reads = await times(50, 50, (index) =>
    post(
      proxy,
      JSON.stringify({
        name: `slow-${index}`,
        events: 5_000,
        pauseMs: 0,
        filling: 10_000,
        stream: true,
        max_tokens: 1,
      }),
    ),
  );
  const sockets = Array.from({ length: 50 }, () => sendSlowly(proxy));
  const added = await times(200, 1, async () => {
    const direct = await readStream(gateway, asked);
    const through = await readStream(proxy, asked);
    return { ms: through.firstByteMs - direct.firstByteMs, isWhole: through.isWhole };
  });
  for (const { body } of reads) await body?.cancel();
  for (const { socket, timer } of sockets) {
    clearInterval(timer);
    socket.destroy();
  }
  const p95 = percentile(
    added.map(({ ms }) => ms),
    0.95,
  );
  const isWithin = p95 < most.slowAddedMs && added.every(({ isWhole }) => isWhole);
  return reading('proxy-slow', isWithin, [
    `${p95.toFixed(1)} ms`,
    `limit ${most.slowAddedMs} ms`,
    'added to the first byte, p95 of 200 pairs, beside 50 slow readers and 50 slow senders',
  ]);
}

function sendSlowly(proxy: string): { readonly socket: Socket; readonly timer: NodeJS.Timeout } {
  const { port, pathname, host } = new URL(`${proxy}/chat/completions`);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => socket.destroy());
  const head = [`POST ${pathname} HTTP/1.1`, `Host: ${host}`, 'Content-Type: application/json'];
  socket.write(`${head.join('\r\n')}\r\nContent-Length: 1000000\r\n\r\n{"name":"`);
  return { socket, timer: setInterval(() => socket.write('x'), 100) };
}

/** From the 2,000th request, when code has been compiled and pools are full, to the 12,000th. */
async function measureMemory({ proxy, proxyMemory }: ProxyBench): Promise<Reading> {
  const ask = async (index: number): Promise<boolean> =>
    (await readStream(proxy, { name: `request-${index}`, events: 5, pauseMs: 0, filling: 200 })).isWhole;
  await times(2_000, 20, ask);
  const before = await proxyMemory();
  const answers = await times(10_000, 20, ask);
  const after = await proxyMemory();
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return reading('proxy-memory', grown < most.grownBytes && answers.every(Boolean), [
    `${megabytes(grown)} grown`,
    `limit ${megabytes(most.grownBytes)}`,
    `over 10,000 requests, from ${megabytes(before.heapUsed)} (process: ${megabytes(before.rss)}, then ${megabytes(after.rss)})`,
  ]);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function reading(
  name: string,
  isWithin: boolean,
  [value, limit, words]: readonly [string, string, string],
): Reading {
  return { isWithin, line: `${name}   ${value}   ${limit}   ${sign(isWithin)}   ${words}` };
}
