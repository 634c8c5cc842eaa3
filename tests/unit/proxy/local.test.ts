import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createServer as createViteServer } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import edge from '../../../workers/proxy/edge.ts';
import { type LocalProxy, startLocalProxy } from '../../../workers/proxy/local.ts';
import { type RunningServer, startServer } from '../../../workers/proxy/node.ts';
import { bytezProxy } from '../../../workers/proxy/vite-plugin.ts';
import { chatAnswer, startUpstream, type Upstream } from '../../support/upstream.ts';

let upstream: Upstream;
let root: string;
const file = (): string => join(root, '.env');

beforeAll(async () => {
  upstream = await startUpstream();
  root = mkdtempSync(join(tmpdir(), 'with-env-'));
});
afterAll(async () => {
  await upstream.stop();
  rmSync(root, { recursive: true });
});
afterEach(() => upstream.settle());

describe('on a machine of one’s own', () => {
  let proxy: LocalProxy;
  let server: RunningServer;
  const said: string[] = [];

  beforeAll(async () => {
    writeFileSync(file(), `BYTEZ_BASE_URL=${upstream.base}\nBYTEZ_API_KEY_1=first-secret-key-1111\n`);
    proxy = startLocalProxy({ root, environment: {}, log: () => undefined, say: (text) => said.push(text) });
    server = await startServer({ folder: root, port: 0, proxy: proxy.listener });
  });
  afterAll(async () => {
    proxy.stop();
    await server.stop();
  });

  async function stats(): Promise<string> {
    return (await fetch(`${server.url}/api/bytez/keys`)).text();
  }

  function ask(): Promise<Response> {
    const headers = { 'Content-Type': 'application/json' };
    return fetch(`${server.url}/api/bytez/v1/chat/completions`, { method: 'POST', headers, body: '{}' });
  }

  test('keys are read again when .env changes, and one that stays keeps its statistics', async () => {
    upstream.reply({ status: 402, body: '{}' });
    expect((await ask()).status).toBe(503);
    const keys = 'BYTEZ_API_KEYS=first-secret-key-1111,second-secret-key-2222';
    writeFileSync(file(), `BYTEZ_BASE_URL=${upstream.base}\n${keys}\n`);
    await vi.waitFor(async () => expect(await stats()).toContain('2222'), 5000);
    expect(JSON.parse(await stats())).toMatchObject({
      keys: [
        { key: '1111', status: 'failed', usageCount: 1 },
        { key: '2222', status: 'healthy', usageCount: 0 },
      ],
    });
    expect(said).toContain('Keys were read again: 2 now.');
  });

  test('reading them again on demand gives those that were refused another chance', async () => {
    proxy.reload();
    expect(JSON.parse(await stats())).toMatchObject({ keys: [{ key: '1111', status: 'healthy' }, {}] });
  });

  test('the file itself is not served', async () => {
    const response = await fetch(`${server.url}/.env`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });
});

test('the server behind `npm start` reads its keys again on SIGHUP, and prints none', async () => {
  const module = JSON.stringify(join(import.meta.dirname, '../../../workers/proxy/serve.ts'));
  const options = JSON.stringify({ root, folder: root, port: 0 });
  const program = `import { serve } from ${module}; await serve(${options});`;
  const app = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    env: { ...process.env, BYTEZ_BASE_URL: upstream.base },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  try {
    const url = await lineAfter(app, 'at ', lines);
    writeFileSync(file(), 'BYTEZ_API_KEY=third-secret-key-3333\n');
    app.kill('SIGHUP');
    await vi.waitFor(() => expect(lines.join('\n')).toContain('Keys were read again: 1 now.'), 10_000);
    upstream.reply({ status: 401, body: '{"error":"third-secret-key-3333"}' });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/api/bytez/v1/chat/completions`, {
      method: 'POST',
      headers,
      body: '{}',
    });
    expect(await response.text()).not.toContain('third-secret');
    await vi.waitFor(() => expect(lines.join('\n')).toContain('"status":503'), 5000);
    expect(lines.join('\n')).not.toContain('third-secret');
  } finally {
    app.kill();
  }
});

/** What follows the word in the first line that has it. All lines are kept. */
function lineAfter(app: ChildProcess, word: string, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    app.once('exit', () => reject(new Error(`It ended: ${lines.join('\n')}`)));
    for (const output of [app.stdout, app.stderr]) {
      if (output === null) continue;
      createInterface(output).on('line', (line) => {
        lines.push(line);
        const [, rest] = line.split(word);
        if (rest !== undefined) resolve(rest);
      });
    }
  });
}

test('the development server has the same proxy', async () => {
  writeFileSync(file(), `BYTEZ_BASE_URL=${upstream.base}\nBYTEZ_API_KEY=fourth-secret-key-4444\n`);
  const vite = await createViteServer({
    ...{ root, configFile: false, logLevel: 'silent', plugins: [bytezProxy(root)] },
    server: { port: 0, host: '127.0.0.1' },
  });
  try {
    await vite.listen();
    const address = vite.httpServer?.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const response = await fetch(`http://127.0.0.1:${port ?? 0}/api/bytez/keys`);
    expect(await response.json()).toMatchObject({ keys: [{ key: '4444', status: 'healthy' }] });
  } finally {
    await vite.close();
  }
});

describe('at the edge', () => {
  const page = { 'Content-Type': 'application/json', Origin: 'https://a.workers.example' };

  function ask(
    environment: Readonly<Record<string, unknown>>,
    headers: Record<string, string>,
  ): Promise<Response> {
    const url = 'https://a.workers.example/api/bytez/v1/chat/completions';
    return edge.fetch(new Request(url, { method: 'POST', headers, body: '{}' }), environment);
  }

  test('keys come from the bindings, and are kept in mind between requests', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const environment = {
      BYTEZ_BASE_URL: upstream.base,
      BYTEZ_API_KEYS: 'bad-secret-key-8888,good-secret-key-9999',
    };
    upstream.replyToKey('bad-secret-key-8888', { status: 401, body: '{}' });
    upstream.reply(chatAnswer('one'), chatAnswer('two'));
    expect(await (await ask(environment, page)).text()).toContain('one');
    expect(await (await ask(environment, page)).text()).toContain('two');
    expect(upstream.requests).toHaveLength(3);
    expect(JSON.stringify(log.mock.calls)).not.toContain('secret');
    log.mockRestore();
  });

  test('only the page’s own origin may ask', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const environment = { BYTEZ_BASE_URL: upstream.base, BYTEZ_API_KEY: 'good-secret-key-9999' };
    expect((await ask(environment, { ...page, Origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask(environment, { 'Content-Type': 'application/json' })).status).toBe(403);
    log.mockRestore();
  });
});
