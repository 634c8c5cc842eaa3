import { Refusal } from '../../core/refusal.ts';

/** Raw deflate, as the browser does it. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Stops at the limit, however much more there would be. Throws `Refusal`. */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const piece = await reader.read().catch((error: unknown) => {
      throw new Refusal('changed-on-its-way', {
        cause: error,
      });
    });
    if (piece.done) return joined(pieces, size);
    pieces.push(piece.value);
    size += piece.value.byteLength;
    if (size > mostBytes) {
      await reader.cancel();
      throw new Refusal('too-much');
    }
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}
