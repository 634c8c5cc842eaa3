import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { fetchUnpacked } from '../../../workers/packed/unpack.ts';

const plainFetch = globalThis.fetch;
const wasm = new Uint8Array([
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  ...Array.from({ length: 5000 }, (_, index) => index % 7),
]);

afterEach(() => {
  globalThis.fetch = plainFetch;
});

/** Answers with the bytes in pieces of this size; notes what was asked. */
function hostOf(bytes: Uint8Array, pieceSize: number, init: ResponseInit = {}): string[] {
  const asked: string[] = [];
  globalThis.fetch = (input) => {
    asked.push(input instanceof Request ? input.url : String(input));
    const body = new ReadableStream({
      start(controller) {
        for (let from = 0; from < bytes.length; from += pieceSize) {
          controller.enqueue(bytes.slice(from, from + pieceSize));
        }
        controller.close();
      },
    });
    return Promise.resolve(new Response(body, init));
  };
  return asked;
}

test.each([1, 7, 100_000])(
  'what is compressed arrives unpacked, in pieces of %i bytes too',
  async (pieceSize) => {
    const asked = hostOf(gzipSync(wasm), pieceSize);
    const response = await fetchUnpacked('https://host.example/assets/engine.wasm.gz', () => undefined);
    expect(asked).toEqual(['https://host.example/assets/engine.wasm.gz']);
    expect(response.headers.get('Content-Type')).toBe('application/wasm');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(wasm);
  },
);

test('what the browser has unpacked already is left as it is', async () => {
  hostOf(wasm, 1000);
  const response = await fetchUnpacked('https://host.example/engine.wasm', () => undefined);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(wasm);
});

test('it is told how much has come, and never more than all', async () => {
  hostOf(wasm, 1000, { headers: { 'Content-Length': '3000' } });
  const heard: number[] = [];
  const response = await fetchUnpacked('https://host.example/engine.wasm', (share) => heard.push(share));
  await response.arrayBuffer();
  expect(heard.slice(0, 3)).toEqual([1 / 3, 2 / 3, 1]);
  expect(heard.at(-1)).toBe(1);
});

test('a failure of the host is said', async () => {
  hostOf(new Uint8Array(10), 10, { status: 404 });
  await expect(fetchUnpacked('https://host.example/engine.wasm', () => undefined)).rejects.toThrow('404');
});
