import { detectEncoding, type Encoding } from './encoding.ts';

const headBytes = 256 * 1024;
const sliceBytes = 32 * 1024;
const sliceCount = 8;

/** What is looked at before a file is read: its head, and slices from there to its end. */
export interface Samples {
  readonly encoding: Encoding;
  readonly head: string;
  /** Bytes of the byte order mark, which is not in the head. */
  readonly markBytes: number;
  /** True when the head is the whole file. */
  readonly isWhole: boolean;
  /** Each begins and ends anywhere in a line; the last ends with the file. */
  readonly slices: readonly string[];
}

export async function takeSamples(blob: Blob, chosen?: Encoding): Promise<Samples> {
  const head = await bytesOf(blob, 0, headBytes);
  const slices = await Promise.all(
    sliceStarts(blob.size).map((start) => bytesOf(blob, start, start + sliceBytes + 2)),
  );
  const encoding = chosen ?? detectEncoding([head, ...slices]);
  return {
    encoding,
    head: new TextDecoder(encoding).decode(head, { stream: true }),
    markBytes: head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0,
    isWhole: blob.size <= headBytes,
    slices: slices.map((slice) => new TextDecoder(encoding).decode(slice, { stream: true })),
  };
}

/** Even, so that UTF-16 is not cut within a unit. The last slice is the file's end. */
function sliceStarts(size: number): number[] {
  if (size <= headBytes) return [];
  const last = Math.max(headBytes, size - sliceBytes);
  return Array.from({ length: sliceCount }, (_, index) => {
    const start = headBytes + ((last - headBytes) * (index + 1)) / sliceCount;
    return Math.floor(start / 2) * 2;
  });
}

async function bytesOf(blob: Blob, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(from, to).arrayBuffer());
}
