import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { unpackFetched } from '../../../workers/packed/unpack.ts';

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
function hostOf(bytes: Uint8Array, pieceSize: number, status = 200): string[] {
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
    return Promise.resolve(new Response(body, { status }));
  };
  return asked;
}

test.each([1, 7, 100_000])(
  'what is compressed arrives unpacked, in pieces of %i bytes too',
  async (pieceSize) => {
    const asked = hostOf(gzipSync(wasm), pieceSize);
    unpackFetched('.wasm', wasm.length);
    const response = await fetch('https://host.example/assets/engine.wasm');
    expect(asked).toEqual(['https://host.example/assets/engine.wasm.gz']);
    expect(response.headers.get('Content-Type')).toBe('application/wasm');
    expect(response.headers.get('Content-Length')).toBe(String(wasm.length));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(wasm);
  },
);

test('what the browser has unpacked already is left as it is', async () => {
  hostOf(wasm, 1000);
  unpackFetched('.wasm', wasm.length);
  const response = await fetch(new Request('https://host.example/engine.wasm'));
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(wasm);
});

test('a failure of the host comes through', async () => {
  hostOf(new Uint8Array(10), 10, 404);
  unpackFetched('.wasm', wasm.length);
  expect((await fetch('https://host.example/engine.wasm')).status).toBe(404);
});

test('anything else is fetched as it is asked for', async () => {
  const asked = hostOf(wasm, 1000);
  unpackFetched('.wasm', wasm.length);
  await fetch('https://host.example/data.json');
  expect(asked).toEqual(['https://host.example/data.json']);
});
