/** Counts the bytes that arrive through the global `fetch` of this worker. Returns the function that ends it. */
export function countFetchedBytes(onBytes: (total: number) => void): () => void {
  const original = globalThis.fetch;
  let total = 0;
  const count = (bytes: number) => {
    total += bytes;
    onBytes(total);
  };
  globalThis.fetch = async (...request) => countedResponse(await original(...request), count);
  return () => {
    globalThis.fetch = original;
  };
}

function countedResponse(response: Response, count: (bytes: number) => void): Response {
  if (response.body === null) return response;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      count(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
}
