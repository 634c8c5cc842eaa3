import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PythonHost {
  /** With a slash at its end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** `python3 -m http.server`, with the app in a folder below the one that it serves; `undefined` where there is none. */
export async function startPythonHost(app: string): Promise<PythonHost | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'insightx-python-host-'));
  await cp(app, join(folder, 'tools/insightx'), { recursive: true });
  const port = await freePort();
  const parameters = ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', folder];
  const server = spawn('python3', parameters, { stdio: 'ignore' });
  const url = `http://localhost:${port}/tools/insightx/`;
  const stop = async () => {
    server.kill();
    await rm(folder, { recursive: true });
  };
  if (await answers(server, url)) return { url, stop };
  await stop();
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const patienceMs = 20_000;

/** False when it ends, or is not there at all, before it has answered. */
async function answers(server: ChildProcess, url: string): Promise<boolean> {
  const ended = new Promise<false>((resolve) => {
    server.once('error', () => resolve(false));
    server.once('exit', () => resolve(false));
  });
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const answer = fetch(url).then(
      ({ ok }) => ok,
      () => undefined,
    );
    const isThere = await Promise.race([answer, ended]);
    if (isThere !== undefined) return isThere;
  }
  return false;
}
