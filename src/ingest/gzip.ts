import { IngestError } from '../core/error.ts';
import type { UnpackedLimit } from '../core/file-fact.ts';
import { refusedFile } from '../core/refused-file.ts';

/** A CSV packs 3 to 20 times; gzip's own limit is 1,032. */
const greatestRatio = 300;
const ratioMattersFrom = 256 * 2 ** 20;
const greatestSize = 4 * 2 ** 30;

/** Unpacks a gzip file. `onBytes` hears how many of the packed bytes have been read. */
export async function ungzip(
  packed: Blob,
  signal: AbortSignal,
  onBytes: (packedBytesRead: number) => void,
): Promise<Blob> {
  const unpacked = packed
    .stream()
    .pipeThrough(countBytes(onBytes), { signal })
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(countBytes((bytes) => refuseBomb(bytes, packed.size)));
  try {
    return await new Response(unpacked).blob();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof IngestError) throw error;
    throw refusedFile({ code: 'damaged-gzip' });
  }
}

function refuseBomb(bytes: number, packedSize: number): void {
  const isTooLarge = bytes > greatestSize;
  if (!isTooLarge && (bytes < ratioMattersFrom || bytes < packedSize * greatestRatio)) return;
  const most: UnpackedLimit = isTooLarge
    ? { unit: 'GB', number: greatestSize / 2 ** 30 }
    : { unit: 'times', number: greatestRatio };
  throw refusedFile({ code: 'bomb', of: 'gzip', most });
}

function countBytes(onBytes: (bytes: number) => void): TransformStream<Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      onBytes(bytes);
      controller.enqueue(chunk);
    },
  });
}
