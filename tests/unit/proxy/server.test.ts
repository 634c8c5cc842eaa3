import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../../workers/proxy/node.ts';
import { readPort } from '../../../workers/proxy/port.ts';

const parent = mkdtempSync(join(tmpdir(), 'served-'));
const folder = join(parent, 'dist');
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, '.env'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<title>here</title>');
  writeFileSync(join(folder, 'assets', 'engine-ab12.wasm'), new Uint8Array([0, 97, 115, 109]));
  writeFileSync(join(folder, 'module.mjs'), 'export {}');
  writeFileSync(join(folder, 'data.csv.gz'), gzipSync('a,b\n1,2\n'));
  server = await startServer({ folder, port: 0 });
});

afterAll(async () => {
  await server.stop();
  rmSync(parent, { recursive: true });
});

/** Sends the path as it is written: `fetch` would tidy `..` away. */
function rawStatus(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });
}

describe('a file', () => {
  test.each([
    ['/', 'text/html'],
    ['/index.html', 'text/html'],
    ['/assets/engine-ab12.wasm', 'application/wasm'],
    ['/module.mjs', 'text/javascript'],
  ])('%s is served as %s', async (path, type) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('that is compressed arrives as the bytes that it is', async () => {
    const response = await fetch(`${server.url}/data.csv.gz`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-encoding')).not.toBe('gzip');
    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect(gunzipSync(bytes).toString()).toBe('a,b\n1,2\n');
  });

  test('with a hash in its name is kept by the browser for good, any other is asked for again', async () => {
    const hashed = await fetch(`${server.url}/assets/engine-ab12.wasm`);
    const page = await fetch(server.url);
    expect(hashed.headers.get('cache-control')).toContain('immutable');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(server.url, { headers: { 'If-None-Match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('can be asked about with HEAD', async () => {
    const response = await fetch(`${server.url}/index.html`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('what is not there', () => {
  test.each(['/nothing.js', '/.env', '/assets/nothing.gz', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])(
    '%s is not found, and the answer is isolated as well',
    async (path) => {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('content-encoding')).toBeNull();
    },
  );

  test.each(['/../secret.txt', '/assets/../../secret.txt', '//../secret.txt', '/%zz', '//'])(
    '%s written as it stands does not leave the folder and does not end the server',
    async (path) => {
      const answer = await rawStatus(path);
      expect(answer).toMatch(/^HTTP\/1\.1 (200|400|404)/);
      expect(answer).not.toContain('\r\n\r\nsecret');
      expect((await fetch(server.url)).status).toBe(200);
    },
  );
});

test('nothing can be sent to the server', async () => {
  const response = await fetch(server.url, { method: 'POST', body: 'a,b' });
  expect(response.status).toBe(405);
});

test('a port that is taken is said so', async () => {
  const port = Number(new URL(server.url).port);
  await expect(startServer({ folder, port })).rejects.toThrow(/is taken. Set PORT/);
});

test('the port is what PORT says, or 4173', () => {
  expect(readPort(undefined)).toBe(4173);
  expect(readPort('')).toBe(4173);
  expect(readPort('8080')).toBe(8080);
  for (const text of ['http', '-1', '65536', '80.5']) expect(() => readPort(text)).toThrow(/PORT is/);
});

test('where models may be called directly, the page comes without the policy that forbids it', async () => {
  const site = join(parent, 'with-models');
  mkdirSync(site);
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'" />`;
  writeFileSync(join(site, 'index.html'), `<head>${policy}<title>here</title></head>`);
  const modelOrigins = ['http://localhost:11434'];
  const withModels = await startServer({ folder: site, port: 0, modelOrigins });
  const response = await fetch(`${withModels.url}/?data=x`);
  expect(response.headers.get('content-security-policy')).toContain('http://localhost:11434');
  expect(await response.text()).toBe('<head><title>here</title></head>');
  await withModels.stop();
  const without = await startServer({ folder: site, port: 0 });
  expect(await (await fetch(without.url)).text()).toContain(policy);
  await without.stop();
});
