/** First byte of a gzip file; WebAssembly begins with 0. */
const gzipMark = 0x1f;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Fetches WebAssembly that the host may hold compressed, and unpacks what comes. Some hosts tell the browser that the
 * file is compressed, and the browser unpacks it: then it is left alone. `onShare` hears how much has come, 0 to 1.
 */
export async function fetchUnpacked(address: string, onShare: (share: number) => void): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok || response.body === null) {
    throw new Error(`${address} could not be fetched: the host answered with status ${response.status}.`);
  }
  const size = Number(response.headers.get('Content-Length') ?? 0);
  const { isPacked, body } = await look(response.body.pipeThrough(countShare(size, onShare)));
  const stream = isPacked ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  return new Response(stream, { headers: { 'Content-Type': 'application/wasm' } });
}

/** The length that a host tells may be that of the compressed file, so the share is kept from running ahead of 1. */
function countShare(size: number, onShare: (share: number) => void): TransformStream<Bytes, Bytes> {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.length;
      if (size > 0) onShare(Math.min(1, bytes / size));
      controller.enqueue(piece);
    },
  });
}

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
