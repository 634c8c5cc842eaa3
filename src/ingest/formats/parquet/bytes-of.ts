import type { AsyncBuffer } from 'hyparquet';

/** A blob as `hyparquet` reads files. A damaged file may send it anywhere: a blob is asked only for what it has. */
export function bytesOf(blob: Blob): AsyncBuffer {
  return {
    byteLength: blob.size,
    slice(start, end = blob.size) {
      const isWithin = Number.isSafeInteger(start) && Number.isSafeInteger(end) && end <= blob.size;
      if (!isWithin || start < 0 || end < start)
        throw new RangeError('A place beyond the file is referred to.');
      return blob.slice(start, end).arrayBuffer();
    },
  };
}
