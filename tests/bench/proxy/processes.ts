import { type ChildProcess, spawn } from 'node:child_process';
import { z } from 'zod';
import { programFile, runGateway, runProxy } from './programs.ts';

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

/** Runs a program in a process of its own; its first message is its address. */
async function start(
  programName: string,
  environment: Record<string, string>,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const program = `import { ${programName} } from ${JSON.stringify(programFile)}; await ${programName}();`;
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
