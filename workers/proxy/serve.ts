import { startLocalProxy } from './local.ts';
import { startServer } from './node.ts';

export interface ServeOptions {
  /** Where `.env` is. */
  readonly root: string;
  /** The built app. */
  readonly folder: string;
  readonly port: number;
}

/** The app and the proxy beside it, for as long as the process lives. What is to be known is printed. */
export async function serve({ root, folder, port }: ServeOptions): Promise<void> {
  const proxy = startLocalProxy({
    root,
    environment: process.env,
    log: (line) => console.log(JSON.stringify(line)),
    say: (message) => console.log(message),
  });
  const { listener, modelOrigins } = proxy;
  const server = await startServer({ folder, port, proxy: listener, modelOrigins });
  // To a program in a terminal the same signal says that its terminal has gone.
  if (!process.stdout.isTTY) process.on('SIGHUP', proxy.reload);
  console.log(`InsightX is at ${server.url}`);
}
