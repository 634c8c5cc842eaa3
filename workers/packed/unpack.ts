/** First byte of a gzip file; WebAssembly begins with 0. */
const gzipMark = 0x1f;

/**
 * Makes the global `fetch` of this worker ask for `<address>.gz` where an address ends with `ending`, and unpack what
 * comes. For a script that fetches its WebAssembly by itself, where the host is to hold it compressed.
 */
export function unpackFetched(ending: string, unpackedBytes: number): void {
  const plainFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.endsWith(ending)) return plainFetch(input, init);
    return unpacked(await plainFetch(`${address}.gz`, init), unpackedBytes);
  };
}

/** Some hosts tell the browser that the file is compressed, and the browser unpacks it: then it is left alone. */
async function unpacked(response: Response, unpackedBytes: number): Promise<Response> {
  if (!response.ok || response.body === null) return response;
  const { isPacked, body } = await look(response.body);
  const stream = isPacked ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  const headers = { 'Content-Type': 'application/wasm', 'Content-Length': String(unpackedBytes) };
  return new Response(stream, { headers });
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The stream with its first chunk put back. */
async function look(
  stream: ReadableStream<Bytes>,
): Promise<{ readonly isPacked: boolean; readonly body: ReadableStream<Bytes> }> {
  const reader = stream.getReader();
  const first = await reader.read();
  const body = new ReadableStream<Bytes>({
    start(controller) {
      if (first.value !== undefined) controller.enqueue(first.value);
      if (first.done) controller.close();
    },
    async pull(controller) {
      const next = await reader.read();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { isPacked: first.value?.[0] === gzipMark, body };
}
