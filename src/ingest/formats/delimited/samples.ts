import type { IngestError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import { detectEncoding, type Encoding } from './encoding.ts';

const headBytes = 256 * 1024;
/** A first line may be longer than the head; one that is longer than this names no columns. */
const longestFirstLine = 4 * 2 ** 20;
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
  const head = await headOf(blob);
  const slices = await Promise.all(
    sliceStarts(blob.size, head.length).map((start) => bytesOf(blob, start, start + sliceBytes + 2)),
  );
  const encoding = chosen ?? detectEncoding([head, ...slices]);
  return {
    encoding,
    head: new TextDecoder(encoding).decode(head, { stream: true }),
    markBytes: head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0,
    isWhole: blob.size <= head.length,
    slices: slices.map((slice) => new TextDecoder(encoding).decode(slice, { stream: true })),
  };
}

/** With its first line whole. */
async function headOf(blob: Blob): Promise<Uint8Array> {
  for (let size = headBytes; ; size *= 2) {
    const head = await bytesOf(blob, 0, size);
    if (head.length === blob.size || head.some((byte) => byte === 10 || byte === 13)) return head;
    if (size >= longestFirstLine) throw endless();
  }
}

function endless(): IngestError {
  return refusedFile({ code: 'endless-line', line: 1, megabytes: longestFirstLine / 2 ** 20 });
}

/** Even, so that UTF-16 is not cut within a unit. The last slice is the file's end. */
function sliceStarts(size: number, headSize: number): number[] {
  if (size <= headSize) return [];
  const last = Math.max(headSize, size - sliceBytes);
  return Array.from({ length: sliceCount }, (_, index) => {
    const start = headSize + ((last - headSize) * (index + 1)) / sliceCount;
    return Math.floor(start / 2) * 2;
  });
}

async function bytesOf(blob: Blob, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(from, to).arrayBuffer());
}
