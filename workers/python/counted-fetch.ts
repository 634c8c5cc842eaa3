/**
 * Counts the bytes that arrive through the global `fetch` of this worker. Returns the function that ends it. The
 * responses themselves stay the browser's own: it keeps compiled WebAssembly for those, and for no others.
 */
export function countFetchedBytes(onBytes: (total: number) => void): () => void {
  const original = globalThis.fetch;
  let total = 0;
  let isOver = false;
  const counted = async (copy: Response): Promise<void> => {
    const counter = new WritableStream<Uint8Array>({
      write({ byteLength }) {
        total += byteLength;
        if (!isOver) onBytes(total);
      },
    });
    await copy.body?.pipeTo(counter);
  };
  globalThis.fetch = async (...request) => {
    const response = await original(...request);
    // A body that breaks off does so for whoever reads the response too, and is told there.
    counted(response.clone()).catch(() => undefined);
    return response;
  };
  return () => {
    isOver = true;
    globalThis.fetch = original;
  };
}
