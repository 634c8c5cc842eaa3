import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LoadProgress } from '../../../src/core/engine.ts';
import { fetchHosted } from '../../../src/state/hosted-file.ts';
import { stateWords } from '../../../src/state/words.ts';

const modified = 'Wed, 21 Oct 2015 07:28:00 GMT';
const text = `a,b\n${'1,2\n'.repeat(50_000)}`;
const pages: Record<string, { status: number; headers: Record<string, string>; body: string }> = {
  '/app/data/sales%20of%20May.csv': {
    status: 200,
    headers: { 'content-type': 'text/csv', 'content-length': String(text.length), 'last-modified': modified },
    body: text,
  },
  '/fallback.csv': { status: 200, headers: { 'content-type': 'text/html' }, body: '<html></html>' },
  '/secret.csv': { status: 403, headers: {}, body: '' },
  '/huge.csv': { status: 200, headers: { 'content-length': '9000000000' }, body: '' },
};
let server: Server;
let pageUrl: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const page = pages[request.url ?? ''] ?? { status: 404, headers: {}, body: 'nothing here' };
    response.writeHead(page.status, page.headers);
    if (page.headers['content-length'] === '9000000000') response.flushHeaders();
    else response.end(page.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  pageUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/app/?data=x`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function open(
  address: string,
  isKnown = false,
  onProgress: (progress: LoadProgress) => void = () => undefined,
) {
  const { signal } = new AbortController();
  const fetching = { signal, onProgress, isKnown: () => isKnown };
  return fetchHosted(address, pageUrl, fetching, stateWords.hosted);
}

test('a file beside the page comes with its name, its date, and progress on the way', async () => {
  const progress: LoadProgress[] = [];
  const file = await open('data/sales%20of%20May.csv', false, (step) => progress.push(step));
  expect(file?.name).toBe('sales of May.csv');
  expect(file?.lastModified).toBe(Date.parse(modified));
  expect(await file?.text()).toBe(text);
  expect(progress.at(-1)).toEqual({ bytesRead: text.length, byteSize: text.length });
});

test('a file that is known is not fetched', async () => {
  expect(await open('data/sales%20of%20May.csv', true)).toBeUndefined();
});

test.each([
  ['https://example.org/data.csv', /lies elsewhere \(example\.org\)/],
  ['//example.org/data.csv', /lies elsewhere \(example\.org\)/],
  ['data:text/csv,a', /lies elsewhere \(data:\)/],
  ['http://[', /is not an address/],
  ['data/', /is a folder/],
  ['missing.csv', /There is no file at \/app\/missing\.csv/],
  ['/secret.csv', /does not give \/secret\.csv out \(status 403\)/],
  ['/fallback.csv', /lies a web page, not a data file/],
  ['/huge.csv', /has 9\.0 GB/],
])('%s is refused with a reason', async (address, reason) => {
  await expect(open(address)).rejects.toThrow(reason);
});

test('a fetch that is stopped ends as such', async () => {
  const stop = new AbortController();
  stop.abort();
  const fetching = { signal: stop.signal, onProgress: () => undefined, isKnown: () => false };
  await expect(fetchHosted('x.csv', pageUrl, fetching, stateWords.hosted)).rejects.toThrow(/abort/i);
});
